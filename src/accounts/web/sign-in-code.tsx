import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Avatar, Button, Checkbox, TextField } from '../../web/ui/index.ts'
import entry from './entry.module.css'
import { isStatus, verifyBackupCode, verifyCode } from './sign-in-api.ts'

interface Props {
  email: string
  onIn: () => Promise<void>
  onBack: () => void
}

/** One field for the whole code: it is read from a phone and pasted or filled at once. */
export function CodeStep({ email, onIn, onBack }: Props) {
  const t = useTranslations('accounts.code')
  const signIn = useTranslations('accounts.signIn')
  const [backup, setBackup] = useState(false)
  const [code, setCode] = useState('')
  const [trust, setTrust] = useState(false)
  usePageTitle(t('title'))

  const verify = useMutation({
    mutationFn: () =>
      backup ? verifyBackupCode(code.trim(), trust) : verifyCode(code.replace(/\D/g, ''), trust),
    onSuccess: onIn,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    verify.mutate()
  }
  const wrong = backup ? t('wrongBackup') : t('wrong')
  const error = verify.error ? (isStatus(verify.error, 429) ? signIn('tooMany') : wrong) : undefined

  return (
    <>
      <h1>{t('title')}</h1>
      <p className={entry.lead}>{backup ? t('backupLead') : t('lead')}</p>
      <div className={entry.who}>
        <Avatar name={email} size={40} />
        <b className="grow ell">{email}</b>
        <button type="button" className="link" onClick={onBack}>
          {t('notMe')}
        </button>
      </div>
      <form className={entry.form} onSubmit={submit} noValidate>
        <TextField
          key={backup ? 'backup' : 'code'}
          id="code"
          label={backup ? t('backupLabel') : t('label')}
          autoFocus
          autoComplete="one-time-code"
          inputMode={backup ? 'text' : 'numeric'}
          maxLength={backup ? 30 : 9}
          className={backup ? undefined : entry.code}
          value={code}
          onChange={setCode}
          error={error}
        />
        <Checkbox label={t('trust')} checked={trust} onChange={setTrust} />
        <Button type="submit" variant="primary" full busy={verify.isPending}>
          {t('submit')}
        </Button>
      </form>
      <div className={entry.links}>
        <button
          type="button"
          className="link"
          onClick={() => {
            setBackup(!backup)
            setCode('')
            verify.reset()
          }}
        >
          {backup ? t('useApp') : t('useBackup')}
        </button>
      </div>
    </>
  )
}
