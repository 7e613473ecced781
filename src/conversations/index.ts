import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

export { countConversations } from './queries.ts'
export { conversationReactions } from './reactions.ts'
export { conversationRoutes } from './routes.ts'
export const conversationMessages = { fr, en }
