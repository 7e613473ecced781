import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { faultsOf } from '../../web/form-faults.ts'
import { PublicFrame } from '../../web/layout/index.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Button, FormErrors, LinkButton } from '../../web/ui/index.ts'
import entry from './entry.module.css'
import { ServedFooter } from './entry-footer.tsx'
import { NewPasswordField } from './password-field.tsx'
import { isStatus, resetPassword } from './sign-in-api.ts'

function Screen() {
  const t = useTranslations('accounts')
  const { token = '' } = useSearch({ from: '/reset-password' })
  const [password, setPassword] = useState('')
  const reset = useMutation({ mutationFn: () => resetPassword(token, password) })
  usePageTitle(t('reset.title'))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password) reset.mutate()
  }
  const expired = isStatus(reset.error, 400, 401, 404)
  const faults = faultsOf(expired ? { token: t('reset.expired') } : {}, reset.error, t('signIn.failed'))
  return (
    <PublicFrame footer={<ServedFooter />}>
      <div className={entry.column}>
        <h1>{t('reset.title')}</h1>
        <p className={entry.lead}>{reset.isSuccess ? t('reset.done') : t('reset.lead')}</p>
        {reset.isSuccess ? (
          <LinkButton to="/sign-in" variant="primary" full>
            {t('signIn.submit')}
          </LinkButton>
        ) : (
          <form className={entry.form} onSubmit={submit} noValidate>
            <FormErrors
              errors={faults.list.map(({ message, field }) => ({
                message,
                field: field === 'token' ? undefined : field,
              }))}
            />
            <NewPasswordField
              label={t('newPassword')}
              value={password}
              onChange={setPassword}
              error={faults.of('password')}
            />
            <Button type="submit" variant="primary" full busy={reset.isPending}>
              {t('reset.submit')}
            </Button>
          </form>
        )}
      </div>
    </PublicFrame>
  )
}

export { Screen as screen }
