export type SaveState = 'clean' | 'waiting' | 'saving' | 'failed'

interface Options<Draft> {
  save: (draft: Draft) => Promise<void>
  onState: (state: SaveState, error: unknown) => void
  /** Milliseconds of rest before a save. */
  wait: number
  /** Milliseconds before another try after a failure that may pass. */
  retry: number
  /** Whether trying the same thing again may succeed. */
  mayPass: (error: unknown) => boolean
}

export interface Autosave<Draft> {
  change: (draft: Draft) => void
  /** Saves what waits, now. Rejects with what prevented it. */
  flush: () => Promise<void>
  stop: () => void
}

/** Saves the latest draft once typing rests: one save at a time, none skipped, an older text never after a newer one. */
export function createAutosave<Draft>({
  save,
  onState,
  wait,
  retry,
  mayPass,
}: Options<Draft>): Autosave<Draft> {
  let latest: { draft: Draft } | null = null
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void run().catch(() => undefined), ms)
  }

  const once = async () => {
    while (latest) {
      const taken = latest
      latest = null
      onState('saving', null)
      try {
        await save(taken.draft)
      } catch (error) {
        latest ??= taken
        onState('failed', error)
        if (mayPass(error)) later(retry)
        throw error
      }
    }
    onState('clean', null)
  }

  const run = (): Promise<void> => {
    clearTimeout(timer)
    running ??= once().finally(() => {
      running = null
    })
    return running
  }

  return {
    change: (draft) => {
      latest = { draft }
      if (running) return
      onState('waiting', null)
      later(wait)
    },
    flush: async () => {
      await running
      if (latest) await run()
    },
    stop: () => clearTimeout(timer),
  }
}
