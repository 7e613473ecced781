import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Button, Notice, TextField } from '../../web/ui/index.ts'
import entry from './entry.module.css'
import { askForReset, isStatus } from './sign-in-api.ts'

interface Props {
  email: string
  sendsMail: boolean
  onBack: () => void
}

/** Answers the same whether the address is known or not. */
export function ForgottenStep({ email: typed, sendsMail, onBack }: Props) {
  const t = useTranslations('accounts.forgotten')
  const words = useTranslations('accounts')
  const [email, setEmail] = useState(typed)
  usePageTitle(t('title'))
  const ask = useMutation({ mutationFn: () => askForReset(email) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (email.includes('@')) ask.mutate()
  }
  const back = (
    <div className={entry.links}>
      <button type="button" className="link" onClick={onBack}>
        {t('back')}
      </button>
    </div>
  )
  if (!sendsMail || ask.isSuccess)
    return (
      <>
        <h1>{ask.isSuccess ? t('sentTitle') : t('title')}</h1>
        <p className={entry.lead}>{ask.isSuccess ? t('sent', { email }) : t('noMail')}</p>
        {back}
      </>
    )
  return (
    <>
      <h1>{t('title')}</h1>
      <p className={entry.lead}>{t('lead')}</p>
      <form className={entry.form} onSubmit={submit} noValidate>
        {ask.error && (
          <Notice tone="late" role="alert">
            {isStatus(ask.error, 429) ? words('signIn.tooMany') : words('signIn.failed')}
          </Notice>
        )}
        <TextField
          id="email"
          label={words('email')}
          type="email"
          autoComplete="email"
          maxLength={254}
          value={email}
          onChange={setEmail}
          required
        />
        <Button type="submit" variant="primary" full busy={ask.isPending}>
          {t('send')}
        </Button>
      </form>
      {back}
    </>
  )
}
