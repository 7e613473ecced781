import { cloneElement, type ReactElement, type ReactNode } from 'react'
import { cx } from './class-names.ts'
import styles from './popover.module.css'
import { type FloatingOptions, useFloating } from './use-floating.ts'

interface Props extends FloatingOptions {
  label: string
  /** A Button, an IconButton, or any element that passes its props to a `button`. */
  trigger: ReactElement
  className?: string
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** Details on demand. Its content exists only while it is open. */
export function Popover({ label, trigger, children, className, ...options }: Props) {
  const { open, close, anchorProps, floatProps } = useFloating({ ...options, firstFocus: (box) => box })
  return (
    <>
      {cloneElement(trigger, { ...anchorProps, 'aria-haspopup': 'dialog' } as object)}
      <div
        {...floatProps}
        role="dialog"
        tabIndex={-1}
        aria-label={label}
        className={cx(styles.float, styles.padded, className)}
      >
        {open && (typeof children === 'function' ? children(close) : children)}
      </div>
    </>
  )
}
