import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { encode } from 'uqr'
import { useTranslations } from 'use-intl'
import { Button, Notice, TextField } from '../../web/ui/index.ts'
import { CopyField } from './copy-field.tsx'
import styles from './profile.module.css'
import { type TotpEnrolment, verifyCode } from './sign-in-api.ts'

const pathOf = (uri: string): { path: string; size: number } => {
  const { data, size } = encode(uri, { border: 3 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { path, size }
}

/** Groups of four: a key is read by eye and typed by hand. */
const keyOf = (uri: string): string =>
  new URL(uri).searchParams.get('secret')?.replace(/(.{4})(?=.)/g, '$1 ') ?? ''

interface Props {
  enrolment: TotpEnrolment
  onDone: () => void
}

/** A drawing to scan, a code to prove it was, then the backup codes: in this order, so that nobody locks themselves out. */
export function TotpEnrolmentForm({ enrolment, onDone }: Props) {
  const t = useTranslations('accounts.profile')
  const words = useTranslations('accounts.code')
  const [code, setCode] = useState('')
  const { path, size } = useMemo(() => pathOf(enrolment.uri), [enrolment.uri])
  const verify = useMutation({ mutationFn: () => verifyCode(code.replace(/\D/g, ''), false) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    verify.mutate()
  }
  if (verify.isSuccess)
    return (
      <div className={styles.form}>
        <Notice tone="soon" title={t('backupTitle')} role="alert">
          {t('backup')}
        </Notice>
        <ul className={styles.codes}>
          {enrolment.backupCodes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <div>
          <Button variant="primary" onClick={onDone}>
            {t('kept')}
          </Button>
        </div>
      </div>
    )
  return (
    <div className={styles.enrol}>
      <svg
        className={styles.qr}
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t('qr')}
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className="t2">{t('scan')}</p>
        <CopyField label={t('secret')} value={keyOf(enrolment.uri)} />
        <a className="link" href={enrolment.uri}>
          {t('openApp')}
        </a>
        <TextField
          id="totp"
          label={t('thenCode')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
          value={code}
          onChange={setCode}
          error={verify.error ? words('wrong') : undefined}
        />
        <div>
          <Button type="submit" variant="primary" busy={verify.isPending}>
            {t('verify')}
          </Button>
        </div>
      </form>
    </div>
  )
}
