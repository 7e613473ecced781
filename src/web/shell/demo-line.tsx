import FlaskConical from 'lucide-react/icons/flask-conical'
import { useTranslations } from 'use-intl'
import { Icon } from '../ui/icon.tsx'
import styles from './demo-line.module.css'

/** Nobody must believe that the demonstration reaches real people. */
export function DemoLine() {
  const t = useTranslations('shell')
  return (
    <p className={styles.line}>
      <Icon of={FlaskConical} size={14} />
      {t('demo')}
    </p>
  )
}
