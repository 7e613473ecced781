import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

export { type MetricsDeps, metricsWork } from './metrics-work.ts'
export { publishingReactions } from './reactions.ts'
export { publishingRoutes } from './routes.ts'
export const publishingMessages = { fr, en }
