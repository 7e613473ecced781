import { useMutation, useQueryClient } from '@tanstack/react-query'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { sessionQuery, useSession } from '../../web/session.ts'
import { Button, StateWord, showToast, TextField } from '../../web/ui/index.ts'
import styles from './profile.module.css'
import { disableTotp, enableTotp, type TotpEnrolment } from './sign-in-api.ts'
import { TotpEnrolmentForm } from './totp-enrolment.tsx'

export function TwoFactor() {
  const t = useTranslations('accounts.profile')
  const words = useTranslations('accounts')
  const { person } = useSession()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [password, setPassword] = useState('')
  const [enrolment, setEnrolment] = useState<TotpEnrolment | null>(null)

  const finish = (message: string) => {
    setAsking(false)
    setPassword('')
    setEnrolment(null)
    showToast(message)
    return client.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const turn = useMutation({
    mutationFn: async () =>
      person.twoFactor ? void (await disableTotp(password)) : setEnrolment(await enableTotp(password)),
    onSuccess: () => (person.twoFactor ? finish(t('disabled')) : setAsking(false)),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    turn.mutate()
  }

  return (
    <section className={styles.part}>
      <h2>{t('twoFactor')}</h2>
      <p className={styles.sentence}>
        <StateWord
          tone={person.twoFactor ? 'ok' : 'muted'}
          icon={person.twoFactor ? CircleCheck : CircleAlert}
        >
          {person.twoFactor ? t('twoFactorOn') : t('twoFactorOff')}
        </StateWord>
      </p>
      {enrolment && <TotpEnrolmentForm enrolment={enrolment} onDone={() => finish(t('enabled'))} />}
      {!enrolment && !asking && (
        <div>
          <Button onClick={() => setAsking(true)}>{person.twoFactor ? t('disable') : t('enable')}</Button>
        </div>
      )}
      {asking && (
        <form className={styles.form} onSubmit={submit} noValidate>
          <TextField
            id="confirm"
            label={words('currentPassword')}
            type="password"
            autoComplete="current-password"
            maxLength={128}
            autoFocus
            value={password}
            onChange={setPassword}
            help={t('confirmPassword')}
            error={turn.error ? t('wrongPassword') : undefined}
          />
          <div className="row wrap">
            <Button type="submit" variant="primary" busy={turn.isPending} disabled={!password}>
              {t('continue')}
            </Button>
            <Button
              variant="quiet"
              onClick={() => {
                setAsking(false)
                setPassword('')
                turn.reset()
              }}
            >
              {t('cancel')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
