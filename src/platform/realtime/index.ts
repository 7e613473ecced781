export { liveEvents } from './events.ts'
export { createHub, type Hub } from './hub.ts'
