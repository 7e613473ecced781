const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), textarea, select, [tabindex="0"]'

/** The current row of a list, else the first control. */
const entryOf = (pane: HTMLElement): HTMLElement | null =>
  pane.querySelector<HTMLElement>('[role="row"][tabindex="0"]') ?? pane.querySelector<HTMLElement>(FOCUSABLE)

/** F6: to the next pane on screen that holds something to use. */
export function focusPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.offsetParent !== null && entryOf(pane),
  )
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  const pane = panes.at((at + by) % panes.length)
  if (pane) entryOf(pane)?.focus()
}
