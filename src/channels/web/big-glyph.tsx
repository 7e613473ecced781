import { cx } from '../../web/ui/index.ts'
import styles from './big-glyph.module.css'

/** The network's two letters at the size of a row of settings; its name is written beside. */
export const BigGlyph = ({ monogram, large }: { monogram: string; large?: boolean }) => (
  <span aria-hidden className={cx(styles.glyph, large && styles.large)}>
    {monogram}
  </span>
)
