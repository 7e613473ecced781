import accounts from '../../accounts/web/messages/fr.json' with { type: 'json' }
import channels from '../../channels/web/messages/fr.json' with { type: 'json' }
import conversations from '../../conversations/web/messages/fr.json' with { type: 'json' }
import publishing from '../../publishing/web/messages/fr.json' with { type: 'json' }
import web from '../messages/fr.json' with { type: 'json' }

/** The model of every catalogue: a key that another language lacks does not compile. */
export const messages = { ...web, accounts, channels, conversations, publishing }
