import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ComponentProps } from 'react'
import { Button, buttonClass } from './button.tsx'
import { Icon } from './icon.tsx'
import { Menu, type MenuItem } from './menu.tsx'
import styles from './split-button.module.css'

type Props = ComponentProps<typeof Button> & {
  /** What the arrow opens, as « Autres façons d'envoyer ». */
  menuLabel: string
  items: readonly MenuItem[]
}

const Arrow = ({
  label,
  variant,
  ...rest
}: { label: string; variant: Props['variant'] } & ComponentProps<'button'>) => (
  <button
    type="button"
    aria-label={label}
    {...rest}
    className={buttonClass(variant ? { variant } : {}, styles.arrow)}
  >
    <Icon of={ChevronDown} size={14} />
  </button>
)

/** A main action and its variants. */
export const SplitButton = ({ menuLabel, items, variant, ...main }: Props) => (
  // biome-ignore lint/a11y/useSemanticElements: two buttons, not a set of fields
  <span className={styles.split} role="group">
    <Button {...main} {...(variant && { variant })} />
    <Menu
      label={menuLabel}
      items={items}
      align="end"
      trigger={<Arrow label={menuLabel} variant={variant} />}
    />
  </span>
)
