import { useTranslations } from 'use-intl'
import { cx } from './class-names.ts'
import styles from './steps.module.css'

interface Props {
  label: string
  steps: readonly { id: string; title: string; note?: string }[]
  /** The step under way; those before it are done. */
  current: string
}

export function Steps({ label, steps, current }: Props) {
  const t = useTranslations('ui')
  const at = steps.findIndex((step) => step.id === current)
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className={cx(index < at && styles.done, index === at && styles.now)}
          aria-current={index === at ? 'step' : undefined}
        >
          <b>{step.title}</b>
          {index < at && <span className="sr">{t('stepDone')}</span>}
          {step.note && <span>{step.note}</span>}
        </li>
      ))}
    </ol>
  )
}
