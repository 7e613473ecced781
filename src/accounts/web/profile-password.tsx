import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError } from '../../web/api-error.ts'
import { faultsOf } from '../../web/form-faults.ts'
import { Button, FormErrors, showToast, TextField } from '../../web/ui/index.ts'
import { NewPasswordField } from './password-field.tsx'
import styles from './profile.module.css'
import { changePassword } from './sign-in-api.ts'

/** 422 is the judgement of the new one; any other refusal is about the current one. */
const isAboutNew = (error: Error | null): boolean => error instanceof ApiError && error.status === 422

export function PasswordForm() {
  const t = useTranslations('accounts')
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = useMutation({
    mutationFn: () => changePassword(current, password),
    onSuccess: () => {
      setCurrent('')
      setPassword('')
      showToast(t('profile.passwordChanged'))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  const wrongCurrent = change.error instanceof ApiError && !isAboutNew(change.error)
  const faults = faultsOf(
    wrongCurrent ? { current: t('profile.wrongPassword') } : {},
    change.error,
    t('signIn.failed'),
  )
  return (
    <section className={styles.part}>
      <h2>{t('profile.password')}</h2>
      <form className={styles.form} onSubmit={submit} noValidate>
        <FormErrors errors={faults.list} />
        <TextField
          id="current"
          label={t('currentPassword')}
          type="password"
          autoComplete="current-password"
          maxLength={128}
          value={current}
          onChange={setCurrent}
          error={faults.of('current')}
        />
        <NewPasswordField
          label={t('newPassword')}
          value={password}
          onChange={setPassword}
          error={faults.of('password')}
        />
        <div>
          <Button type="submit" busy={change.isPending} disabled={!current || !password}>
            {t('profile.changePassword')}
          </Button>
        </div>
      </form>
    </section>
  )
}
