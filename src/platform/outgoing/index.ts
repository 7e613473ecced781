export { isPublicAddress } from './addresses.ts'
export { createOutgoing, type Outgoing, RefusedAddress } from './client.ts'
