import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

export type { DemoDeps } from './deps.ts'
export { eraseDemo } from './operations/erase-demo.ts'
export { seedDemo } from './operations/seed-demo.ts'
export { withRehearsals } from './rehearsal.ts'
export { demoRoutes } from './routes.ts'
export const demoMessages = { fr, en }
