import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

export { contract, type InputOf, type OutputOf, type RouteContract } from './contract.ts'
export { createHttp, type HttpDeps } from './create.ts'
export type { Doorkeeper } from './identity.ts'
export {
  longRoute,
  personRoute,
  publicRoute,
  type Route,
  readRoute,
  type Visitor,
  writeRoute,
} from './route.ts'
export const httpMessages = { fr, en }
