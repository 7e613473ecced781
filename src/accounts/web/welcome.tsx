import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import Server from 'lucide-react/icons/server'
import { type FormEvent, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { entryQuery } from '../../web/entry.ts'
import { faultsOf } from '../../web/form-faults.ts'
import { PublicFrame } from '../../web/layout/index.ts'
import { PlainPage } from '../../web/pages/plain-page.tsx'
import { sessionQuery } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Button, FormErrors, Icon, LinkButton, TextField } from '../../web/ui/index.ts'
import entry from './entry.module.css'
import { OwnFooter } from './entry-footer.tsx'
import { NewPasswordField } from './password-field.tsx'
import { SquareDrawing } from './square-drawing.tsx'
import styles from './welcome.module.css'

const missingIn = (values: { name: string; email: string; password: string; place: string }) => ({
  name: !values.name.trim(),
  email: !values.email.includes('@'),
  password: !values.password,
  workspace: !values.place.trim(),
})

function OwnerForm({ token }: { token: string }) {
  const t = useTranslations('accounts')
  const pages = useTranslations('pages')
  const locale = useLocale()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [place, setPlace] = useState('')
  const [missing, setMissing] = useState<Record<string, string>>({})

  const create = useMutation({
    mutationFn: () => {
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
      return api.post('/setup', {
        body: { token, name, email, password, workspace: { name: place, locale, timeZone } },
      })
    },
    onSuccess: (me) => {
      client.setQueryData(sessionQuery.queryKey, me)
      client.removeQueries({ queryKey: entryQuery.queryKey })
      const slug = me.workspaces[0]?.slug
      if (slug) void navigate({ to: '/w/$workspace/start', params: { workspace: slug } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = missingIn({ name, email, password, place })
    const faults = (['name', 'email', 'password', 'workspace'] as const).filter((field) => wanted[field])
    setMissing(Object.fromEntries(faults.map((field) => [field, t(`missing.${field}`)])))
    if (!faults.length) create.mutate()
  }
  const faults = faultsOf(missing, create.error, pages('unreachableTitle'))

  return (
    <form className={entry.form} onSubmit={submit} noValidate>
      <FormErrors errors={faults.list} kept={t('kept')} />
      <TextField
        id="name"
        label={t('name')}
        autoComplete="name"
        maxLength={80}
        value={name}
        onChange={setName}
        error={faults.of('name')}
      />
      <TextField
        id="email"
        label={t('email')}
        type="email"
        autoComplete="email"
        maxLength={254}
        value={email}
        onChange={setEmail}
        help={t('welcome.emailHelp')}
        error={faults.of('email')}
      />
      <NewPasswordField value={password} onChange={setPassword} error={faults.of('password')} />
      <TextField
        id="workspace"
        label={t('welcome.place')}
        autoComplete="organization"
        maxLength={120}
        value={place}
        onChange={setPlace}
        help={t('welcome.placeHelp')}
        error={faults.of('workspace') ?? faults.of('workspace.name')}
      />
      <Button type="submit" variant="primary" full busy={create.isPending}>
        {t('welcome.create')}
      </Button>
    </form>
  )
}

function Screen() {
  const t = useTranslations('accounts.welcome')
  const { token } = useSearch({ from: '/welcome' })
  const { data: instance } = useSuspenseQuery(entryQuery)
  usePageTitle(t('title'))
  if (!instance.needsOwner)
    return (
      <PlainPage
        title={t('doneTitle')}
        actions={
          <LinkButton to="/sign-in" variant="primary">
            {t('goSignIn')}
          </LinkButton>
        }
      >
        <p>{t('done')}</p>
      </PlainPage>
    )
  if (!token)
    return (
      <PlainPage title={t('noTokenTitle')}>
        <p>{t('noToken')}</p>
      </PlainPage>
    )
  const bold = { b: (words: React.ReactNode) => <b>{words}</b> }
  return (
    <PublicFrame footer={<OwnFooter />}>
      <div className={styles.split}>
        <div>
          <h1>{t('title')}</h1>
          <p className={entry.lead}>{t('lead')}</p>
          <OwnerForm token={token} />
        </div>
        <div className={styles.side}>
          <SquareDrawing className={styles.drawing} />
          <ol className={styles.next}>
            <li>
              <span>{t.rich('step1', bold)}</span>
            </li>
            <li>
              <span>{t.rich('step2', bold)}</span>
            </li>
            <li>
              <span>{t.rich('step3', bold)}</span>
            </li>
          </ol>
          <p className={styles.ours}>
            <Icon of={Server} size={17} />
            <span>{t('ours')}</span>
          </p>
        </div>
      </div>
    </PublicFrame>
  )
}

export { Screen as screen }
