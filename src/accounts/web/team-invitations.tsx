import ClockIcon from 'lucide-react/icons/clock'
import ClockAlert from 'lucide-react/icons/clock-alert'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { ask } from '../../web/queries.ts'
import { useTimes } from '../../web/time/words.ts'
import { Button, StateWord } from '../../web/ui/index.ts'
import { useAction } from '../../web/use-action.ts'
import type { Invitation } from '../contract.ts'
import styles from './team.module.css'

export function TeamInvitations({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useTranslations('accounts.team')
  const names = useTranslations('shell.roles')
  const { day } = useTimes()
  const revoke = useAction({
    run: (invitation: Invitation) =>
      api.delete('/invitations/{invitationId}', { params: { invitationId: invitation.id } }),
    affects: ['invitations'],
    optimistic: (client, gone) =>
      client.setQueryData(
        ask('/invitations').queryKey,
        (list) => list && { items: list.items.filter((each) => each.id !== gone.id) },
      ),
    done: () => t('revoked'),
  })
  return (
    <section>
      <h2>{t('invitations')}</h2>
      {invitations.length === 0 && <p className="t2">{t('noInvitation')}</p>}
      <ul className={styles.invitations}>
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <span className="grow">
              <b>{invitation.email}</b>
              <small>
                {names(invitation.role)}, {t('invitedBy', { name: invitation.invitedBy })}
              </small>
            </span>
            <StateWord
              tone={invitation.expired ? 'late' : 'muted'}
              icon={invitation.expired ? ClockAlert : ClockIcon}
            >
              {invitation.expired ? t('expired') : t('expires', { day: day(invitation.expiresAt) })}
            </StateWord>
            <Button
              size="small"
              variant="quiet"
              aria-label={t('revokeOf', { email: invitation.email })}
              onClick={() => revoke.mutate(invitation)}
            >
              {t('revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
