import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { faultsOf } from '../../web/form-faults.ts'
import { useWorkspace } from '../../web/session.ts'
import { Button, Dialog, FormErrors, Select, TextField } from '../../web/ui/index.ts'
import { useAction } from '../../web/use-action.ts'
import { CopyField } from './copy-field.tsx'
import entry from './entry.module.css'
import { type Role, rolesUpTo } from './roles.ts'

const DAYS = ['30', '90', '365', 'none'] as const
type Days = (typeof DAYS)[number]

export function NewTokenDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('accounts.tokens')
  const words = useTranslations('accounts')
  const names = useTranslations('shell.roles')
  const { role: mine } = useWorkspace()
  const form = useId()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('analyst')
  const [days, setDays] = useState<Days>('365')
  const [missing, setMissing] = useState<Record<string, string>>({})
  const create = useAction({
    run: () =>
      api.post('/tokens', { body: { name, role, expiresInDays: days === 'none' ? null : Number(days) } }),
    affects: ['tokens'],
  })
  const close = () => {
    onClose()
    create.reset()
    setName('')
    setMissing({})
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(name.trim() ? {} : { name: t('missingName') })
    if (name.trim()) create.mutate(undefined)
  }
  const faults = faultsOf(missing, create.error, words('signIn.failed'))

  if (create.data)
    return (
      <Dialog
        kind="alert"
        open={open}
        onClose={close}
        title={t('createdTitle')}
        actions={<Button onClick={close}>{t('done')}</Button>}
      >
        <p className="t2">{t('created')}</p>
        <CopyField label={t('secret')} value={create.data.secret} />
      </Dialog>
    )
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('create')}
      actions={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={create.isPending}>
            {t('create')}
          </Button>
        </>
      }
    >
      <form id={form} className={entry.form} onSubmit={submit} noValidate>
        <FormErrors errors={faults.list} />
        <TextField
          id="name"
          label={t('name')}
          maxLength={80}
          value={name}
          onChange={setName}
          help={t('nameHelp')}
          error={faults.of('name')}
        />
        <Select
          id="role"
          label={t('role')}
          value={role}
          options={rolesUpTo(mine).map((each) => ({ value: each, label: names(each) }))}
          onChange={setRole}
          help={words(`roleHelp.${role}`)}
        />
        <Select
          id="expiresInDays"
          label={t('expiry')}
          value={days}
          options={DAYS.map((each) => ({ value: each, label: t(`days.${each}`) }))}
          onChange={setDays}
        />
      </form>
    </Dialog>
  )
}
