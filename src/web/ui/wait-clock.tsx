import { useLocale } from 'use-intl'
import { useNow } from '../time/use-now.ts'
import { formatWait, waitState } from '../time/wait.ts'
import { cx } from './class-names.ts'
import styles from './wait-clock.module.css'

interface Props {
  /** Since when someone waits. */
  since: string | Date
  /** When the answer is due; null: the workspace set no target. */
  dueAt: string | Date | null
  /** Milliseconds to count to, instead of the page's clock. */
  now?: number
}

const ROUND = 2 * Math.PI * 5.5

/** The ring fills up to the target; at the target the hand appears. The text carries the fact. */
export function WaitClock({ since, dueAt, now }: Props) {
  const locale = useLocale()
  const pageNow = useNow()
  const start = new Date(since).getTime()
  const waited = ((now ?? pageNow) - start) / 60_000
  const target = dueAt === null ? null : (new Date(dueAt).getTime() - start) / 60_000
  const { state, ratio } = waitState(waited, target)
  return (
    <span className={cx(styles.wait, styles[state])}>
      <svg width="15" height="15" viewBox="0 0 16 16" aria-hidden>
        <circle cx="8" cy="8" r="5.5" className={styles.trough} />
        <circle
          cx="8"
          cy="8"
          r="5.5"
          className={styles.ring}
          strokeDasharray={`${(ratio * ROUND).toFixed(1)} ${ROUND.toFixed(1)}`}
          transform="rotate(-90 8 8)"
        />
        {state === 'late' && <path d="M8 5.6v2.8l1.5.9" className={styles.hand} />}
      </svg>
      <span>{formatWait(waited, locale)}</span>
    </span>
  )
}
