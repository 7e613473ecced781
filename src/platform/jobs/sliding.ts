import type { DueWork } from './loop.ts'

export interface SlidingWork<T> {
  name: string
  idleMs: number
  /** Pieces under way at the same time in this process. */
  atOnce: number
  claim(howMany: number): Promise<readonly T[]>
  /** Must not throw: a piece answers for its own failures. */
  run(piece: T): Promise<void>
  nextDueAt?(): Promise<Date | null>
}

/** Work whose pieces take as long as a network takes: a slow one holds its own place, never the others'. */
export function slidingWork<T>(work: SlidingWork<T>): DueWork {
  const underWay = new Set<Promise<void>>()
  return {
    name: work.name,
    idleMs: work.idleMs,
    ...(work.nextDueAt && { nextDueAt: work.nextDueAt }),
    async runDue() {
      if (underWay.size >= work.atOnce) {
        await Promise.race(underWay)
        return 1
      }
      const pieces = await work.claim(work.atOnce - underWay.size)
      for (const piece of pieces) {
        const running: Promise<void> = work.run(piece).finally(() => underWay.delete(running))
        underWay.add(running)
      }
      return pieces.length
    },
    async settled() {
      await Promise.all(underWay)
    },
  }
}
