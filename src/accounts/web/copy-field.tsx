import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, TextField } from '../../web/ui/index.ts'
import styles from './copy-field.module.css'

/** A text shown once, with the button that copies it; selected when the browser refuses. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const t = useTranslations('accounts')
  const field = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setState('copied')
    } catch {
      field.current?.select()
      setState('refused')
    }
  }
  return (
    <div className={styles.field}>
      <TextField
        ref={field}
        label={label}
        value={value}
        onChange={() => {}}
        readOnly
        className={styles.value}
        onFocus={(event) => event.target.select()}
      />
      <Button icon={state === 'copied' ? Check : Copy} onClick={() => void copy()}>
        {state === 'copied' ? t('copied') : t('copy')}
      </Button>
      <p role="status" className={styles.status}>
        {state === 'refused' && t('copyFailed')}
      </p>
    </div>
  )
}
