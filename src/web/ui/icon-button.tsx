import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'
import styles from './icon-button.module.css'
import { Tooltip } from './tooltip.tsx'

type Props = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  icon: LucideIcon
  label: string
  keys?: string
  iconSize?: number
  small?: boolean
}

export const IconButton = ({ icon, label, keys, iconSize = 17, small, className, ...rest }: Props) => (
  <Tooltip text={label} {...(keys && { keys })}>
    <button
      type="button"
      aria-label={label}
      {...rest}
      className={cx(styles.button, small && styles.small, className)}
    >
      <Icon of={icon} size={iconSize} />
    </button>
  </Tooltip>
)
