import { type RefObject, type ToggleEvent, useId, useRef, useState } from 'react'
import { place, type Side } from './place.ts'

export interface FloatingOptions {
  side?: Side
  align?: 'start' | 'end' | 'center'
}

interface Opening extends FloatingOptions {
  /** Takes the focus once shown: a popover that is only about to show cannot hold it. */
  firstFocus: (box: HTMLElement) => HTMLElement | null
}

export interface Floating {
  open: boolean
  close: () => void
  anchorProps: { popoverTarget: string; 'aria-expanded': boolean; ref: RefObject<HTMLButtonElement | null> }
  floatProps: {
    id: string
    popover: 'auto'
    ref: RefObject<HTMLDivElement | null>
    onBeforeToggle: (event: ToggleEvent<HTMLDivElement>) => void
    onToggle: (event: ToggleEvent<HTMLDivElement>) => void
  }
}

/** A native popover: the browser gives the top layer, light dismiss, Escape and the return of focus. */
export function useFloating({ side, align, firstFocus }: Opening): Floating {
  const id = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const float = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  const settle = () => {
    const from = anchor.current?.getBoundingClientRect()
    const box = float.current
    if (!from || !box) return
    const viewport = { width: window.innerWidth, height: window.innerHeight }
    const at = place({
      anchor: from,
      size: box.getBoundingClientRect(),
      viewport,
      ...(side && { side }),
      ...(align && { align }),
    })
    box.style.top = `${at.top}px`
    box.style.left = `${at.left}px`
    firstFocus(box)?.focus()
  }

  return {
    open,
    close: () => float.current?.hidePopover(),
    anchorProps: { popoverTarget: id, 'aria-expanded': open, ref: anchor },
    floatProps: {
      id,
      popover: 'auto',
      ref: float,
      onBeforeToggle: (event) => event.target === float.current && setOpen(event.newState === 'open'),
      onToggle: (event) => event.target === float.current && event.newState === 'open' && settle(),
    },
  }
}
