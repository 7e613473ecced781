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

interface Props {
  open: boolean
  onClose: () => void
}

export function InviteDialog({ open, onClose }: Props) {
  const t = useTranslations('accounts')
  const names = useTranslations('shell.roles')
  const workspace = useWorkspace()
  const form = useId()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('manager')
  const [missing, setMissing] = useState<Record<string, string>>({})
  const invite = useAction({
    run: () => api.post('/invitations', { body: { email, role } }),
    affects: ['invitations'],
  })
  const close = () => {
    onClose()
    invite.reset()
    setEmail('')
    setMissing({})
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const right = email.includes('@')
    setMissing(right ? {} : { email: t('missing.email') })
    if (right) invite.mutate(undefined)
  }
  const faults = faultsOf(missing, invite.error, t('signIn.failed'))
  const offered = rolesUpTo(workspace.role).map((each) => ({ value: each, label: names(each) }))

  if (invite.data) {
    const { link } = invite.data
    return (
      <Dialog
        open={open}
        onClose={close}
        title={link ? t('invite.linkTitle') : t('invite.sentTitle')}
        actions={<Button onClick={close}>{t('invite.done')}</Button>}
      >
        <p className="t2">{link ? t('invite.link', { email }) : t('invite.sent', { email })}</p>
        {link && <CopyField label={t('invite.linkLabel')} value={link} />}
      </Dialog>
    )
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('invite.title', { workspace: workspace.name })}
      actions={
        <>
          <Button onClick={close}>{t('invite.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={invite.isPending}>
            {t('invite.send')}
          </Button>
        </>
      }
    >
      <form id={form} className={entry.form} onSubmit={submit} noValidate>
        <FormErrors errors={faults.list} />
        <TextField
          id="email"
          label={t('email')}
          type="email"
          autoComplete="off"
          maxLength={254}
          value={email}
          onChange={setEmail}
          help={t('invite.emailHelp')}
          error={faults.of('email')}
        />
        <Select
          id="role"
          label={t('team.role')}
          value={role}
          options={offered}
          onChange={setRole}
          help={t(`roleHelp.${role}`)}
        />
      </form>
    </Dialog>
  )
}
