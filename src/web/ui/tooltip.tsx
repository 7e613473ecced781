import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Kbd } from './kbd.tsx'
import { place, type Side } from './place.ts'
import styles from './tooltip.module.css'

interface Props {
  text: string
  keys?: string
  side?: Side
  children: ReactNode
}

const DELAY_MS = 400

/** Names a control for the eye. Never the only copy of a fact: the control carries its own label. */
export function Tooltip({ text, keys, side = 'below', children }: Props) {
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  const bubble = useRef<HTMLSpanElement>(null)
  const timer = useRef<number>(undefined)
  const [shown, setShown] = useState(false)

  const show = (delay: number) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setShown(true), delay)
  }
  const hide = () => {
    window.clearTimeout(timer.current)
    setShown(false)
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])

  useEffect(() => {
    const target = anchor.current?.firstElementChild
    const float = bubble.current
    if (!shown || !target || !float) return
    float.showPopover()
    const box = place({
      anchor: target.getBoundingClientRect(),
      size: float.getBoundingClientRect(),
      viewport: { width: window.innerWidth, height: window.innerHeight },
      side,
      align: 'center',
      gap: 6,
    })
    float.style.top = `${box.top}px`
    float.style.left = `${box.left}px`
  }, [shown, side])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the span only watches its button; every event is also on the button
    <span
      ref={anchor}
      className={styles.anchor}
      onPointerEnter={(event) => event.pointerType === 'mouse' && show(DELAY_MS)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(0)}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {children}
      {shown && (
        <span ref={bubble} id={id} role="tooltip" popover="manual" className={styles.bubble}>
          {text}
          {keys && <Kbd keys={keys} className={styles.keys} />}
        </span>
      )}
    </span>
  )
}
