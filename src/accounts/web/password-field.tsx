import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import { useTranslations } from 'use-intl'
import { StateWord, TextField } from '../../web/ui/index.ts'
import { type Strength, strengthOf } from './strength.ts'

interface Props {
  id?: string
  label?: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
}

const good = (strength: Strength): boolean => strength.kind === 'fair' || strength.kind === 'strong'

/** A passphrase to choose: paste allowed, its strength in words. */
export function NewPasswordField({ id = 'password', label, value, onChange, error }: Props) {
  const t = useTranslations('accounts')
  const strength = strengthOf(value)
  return (
    <TextField
      id={id}
      label={label ?? t('password')}
      type="password"
      autoComplete="new-password"
      maxLength={128}
      value={value}
      onChange={onChange}
      error={error}
      help={value ? undefined : t('strength.help')}
      after={
        value && !error ? (
          <span aria-live="polite">
            <StateWord
              tone={good(strength) ? 'ok' : 'muted'}
              icon={good(strength) ? CircleCheck : CircleAlert}
            >
              {t(`strength.${strength.kind}`, {
                missing: strength.kind === 'short' ? strength.missing : 0,
                length: 'length' in strength ? strength.length : 0,
              })}
            </StateWord>
          </span>
        ) : undefined
      }
    />
  )
}
