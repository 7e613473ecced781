import { useNavigate } from '@tanstack/react-router'
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import Plus from 'lucide-react/icons/plus'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import type { MyWorkspace } from '../../accounts/contract.ts'
import { useSession, useWorkspace } from '../session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, type MenuItem } from '../ui/menu.tsx'
import styles from './workspace-switcher.module.css'

type Words = ReturnType<typeof useTranslations<'shell'>>

/** What waits there, in words; nothing when nobody knows or nobody waits. */
const workload = (workspace: MyWorkspace, t: Words): string => {
  if (workspace.overdue) return t('overdue', { count: workspace.overdue })
  if (workspace.waiting) return t('waiting', { count: workspace.waiting })
  return workspace.isDemo
    ? t('demoWorkspace')
    : workspace.waiting === 0
      ? t('nobodyWaits')
      : t(`roles.${workspace.role}`)
}

function Wide({
  workspace,
  below,
  ...rest
}: { workspace: MyWorkspace; below: string } & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} aria-label={`${workspace.name}, ${below}`} className={styles.switch}>
      <Avatar name={workspace.name} size={28} shape="organisation" />
      <span className={styles.words}>
        <b>{workspace.name}</b>
        <span>{below}</span>
      </span>
      <Icon of={ChevronsUpDown} size={14} />
    </button>
  )
}

const Square = ({
  workspace,
  label,
  ...rest
}: { workspace: MyWorkspace; label: string } & ComponentProps<'button'>) => (
  <button type="button" {...rest} aria-label={label} className={styles.square}>
    <Avatar name={workspace.name} size={26} shape="organisation" />
  </button>
)

/** The active client's name stays at the top left at all times. */
export function WorkspaceSwitcher({ compact }: { compact?: boolean }) {
  const t = useTranslations('shell')
  const { workspaces } = useSession()
  const current = useWorkspace()
  const navigate = useNavigate()
  const items: MenuItem[] = [
    ...workspaces.map((workspace) => ({
      id: workspace.slug,
      label: workspace.name,
      help: workload(workspace, t),
      leading: <Avatar name={workspace.name} size={24} shape="client" />,
      checked: workspace.id === current.id,
      onSelect: () => void navigate({ to: '/w/$workspace', params: { workspace: workspace.slug } }),
    })),
    'line',
    {
      id: 'new',
      label: t('newWorkspace'),
      icon: Plus,
      onSelect: () => void navigate({ to: '/new-workspace' }),
    },
  ]
  const below = t('workspaces', { count: workspaces.length })
  return (
    <Menu
      label={t('switchWorkspace')}
      items={items}
      trigger={
        compact ? (
          <Square workspace={current} label={`${current.name}, ${t('switchWorkspace')}`} />
        ) : (
          <Wide workspace={current} below={below} />
        )
      }
    />
  )
}
