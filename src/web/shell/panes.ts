const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), textarea, select, [tabindex="0"]'

/** F6: to the next pane on screen, on its current row or its first control. */
export function focusPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.offsetParent !== null,
  )
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  const pane = panes[(at + by + panes.length) % panes.length]
  const target =
    pane?.querySelector<HTMLElement>('[role="row"][tabindex="0"]') ??
    pane?.querySelector<HTMLElement>(FOCUSABLE)
  target?.focus()
}
