import CircleAlert from 'lucide-react/icons/circle-alert'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './char-count.module.css'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'

interface Props {
  /** Counted as the network counts. */
  used: number
  /** null: the network sets no limit. */
  limit: number | null
  /** Whose limit, where several are on screen. */
  network?: string
}

const WARN_AT = 0.9
const ROUND = 2 * Math.PI * 5.5

/** Warns at 90 %; over the limit says by how much. It never blocks typing. */
export function CharCount({ used, limit, network }: Props) {
  const t = useTranslations('ui')
  const format = useFormatter()
  const ratio = limit ? used / limit : 0
  const over = limit !== null && used > limit
  const state = over ? styles.over : ratio >= WARN_AT ? styles.near : undefined
  const text = limit === null ? format.number(used) : `${format.number(used)} / ${format.number(limit)}`
  return (
    <span className={cx(styles.count, state)}>
      {over ? (
        <Icon of={CircleAlert} size={15} />
      ) : (
        limit !== null && (
          <svg width="15" height="15" viewBox="0 0 16 16" aria-hidden>
            <circle cx="8" cy="8" r="5.5" className={styles.trough} />
            <circle
              cx="8"
              cy="8"
              r="5.5"
              className={styles.ring}
              strokeDasharray={`${(Math.min(1, ratio) * ROUND).toFixed(1)} ${ROUND.toFixed(1)}`}
              transform="rotate(-90 8 8)"
            />
          </svg>
        )
      )}
      <span aria-hidden>{text}</span>
      <span className="sr">
        {network && `${network} : `}
        {over
          ? t('charCountOver', { over: used - limit })
          : limit === null
            ? t('charCountFree', { used })
            : t('charCount', { used, limit })}
      </span>
      {over && <b aria-hidden>{t('tooLongBy', { count: used - limit })}</b>}
    </span>
  )
}
