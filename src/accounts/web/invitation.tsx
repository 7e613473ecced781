import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { ApiError } from '../../web/api-error.ts'
import { ErrorNotice } from '../../web/error-notice.tsx'
import { faultsOf } from '../../web/form-faults.ts'
import { PublicFrame } from '../../web/layout/index.ts'
import { Pending } from '../../web/pages/pending.tsx'
import { PlainPage } from '../../web/pages/plain-page.tsx'
import { ask } from '../../web/queries.ts'
import { sessionQuery } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { signOut } from '../../web/sign-out.ts'
import { useTimes } from '../../web/time/words.ts'
import { Avatar, Button, FormErrors, LinkButton, Notice, TextField } from '../../web/ui/index.ts'
import entry from './entry.module.css'
import { ServedFooter } from './entry-footer.tsx'
import { NewPasswordField } from './password-field.tsx'

interface Offer {
  workspaceName: string
  email: string
  hasAccount: boolean
}

function useAccept(token: string) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: { name?: string; password?: string; locale?: 'fr' | 'en' }) =>
      api.post('/invitations/{token}/accept', { params: { token }, body }),
    onSuccess: async ({ workspace }) => {
      client.removeQueries({ queryKey: sessionQuery.queryKey })
      await navigate({ to: '/w/$workspace', params: { workspace: workspace.slug } })
    },
  })
}

function NewPerson({ token, offer }: { token: string; offer: Offer }) {
  const t = useTranslations('accounts')
  const locale = useLocale()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<Record<string, string>>({})
  const accept = useAccept(token)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = (['name', 'password'] as const).filter((field) => !{ name, password }[field].trim())
    setMissing(Object.fromEntries(wanted.map((field) => [field, t(`missing.${field}`)])))
    if (!wanted.length) accept.mutate({ name, password, locale })
  }
  const faults = faultsOf(missing, accept.error, t('signIn.failed'))
  return (
    <form className={entry.form} onSubmit={submit} noValidate>
      <FormErrors errors={faults.list} />
      <TextField
        id="name"
        label={t('name')}
        autoComplete="name"
        maxLength={80}
        value={name}
        onChange={setName}
        error={faults.of('name')}
      />
      <NewPasswordField value={password} onChange={setPassword} error={faults.of('password')} />
      <Button type="submit" variant="primary" full busy={accept.isPending}>
        {t('invitation.accept', { workspace: offer.workspaceName })}
      </Button>
    </form>
  )
}

/** Someone who already has an account gives nothing more. */
function KnownPerson({ token, offer }: { token: string; offer: Offer }) {
  const t = useTranslations('accounts')
  const { data: session } = useQuery(sessionQuery)
  const accept = useAccept(token)
  if (!session)
    return (
      <div className={entry.stack}>
        <p>{t('invitation.signInFirst')}</p>
        <LinkButton to="/sign-in" search={{ next: `/invitation/${token}` }} variant="primary" full>
          {t('signIn.submit')}
        </LinkButton>
      </div>
    )
  if (session.person.email !== offer.email)
    return (
      <div className={entry.stack}>
        <Notice tone="soon">
          {t('invitation.otherAccount', { name: session.person.name, email: offer.email })}
        </Notice>
        <Button full onClick={() => void signOut()}>
          {t('code.notMe')}
        </Button>
      </div>
    )
  return (
    <div className={entry.stack}>
      <ErrorNotice error={accept.error} />
      <Button variant="primary" full busy={accept.isPending} onClick={() => accept.mutate({})}>
        {t('invitation.accept', { workspace: offer.workspaceName })}
      </Button>
    </div>
  )
}

function Screen() {
  const t = useTranslations('accounts')
  const roles = useTranslations('shell.roles')
  const { day } = useTimes()
  const { token } = useParams({ from: '/invitation/$token' })
  const { data: offer, error } = useQuery(ask('/invitations/{token}/preview', { params: { token } }))
  usePageTitle(offer ? t('invitation.title', { inviter: offer.invitedBy }) : '')

  if (error instanceof ApiError)
    return (
      <PlainPage title={t('invitation.goneTitle')}>
        <p>{t('invitation.gone')}</p>
      </PlainPage>
    )
  if (error) throw error
  if (!offer) return <Pending />
  return (
    <PublicFrame
      brand={
        <>
          <Avatar name={offer.workspaceName} size={34} shape="organisation" />
          <span>{offer.workspaceName}</span>
        </>
      }
      footer={<ServedFooter />}
    >
      <div className={entry.column}>
        <h1>{t('invitation.title', { inviter: offer.invitedBy })}</h1>
        <p className={entry.lead}>
          {t('invitation.lead', {
            workspace: offer.workspaceName,
            role: roles(offer.role),
            email: offer.email,
            until: day(offer.expiresAt),
          })}
        </p>
        {offer.hasAccount ? (
          <KnownPerson token={token} offer={offer} />
        ) : (
          <NewPerson token={token} offer={offer} />
        )}
      </div>
    </PublicFrame>
  )
}

export { Screen as screen }
