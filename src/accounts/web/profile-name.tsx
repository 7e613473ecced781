import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { faultsOf } from '../../web/form-faults.ts'
import { useSession } from '../../web/session.ts'
import { Button, FormErrors, TextField } from '../../web/ui/index.ts'
import { useAction } from '../../web/use-action.ts'
import styles from './profile.module.css'

export function NameForm() {
  const t = useTranslations('accounts')
  const { person } = useSession()
  const [name, setName] = useState(person.name)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const save = useAction({
    run: () => api.patch('/me', { body: { name } }),
    affects: ['me', 'teammates'],
    done: () => t('profile.saved'),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(name.trim() ? {} : { name: t('missing.name') })
    if (name.trim()) save.mutate(undefined)
  }
  const faults = faultsOf(missing, save.error, t('signIn.failed'))
  return (
    <section className={styles.part}>
      <h2>{t('profile.you')}</h2>
      <form className={styles.form} onSubmit={submit} noValidate>
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
        <TextField
          label={t('email')}
          value={person.email}
          onChange={() => {}}
          readOnly
          help={t('profile.emailHelp')}
        />
        <div>
          <Button type="submit" busy={save.isPending} disabled={name === person.name}>
            {t('profile.save')}
          </Button>
        </div>
      </form>
    </section>
  )
}
