export interface Box {
  top: number
  left: number
  width: number
  height: number
}

export type Side = 'below' | 'above' | 'right'

interface Wanted {
  anchor: Box
  size: { width: number; height: number }
  viewport: { width: number; height: number }
  side?: Side
  align?: 'start' | 'end' | 'center'
  gap?: number
}

const MARGIN = 8
const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high))

const across = ({ anchor, size, align = 'start' }: Wanted): number => {
  if (align === 'end') return anchor.left + anchor.width - size.width
  if (align === 'center') return anchor.left + (anchor.width - size.width) / 2
  return anchor.left
}

const along = ({ anchor, size, viewport, side = 'below', gap = 4 }: Wanted): number => {
  const below = anchor.top + anchor.height + gap
  const above = anchor.top - size.height - gap
  const fitsBelow = below + size.height + MARGIN <= viewport.height
  const fitsAbove = above >= MARGIN
  if (side === 'above') return fitsAbove || !fitsBelow ? above : below
  return fitsBelow || !fitsAbove ? below : above
}

/** Where a floating thing goes beside its anchor, in viewport pixels: always whole inside the viewport when it can be. */
export function place(wanted: Wanted): { top: number; left: number } {
  const { anchor, size, viewport, side = 'below', gap = 4 } = wanted
  const beside = {
    top: anchor.top + (anchor.height - size.height) / 2,
    left: anchor.left + anchor.width + gap,
  }
  const { top, left } = side === 'right' ? beside : { top: along(wanted), left: across(wanted) }
  return {
    top: clamp(top, MARGIN, Math.max(MARGIN, viewport.height - size.height - MARGIN)),
    left: clamp(left, MARGIN, Math.max(MARGIN, viewport.width - size.width - MARGIN)),
  }
}
