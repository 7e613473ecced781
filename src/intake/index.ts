export { streamsWork } from './follow-streams.ts'
export {
  childrenOf,
  type Heard,
  heardById,
  idsBelow,
  lineOf,
  type MessageRow,
  markMessage,
  messageById,
  messageByRemoteId,
  messagesById,
  type ReadingPulse,
  readingPulses,
} from './queries.ts'
export { intakeReactions } from './reactions.ts'
export { type ReadDeps, readingWork } from './read-channels.ts'
export { storeMessages } from './store-messages.ts'
