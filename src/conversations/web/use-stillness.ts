import { useCallback, useRef } from 'react'

/** What the screen knows of its list: whether it must not move, and where its keyboard goes. */
export function useStillness() {
  const pane = useRef<HTMLDivElement>(null)
  const grid = useCallback(() => pane.current?.querySelector<HTMLElement>('[role="grid"]') ?? null, [])

  const isStill = useCallback(() => {
    const list = grid()
    return Boolean(list && (list.matches(':hover') || list.contains(document.activeElement)))
  }, [grid])

  /** To the row of a conversation, or to the list's current one when it is not on screen. After the next drawing. */
  const focusRow = useCallback(
    (id: string | null) => {
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const rows = [...(grid()?.querySelectorAll<HTMLElement>('[role="row"]') ?? [])]
          const wanted = rows.find((row) => id !== null && row.querySelector(`[data-conversation="${id}"]`))
          const target = wanted ?? rows.find((row) => row.tabIndex === 0) ?? rows[0]
          target?.focus()
        }),
      )
    },
    [grid],
  )

  /** To the queue's tab, when no conversation is left to go to. */
  const focusQueue = useCallback(() => {
    requestAnimationFrame(() =>
      pane.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
    )
  }, [])
  /** Into the open conversation. */
  const focusTitle = useCallback(
    () => pane.current?.querySelector<HTMLElement>('[data-conversation-title]')?.focus(),
    [],
  )
  return { pane, isStill, focusRow, focusQueue, focusTitle }
}
