import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAutosave, type SaveState } from './autosave.ts'

const setup = (save: (draft: string) => Promise<void>) => {
  const states: SaveState[] = []
  const autosave = createAutosave<string>({
    save,
    onState: (state) => states.push(state),
    wait: 800,
    retry: 5_000,
    mayPass: (error) => error !== 'refused',
  })
  return { autosave, states }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('autosave', () => {
  it('saves once when typing rests, the last text only', async () => {
    const saved: string[] = []
    const { autosave, states } = setup(async (draft) => void saved.push(draft))
    autosave.change('B')
    await vi.advanceTimersByTimeAsync(500)
    autosave.change('Bonjour')
    await vi.advanceTimersByTimeAsync(799)
    expect(saved).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(saved).toEqual(['Bonjour'])
    expect(states.at(-1)).toBe('clean')
  })

  it('keeps the order and ends with the last text, whatever is typed while saves run', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(2_000), fc.nat(1_500)), { minLength: 1, maxLength: 12 }),
        async (steps) => {
          const saved: string[] = []
          let running = 0
          const { autosave } = setup(async (draft) => {
            running += 1
            expect(running).toBe(1)
            const [, slow] = steps[Number(draft)] ?? [0, 0]
            await new Promise((done) => setTimeout(done, slow))
            saved.push(draft)
            running -= 1
          })
          for (const [at, [pause]] of steps.entries()) {
            autosave.change(String(at))
            await vi.advanceTimersByTimeAsync(pause)
          }
          await vi.runAllTimersAsync()
          expect(saved.at(-1)).toBe(String(steps.length - 1))
          expect(saved.map(Number)).toEqual(saved.map(Number).toSorted((one, other) => one - other))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('tries again what may pass, and keeps the text of what does not', async () => {
    const saved: string[] = []
    let failure: string | null = 'offline'
    const { autosave, states } = setup(async (draft) => {
      if (failure) throw failure
      saved.push(draft)
    })
    autosave.change('un')
    await vi.advanceTimersByTimeAsync(800)
    expect(states.at(-1)).toBe('failed')
    failure = null
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saved).toEqual(['un'])

    failure = 'refused'
    autosave.change('deux')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saved).toEqual(['un'])
    failure = null
    await autosave.flush()
    expect(saved).toEqual(['un', 'deux'])
  })

  it('lets who publishes wait for the save, and says what prevents it', async () => {
    const saved: string[] = []
    const { autosave } = setup(async (draft) => void saved.push(draft))
    autosave.change('tout de suite')
    await autosave.flush()
    expect(saved).toEqual(['tout de suite'])

    const refusing = setup(() => Promise.reject(new Error('refused'))).autosave
    refusing.change('x')
    await expect(refusing.flush()).rejects.toThrow('refused')
  })
})
