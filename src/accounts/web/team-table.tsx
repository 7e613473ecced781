import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import Ellipsis from 'lucide-react/icons/ellipsis'
import UserRoundX from 'lucide-react/icons/user-round-x'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { ErrorNotice } from '../../web/error-notice.tsx'
import { ask } from '../../web/queries.ts'
import { useSession, useWorkspace } from '../../web/session.ts'
import { useTimes } from '../../web/time/words.ts'
import { Avatar, IconButton, Menu, StateWord } from '../../web/ui/index.ts'
import { useAction } from '../../web/use-action.ts'
import type { Teammate } from '../contract.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { RoleMenu } from './role-menu.tsx'
import type { Role } from './roles.ts'
import styles from './team.module.css'

function SecondCheck({ person }: { person: Teammate }) {
  const t = useTranslations('accounts.team')
  if (person.passkeys > 0)
    return (
      <StateWord tone="ok" icon={CircleCheck}>
        {t('passkey')}
      </StateWord>
    )
  if (person.twoFactor)
    return (
      <StateWord tone="ok" icon={CircleCheck}>
        {t('app')}
      </StateWord>
    )
  return (
    <StateWord tone="late" icon={CircleAlert}>
      {t('toEnable')}
    </StateWord>
  )
}

/** Shown at once, put back if the server refuses, undone with Z. */
function useRoleChange() {
  const t = useTranslations('accounts.team')
  const names = useTranslations('shell.roles')
  const change = (personId: string, role: Role) =>
    api.patch('/teammates/{personId}', { params: { personId }, body: { role } })
  return useAction<{ person: Teammate; role: Role }, Teammate>({
    run: ({ person, role }) => change(person.personId, role),
    affects: ['teammates'],
    optimistic: (client, { person, role }) =>
      client.setQueryData(
        ask('/teammates').queryKey,
        (team) =>
          team && {
            items: team.items.map((each) => (each.personId === person.personId ? { ...each, role } : each)),
          },
      ),
    done: ({ person, role }) => t('roleChanged', { name: person.name, role: names(role) }),
    undo: ({ person }) => change(person.personId, person.role),
  })
}

export function TeamTable({ people, mayChange }: { people: readonly Teammate[]; mayChange: boolean }) {
  const t = useTranslations('accounts.team')
  const names = useTranslations('shell.roles')
  const { person: me } = useSession()
  const { role: mine } = useWorkspace()
  const { day } = useTimes()
  const [leaving, setLeaving] = useState<Teammate | null>(null)
  const changeRole = useRoleChange()

  return (
    <>
      <ErrorNotice error={changeRole.error} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            <th scope="col">{t('role')}</th>
            <th scope="col">{t('secondCheck')}</th>
            <th scope="col">{t('since')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {people.map((person) => {
            const isMe = person.personId === me.id
            return (
              <tr key={person.personId}>
                <th scope="row">
                  <span className={styles.name}>
                    <Avatar name={person.name} size={28} />
                    <span>
                      <b>{person.name}</b>
                      {isMe && <span className="t3"> ({t('you')})</span>}
                      <small>{person.email}</small>
                    </span>
                  </span>
                </th>
                <td data-label={t('role')}>
                  {mayChange && !isMe ? (
                    <RoleMenu
                      label={t('roleOf', { name: person.name })}
                      role={person.role}
                      mine={mine}
                      onChange={(role) => changeRole.mutate({ person, role })}
                    />
                  ) : (
                    names(person.role)
                  )}
                </td>
                <td data-label={t('secondCheck')}>
                  <SecondCheck person={person} />
                </td>
                <td data-label={t('since')}>{day(person.joinedAt)}</td>
                <td className={styles.actions}>
                  {(mayChange || isMe) && (
                    <Menu
                      label={t('actionsOn', { name: person.name })}
                      align="end"
                      trigger={<IconButton icon={Ellipsis} label={t('actionsOn', { name: person.name })} />}
                      items={[
                        {
                          id: 'remove',
                          label: isMe ? t('leave') : t('remove'),
                          icon: UserRoundX,
                          danger: true,
                          onSelect: () => setLeaving(person),
                        },
                      ]}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <RemoveDialog person={leaving} isMe={leaving?.personId === me.id} onClose={() => setLeaving(null)} />
    </>
  )
}
