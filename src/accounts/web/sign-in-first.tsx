import { useMutation } from '@tanstack/react-query'
import Fingerprint from 'lucide-react/icons/fingerprint-pattern'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError } from '../../web/api-error.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Button, FormErrors, Notice, TextField } from '../../web/ui/index.ts'
import entry from './entry.module.css'
import { isStatus, passkeysWork, providerUrl, signInWithPasskey, signInWithPassword } from './sign-in-api.ts'

interface Props {
  instance: { oidc: string | null; sendsMail: boolean }
  next: string
  onIn: () => Promise<void>
  onCode: (email: string) => void
  onForgotten: (email: string) => void
}

/** Better-auth says which of the two is wrong by one code for both; ours say so too. */
const isWrong = (error: Error | null): boolean => isStatus(error, 401) || isStatus(error, 400)

export function FirstStep({ instance, next, onIn, onCode, onForgotten }: Props) {
  const t = useTranslations('accounts')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<('email' | 'password')[]>([])
  usePageTitle(t('signIn.submit'))

  const withPasskey = useMutation({ mutationFn: signInWithPasskey, onSuccess: onIn })
  const withProvider = useMutation({
    mutationFn: () => providerUrl(next),
    onSuccess: (url) => window.location.assign(url),
  })
  const withPassword = useMutation({
    mutationFn: () => signInWithPassword(email, password),
    onSuccess: (codeAsked) => (codeAsked ? onCode(email) : onIn()),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = (['email', 'password'] as const).filter((field) => !{ email, password }[field].trim())
    setMissing(wanted)
    if (!wanted.length) withPassword.mutate()
  }
  const refused = withPassword.error
  const sentence = isStatus(refused, 429)
    ? t('signIn.tooMany')
    : isWrong(refused)
      ? t('signIn.wrong')
      : t('signIn.failed')
  const errors = missing.length
    ? missing.map((field) => ({ field, message: t(`missing.${field}`) }))
    : refused
      ? [{ field: refused instanceof ApiError ? 'email' : undefined, message: sentence }]
      : []

  return (
    <>
      <h1>{t('signIn.title')}</h1>
      <p className={entry.lead}>{passkeysWork() ? t('signIn.lead') : t('signIn.leadPlain')}</p>
      <div className={entry.stack}>
        {passkeysWork() && (
          <Button
            variant="primary"
            full
            icon={Fingerprint}
            busy={withPasskey.isPending}
            onClick={() => withPasskey.mutate()}
          >
            {t('signIn.passkey')}
          </Button>
        )}
        {withPasskey.error && (
          <Notice tone="late" role="alert">
            {t('signIn.passkeyFailed')}
          </Notice>
        )}
        {instance.oidc && (
          <Button full busy={withProvider.isPending} onClick={() => withProvider.mutate()}>
            {t('signIn.provider', { name: instance.oidc })}
          </Button>
        )}
        {withProvider.error && (
          <Notice tone="late" role="alert">
            {t('signIn.failed')}
          </Notice>
        )}
      </div>
      {(passkeysWork() || instance.oidc) && <div className={entry.or}>{t('or')}</div>}
      <form className={entry.form} onSubmit={submit} noValidate>
        <FormErrors errors={errors} />
        <TextField
          id="email"
          label={t('email')}
          type="email"
          autoComplete="username webauthn"
          maxLength={254}
          value={email}
          onChange={setEmail}
          error={missing.includes('email') ? t('missing.email') : undefined}
        />
        <TextField
          id="password"
          label={t('password')}
          type="password"
          autoComplete="current-password"
          maxLength={128}
          value={password}
          onChange={setPassword}
          error={missing.includes('password') ? t('missing.password') : undefined}
        />
        <Button
          type="submit"
          full
          variant={passkeysWork() ? 'default' : 'primary'}
          busy={withPassword.isPending}
        >
          {t('signIn.submit')}
        </Button>
      </form>
      <div className={entry.links}>
        <button type="button" className="link" onClick={() => onForgotten(email)}>
          {t('signIn.forgotten')}
        </button>
      </div>
    </>
  )
}
