import type { Clock } from '../clock/index.ts'
import type { Log } from '../log/index.ts'

/** Work that waits in rows of its own room: facts to react to, deliveries due, channels to read. */
export interface DueWork {
  name: string
  /** Does some of what is due; returns how many pieces it took. 0 means quiet. */
  runDue(): Promise<number>
  /** When the next piece is due, if that is known: the loop wakes at its second. */
  nextDueAt?(): Promise<Date | null>
  /** Longest sleep in milliseconds. */
  idleMs: number
  /** Waits for what `runDue` left under way. */
  settled?(): Promise<void>
}

export interface Loop {
  wake(): void
  /** Ends after the piece under way. */
  stop(): Promise<void>
}

/** Runs `work` whenever it may be due: at once when woken, at the announced second, after `idleMs` otherwise. */
export function startLoop(work: DueWork, clock: Clock, log: Log): Loop {
  let stopped = false
  let woken = false
  let rouse: () => void = () => {}

  const sleep = async (): Promise<void> => {
    if (woken || stopped) return
    const next = (await work.nextDueAt?.()) ?? null
    const ahead = next ? next.getTime() - clock.now().getTime() : work.idleMs
    // What is past and yet was not taken is held or in other hands: looking again at once would spin.
    const delay = ahead > 0 ? Math.min(work.idleMs, ahead) : work.idleMs
    if (woken || stopped) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delay)
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false
      try {
        if ((await work.runDue()) > 0) continue
        await sleep()
      } catch (error) {
        log.error({ error, loop: work.name }, 'loop failed')
        await new Promise((resolve) => setTimeout(resolve, 1000))
      }
    }
  }
  const ended = run()

  return {
    wake() {
      woken = true
      rouse()
    },
    async stop() {
      stopped = true
      rouse()
      await ended
      await work.settled?.()
    },
  }
}

/** Runs everything due until all is quiet: how tests wait without sleeping. */
export async function processAll(works: readonly DueWork[]): Promise<void> {
  for (let turn = 0; turn < 1000; turn++) {
    let done = 0
    for (const work of works) {
      done += await work.runDue()
      await work.settled?.()
    }
    if (done === 0) return
  }
  throw new Error('The work never becomes quiet: something makes its own work again')
}
