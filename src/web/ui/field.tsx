import CircleAlert from 'lucide-react/icons/circle-alert'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

export interface FieldLook {
  label: string
  /** One sentence below; the error takes its place. */
  help?: ReactNode
  /** What was seen, what is expected, an example. Never « invalide ». */
  error?: ReactNode
  optional?: boolean
  /** Read by assistive technology only, where the place already names the field. */
  hideLabel?: boolean
}

/** What Field gives the control it labels. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface Props extends FieldLook {
  id?: string | undefined
  children: (control: ControlProps) => ReactNode
}

export const FieldError = ({ id, children }: { id?: string; children: ReactNode }) => (
  <span id={id} className={styles.error}>
    <Icon of={CircleAlert} size={15} />
    <span>{children}</span>
  </span>
)

/** A label above, a control, then its help or its error. */
export function Field({ label, help, error, optional, hideLabel, id: givenId, children }: Props) {
  const t = useTranslations('ui')
  const ownId = useId()
  const id = givenId ?? ownId
  const describedBy = error ? `${id}-error` : help ? `${id}-help` : undefined
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'sr' : styles.label}>
        {label}
        {optional && <i> {t('optional')}</i>}
      </label>
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <FieldError id={`${id}-error`}>{error}</FieldError>
      ) : (
        help && (
          <span id={`${id}-help`} className={styles.help}>
            {help}
          </span>
        )
      )}
    </div>
  )
}
