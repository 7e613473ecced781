import './schema.ts'

export { createDispatcher, type Dispatcher } from './dispatch.ts'
export { type Fact, type Reaction, reactionIndex } from './fact.ts'
export { FACT_CHANNEL, type NewFact, recordFacts } from './record.ts'
export { replayFacts } from './replay.ts'
