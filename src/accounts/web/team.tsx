import { useQuery } from '@tanstack/react-query'
import UserRoundPlus from 'lucide-react/icons/user-round-plus'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ErrorNotice } from '../../web/error-notice.tsx'
import { SettingsFrame } from '../../web/layout/index.ts'
import { ask } from '../../web/queries.ts'
import { useWorkspace } from '../../web/session.ts'
import { useCommands } from '../../web/shell/commands.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Button, IconButton, Notice, Skeleton } from '../../web/ui/index.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { roles, runsTheTeam } from './roles.ts'
import styles from './team.module.css'
import { TeamInvitations } from './team-invitations.tsx'
import { TeamTable } from './team-table.tsx'

function RolesPane() {
  const t = useTranslations('accounts')
  const names = useTranslations('shell.roles')
  return (
    <div>
      <h2>{t('team.rolesTitle')}</h2>
      <dl className={styles.roles}>
        {roles.map((role) => (
          <div key={role}>
            <dt>{names(role)}</dt>
            <dd>{t(`roleHelp.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Screen() {
  const t = useTranslations('accounts.team')
  const { role } = useWorkspace()
  const [inviting, setInviting] = useState(false)
  const mayChange = runsTheTeam(role)
  const team = useQuery(ask('/teammates'))
  const invitations = useQuery({ ...ask('/invitations'), enabled: mayChange })
  usePageTitle(t('title'))
  const invite = t('invite')
  useCommands(
    useMemo(
      () =>
        mayChange ? [{ id: 'invite', icon: UserRoundPlus, label: invite, run: () => setInviting(true) }] : [],
      [mayChange, invite],
    ),
  )

  return (
    <SettingsFrame
      title={t('title')}
      sub={
        team.data &&
        t('sub', { people: team.data.items.length, invitations: invitations.data?.items.length ?? 0 })
      }
      actions={
        <Button
          variant="primary"
          icon={UserRoundPlus}
          disabled={!mayChange}
          onClick={() => setInviting(true)}
        >
          {invite}
        </Button>
      }
      phoneActions={
        mayChange && (
          <IconButton icon={UserRoundPlus} iconSize={20} label={invite} onClick={() => setInviting(true)} />
        )
      }
      pane={<RolesPane />}
    >
      {!mayChange && <Notice tone="plain">{t('notAllowed')}</Notice>}
      <section>
        <h2>{t('who')}</h2>
        {team.isPending && <Skeleton label={t('loading')} rows={4} height={46} />}
        <ErrorNotice error={team.error} title={t('failed')} />
        {team.data && <TeamTable people={team.data.items} mayChange={mayChange} />}
      </section>
      {invitations.data && <TeamInvitations invitations={invitations.data.items} />}
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
    </SettingsFrame>
  )
}

export { Screen as screen }
