import CircleSlash from 'lucide-react/icons/circle-slash'
import ClockAlert from 'lucide-react/icons/clock-alert'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { ErrorNotice } from '../../web/error-notice.tsx'
import { useTimes } from '../../web/time/words.ts'
import { Button, Dialog, StateWord } from '../../web/ui/index.ts'
import { useAction } from '../../web/use-action.ts'
import type { ApiToken } from '../contract.ts'
import styles from './team.module.css'

function RevokeDialog({ token, onClose }: { token: ApiToken | null; onClose: () => void }) {
  const t = useTranslations('accounts.tokens')
  const revoke = useAction({
    run: (tokenId: string) => api.delete('/tokens/{tokenId}', { params: { tokenId } }),
    affects: ['tokens'],
    done: () => t('revokedToast'),
    onDone: onClose,
  })
  return (
    <Dialog
      kind="alert"
      open={token !== null}
      onClose={onClose}
      title={t('revokeTitle', { name: token?.name ?? '' })}
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button
            variant="danger-filled"
            busy={revoke.isPending}
            onClick={() => token && revoke.mutate(token.id)}
          >
            {t('revoke')}
          </Button>
        </>
      }
    >
      <p className="t2">{t('revokeText')}</p>
      <ErrorNotice error={revoke.error} />
    </Dialog>
  )
}

function State({ token }: { token: ApiToken }) {
  const t = useTranslations('accounts.tokens')
  const { day } = useTimes()
  if (token.revokedAt)
    return (
      <StateWord tone="muted" icon={CircleSlash}>
        {t('revoked', { day: day(token.revokedAt) })}
      </StateWord>
    )
  if (token.expiresAt && new Date(token.expiresAt).getTime() < Date.now())
    return (
      <StateWord tone="late" icon={ClockAlert}>
        {t('expired')}
      </StateWord>
    )
  return token.expiresAt ? day(token.expiresAt) : t('noExpiry')
}

export function TokenTable({ tokens }: { tokens: readonly ApiToken[] }) {
  const t = useTranslations('accounts.tokens')
  const roles = useTranslations('shell.roles')
  const { day, moment } = useTimes()
  const [revoking, setRevoking] = useState<ApiToken | null>(null)
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('role')}</th>
            <th scope="col">{t('start')}</th>
            <th scope="col">{t('used')}</th>
            <th scope="col">{t('expires')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row">
                <span className={styles.name}>
                  <span>
                    <b>{token.name}</b>
                    <small>{t('by', { name: token.createdBy, day: day(token.createdAt) })}</small>
                  </span>
                </span>
              </th>
              <td data-label={t('role')}>{roles(token.role)}</td>
              <td data-label={t('start')}>
                <code>{token.start}…</code>
              </td>
              <td data-label={t('used')}>{token.lastUsedAt ? moment(token.lastUsedAt) : t('never')}</td>
              <td data-label={t('expires')}>
                <State token={token} />
              </td>
              <td className={styles.actions}>
                {!token.revokedAt && (
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={t('revokeOf', { name: token.name })}
                    onClick={() => setRevoking(token)}
                  >
                    {t('revoke')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />
    </>
  )
}
