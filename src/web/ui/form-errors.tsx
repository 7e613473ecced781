import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import styles from './form-errors.module.css'

export interface FormError {
  /** Id of the control at fault; without it the line is not a link. */
  field?: string | undefined
  message: string
}

interface Props {
  errors: readonly FormError[]
  /** What was kept, so that nobody fears having lost it. */
  kept?: string
}

/** Takes focus when a send is refused, and leads to each field. */
export function FormErrors({ errors, kept }: Props) {
  const t = useTranslations('ui')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length) box.current?.focus()
  }, [errors])
  if (!errors.length) return null
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.box}>
      <b>{t('errorsTitle', { count: errors.length })}</b>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field}${error.message}`}>
            {error.field ? (
              <a
                className="link"
                href={`#${error.field}`}
                onClick={(event) => focusField(event, error.field)}
              >
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
      {kept && <p>{kept}</p>}
    </div>
  )
}

const focusField = (event: { preventDefault: () => void }, field: string | undefined) => {
  event.preventDefault()
  if (field) document.getElementById(field)?.focus()
}
