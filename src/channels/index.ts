import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

export { type OpenChannel, openChannel } from './access.ts'
export type { ChannelDeps, NetworkDirectory } from './deps.ts'
export { reportTrouble } from './operations/report-trouble.ts'
export { resealSecrets } from './operations/reseal-secrets.ts'
export { type ChannelRow, channelsById, listChannels, loadChannel } from './queries.ts'
export { channelRoutes } from './routes.ts'
export type { ChannelPulse } from './views.ts'
export const channelMessages = { fr, en }
