export { createOutgoing, type Outgoing, RefusedAddress } from './client.ts'
