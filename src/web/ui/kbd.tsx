import { cx } from './class-names.ts'
import styles from './kbd.module.css'

interface Props {
  /** Keys joined by `+`, as `Ctrl+K`; a single key prints alone. */
  keys: string
  className?: string | undefined
}

/** Keys as printed. Hidden from assistive technology when they only repeat an `aria-keyshortcuts`. */
export const Kbd = ({ keys, className }: Props) => (
  <span className={cx(styles.keys, className)}>
    {keys.split('+').map((key) => (
      <kbd key={key} className={styles.key}>
        {key}
      </kbd>
    ))}
  </span>
)
