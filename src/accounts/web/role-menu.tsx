import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { cx, Icon, Menu } from '../../web/ui/index.ts'
import { type Role, roles, rolesUpTo } from './roles.ts'
import styles from './team.module.css'

interface Props {
  label: string
  role: Role
  mine: Role
  onChange: (role: Role) => void
}

const Trigger = ({
  role,
  name,
  label,
  ...rest
}: { role: Role; name: string; label: string } & ComponentProps<'button'>) => (
  <button type="button" {...rest} aria-label={`${label} : ${name}`} className={cx(styles.role, styles[role])}>
    {name}
    <Icon of={ChevronDown} size={11} />
  </button>
)

/** Each role with what it can do; those above one's own are shown with the reason why not. */
export function RoleMenu({ label, role, mine, onChange }: Props) {
  const t = useTranslations('accounts')
  const names = useTranslations('shell.roles')
  const allowed = rolesUpTo(mine)
  return (
    <Menu
      label={label}
      trigger={<Trigger role={role} name={names(role)} label={label} />}
      items={roles.map((each) => ({
        id: each,
        label: names(each),
        help: t(`roleHelp.${each}`),
        checked: each === role,
        ...(!allowed.includes(each) && { disabledBecause: t('team.notAllowed') }),
        onSelect: () => each !== role && onChange(each),
      }))}
    />
  )
}
