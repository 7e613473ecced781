export { type DueWork, type Loop, processAll, startLoop } from './loop.ts'
export { slidingWork } from './sliding.ts'
