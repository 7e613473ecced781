const isOff = (item: HTMLElement): boolean =>
  item.matches(':disabled') || item.getAttribute('aria-hidden') === 'true'

/** The place an arrow, Home or End leads to among `count` items, or null when the key is another one. */
export function step(
  key: string,
  at: number,
  count: number,
  axis: 'vertical' | 'horizontal' | 'both' = 'vertical',
): number | null {
  if (count === 0) return null
  const next =
    axis === 'horizontal' ? ['ArrowRight'] : axis === 'vertical' ? ['ArrowDown'] : ['ArrowDown', 'ArrowRight']
  const previous =
    axis === 'horizontal' ? ['ArrowLeft'] : axis === 'vertical' ? ['ArrowUp'] : ['ArrowUp', 'ArrowLeft']
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (next.includes(key)) return (at + 1) % count
  if (previous.includes(key)) return (at - 1 + count) % count
  return null
}

/** Moves focus among the items of a container that match `selector`; true when the key was used. */
export function moveFocus(
  container: HTMLElement,
  selector: string,
  key: string,
  axis?: 'vertical' | 'horizontal' | 'both',
): boolean {
  const items = [...container.querySelectorAll<HTMLElement>(selector)].filter((item) => !isOff(item))
  const active = document.activeElement
  const at = active instanceof HTMLElement ? items.indexOf(active) : -1
  const target = step(key, at, items.length, axis)
  if (target === null) return false
  items[target]?.focus()
  return true
}
