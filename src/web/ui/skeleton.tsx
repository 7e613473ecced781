import type { CSSProperties } from 'react'
import styles from './skeleton.module.css'
import { useAfter } from './use-after.ts'

interface Props {
  /** Announced once, as « Chargement des conversations ». */
  label: string
  rows?: number
  /** Pixels a row, so that nothing moves when it comes. */
  height?: number
  /** Drawn at once: only the design page does. */
  still?: boolean
}

const WIDTHS = ['46%', '38%', '52%', '41%', '35%']

/** Nothing for 300 ms, then still shapes of the right height. */
export function Skeleton({ label, rows = 4, height = 52, still }: Props) {
  const late = useAfter(300)
  if (!late && !still) return <div className={styles.room} style={{ height: rows * height }} />
  return (
    <div role="status">
      <span className="sr">{label}</span>
      <ul aria-hidden className={styles.rows}>
        {Array.from({ length: rows }, (_, at) => {
          const look: CSSProperties & { '--w': string } = {
            height,
            '--w': WIDTHS[at % WIDTHS.length] ?? '40%',
          }
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no identity but their place
            <li key={at} style={look}>
              <i className={styles.face} />
              <span className={styles.lines}>
                <i />
                <i />
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
