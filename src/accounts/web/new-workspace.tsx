import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { faultsOf } from '../../web/form-faults.ts'
import { PublicFrame } from '../../web/layout/index.ts'
import { sessionQuery } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Button, FormErrors, Select, TextField } from '../../web/ui/index.ts'
import entry from './entry.module.css'
import { ServedFooter } from './entry-footer.tsx'

const here = Intl.DateTimeFormat().resolvedOptions().timeZone
const zones = [...new Set([here, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
  value: zone,
  label: zone.replaceAll('_', ' '),
}))

function Screen() {
  const t = useTranslations('accounts')
  const locale = useLocale()
  const client = useQueryClient()
  const navigate = useNavigate()
  const router = useRouter()
  const [name, setName] = useState('')
  const [timeZone, setTimeZone] = useState(here)
  const [missing, setMissing] = useState<Record<string, string>>({})
  usePageTitle(t('newWorkspace.title'))

  const create = useMutation({
    mutationFn: () => api.post('/workspaces', { body: { name, locale, timeZone } }),
    onSuccess: async ({ slug }) => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      await client.fetchQuery(sessionQuery)
      await navigate({ to: '/w/$workspace/start', params: { workspace: slug } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(name.trim() ? {} : { name: t('missing.workspace') })
    if (name.trim()) create.mutate()
  }
  const faults = faultsOf(missing, create.error, t('signIn.failed'))
  return (
    <PublicFrame footer={<ServedFooter />}>
      <div className={entry.column}>
        <h1>{t('newWorkspace.title')}</h1>
        <p className={entry.lead}>{t('newWorkspace.lead')}</p>
        <form className={entry.form} onSubmit={submit} noValidate>
          <FormErrors errors={faults.list} />
          <TextField
            id="name"
            label={t('newWorkspace.name')}
            maxLength={120}
            value={name}
            onChange={setName}
            error={faults.of('name')}
          />
          <Select
            id="timeZone"
            label={t('newWorkspace.timeZone')}
            help={t('newWorkspace.timeZoneHelp')}
            value={timeZone}
            options={zones}
            onChange={setTimeZone}
          />
          <Button type="submit" variant="primary" full busy={create.isPending}>
            {t('newWorkspace.create')}
          </Button>
          <Button variant="quiet" full onClick={() => router.history.back()}>
            {t('newWorkspace.cancel')}
          </Button>
        </form>
      </div>
    </PublicFrame>
  )
}

export { Screen as screen }
