import accounts from '../../accounts/web/messages/en.json' with { type: 'json' }
import channels from '../../channels/web/messages/en.json' with { type: 'json' }
import conversations from '../../conversations/web/messages/en.json' with { type: 'json' }
import publishing from '../../publishing/web/messages/en.json' with { type: 'json' }
import web from '../messages/en.json' with { type: 'json' }
import type { Words } from './words.ts'

export const messages: Words = { ...web, accounts, channels, conversations, publishing }
