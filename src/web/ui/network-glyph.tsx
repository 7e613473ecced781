import styles from './network-glyph.module.css'

interface Props {
  /** Two letters and the name, both from the network's manifest. */
  monogram: string
  name: string
  /** Writes the name beside the letters. */
  named?: boolean
}

export const NetworkGlyph = ({ monogram, name, named }: Props) =>
  named ? (
    <span className={styles.named}>
      <span className={styles.glyph} aria-hidden>
        {monogram}
      </span>
      {name}
    </span>
  ) : (
    <span className={styles.glyph} role="img" aria-label={name} title={name}>
      {monogram}
    </span>
  )
