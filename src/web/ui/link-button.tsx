import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import styles from './button.module.css'
import { type ButtonLook, buttonClass } from './button.tsx'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'

type Props = Pick<LinkProps, 'to' | 'params' | 'search'> & ButtonLook & { children: ReactNode }

/** A place to go that looks like a button: it opens in a new tab as links do. */
export function LinkButton({
  to,
  params,
  search,
  variant,
  size = 'normal',
  icon,
  endIcon,
  keys,
  full,
  children,
}: Props) {
  const place = { to, params, search } as LinkProps
  return (
    <Link {...place} className={buttonClass({ ...(variant && { variant }), size, ...(full && { full }) })}>
      {icon && <Icon of={icon} />}
      <span>{children}</span>
      {keys && <Kbd keys={keys} className={styles.keys} />}
      {endIcon && <Icon of={endIcon} size={14} />}
    </Link>
  )
}
