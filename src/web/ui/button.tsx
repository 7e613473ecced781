import type { LucideIcon } from 'lucide-react'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import type { ComponentProps, ReactNode } from 'react'
import styles from './button.module.css'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'

export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'danger' | 'danger-filled'

export interface ButtonLook {
  /** One primary a page; `danger-filled` in dialogs only. */
  variant?: ButtonVariant
  size?: 'normal' | 'small'
  icon?: LucideIcon
  /** An icon after the label, as the arrow of a menu. */
  endIcon?: LucideIcon
  /** The key that does the same, printed on the button. */
  keys?: string
  full?: boolean
}

type Props = Omit<ComponentProps<'button'>, 'children'> &
  ButtonLook & {
    children: ReactNode
    /** Work under way: the button stays focusable and says so. */
    busy?: boolean
  }

export const buttonClass = ({ variant = 'default', size = 'normal', full }: ButtonLook, extra?: string) =>
  cx(styles.button, styles[variant], size === 'small' && styles.small, full && styles.full, extra)

const ICON_SIZE = { normal: 16, small: 15 }

export function Button({
  variant,
  size = 'normal',
  icon,
  endIcon,
  keys,
  full,
  busy,
  children,
  className,
  onClick,
  ...rest
}: Props) {
  const mark = busy ? LoaderCircle : icon
  return (
    <button
      type="button"
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      {...rest}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClass({ ...(variant && { variant }), size, ...(full && { full }) }, className)}
    >
      {mark && <Icon of={mark} size={ICON_SIZE[size]} className={busy ? styles.turning : undefined} />}
      <span className={styles.label}>{children}</span>
      {keys && <Kbd keys={keys} className={styles.keys} />}
      {endIcon && <Icon of={endIcon} size={14} />}
    </button>
  )
}
