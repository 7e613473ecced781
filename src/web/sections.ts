import type { LucideIcon } from 'lucide-react'
import CalendarDays from 'lucide-react/icons/calendar-days'
import ChartNoAxesColumn from 'lucide-react/icons/chart-no-axes-column'
import HistoryIcon from 'lucide-react/icons/history'
import KeyRound from 'lucide-react/icons/key-round'
import MessageSquareShare from 'lucide-react/icons/message-square-share'
import MessagesSquare from 'lucide-react/icons/messages-square'
import Plug from 'lucide-react/icons/plug'
import Radar from 'lucide-react/icons/radar'
import Shield from 'lucide-react/icons/shield'
import Sparkle from 'lucide-react/icons/sparkle'
import SunMedium from 'lucide-react/icons/sun-medium'
import UserRound from 'lucide-react/icons/user-round'
import UsersRound from 'lucide-react/icons/users-round'
import type { MyWorkspace } from '../accounts/contract.ts'

interface SectionShape {
  id: string
  /** After G. */
  letter: string
  icon: LucideIcon
  /** Absent: the section does not exist yet. It is in the rail in development only, and says so. */
  to?: string
  /** Work to do, never a total. */
  count?: (workspace: MyWorkspace) => number | null
  /** In the tab bar of a phone; the others are in the page Plus. */
  tab?: true
}

/** The rail, in the order of a day. A capability that gains its screens gains its `to` here and its routes in routes.tsx. */
const declared = [
  { id: 'today', letter: 'a', icon: SunMedium, tab: true },
  {
    id: 'conversations',
    letter: 'c',
    icon: MessagesSquare,
    to: '/w/$workspace/conversations',
    count: (workspace: MyWorkspace) => workspace.waiting,
    tab: true,
  },
  { id: 'publications', letter: 'p', icon: CalendarDays, to: '/w/$workspace/publications', tab: true },
  { id: 'moderation', letter: 'm', icon: Shield, tab: true },
  { id: 'listening', letter: 'v', icon: Radar },
  { id: 'people', letter: 'b', icon: UsersRound },
  { id: 'activities', letter: 'n', icon: Sparkle },
  { id: 'feedback', letter: 'e', icon: MessageSquareShare },
  { id: 'reports', letter: 'r', icon: ChartNoAxesColumn },
] as const satisfies readonly SectionShape[]

type Declared = (typeof declared)[number]
export type SectionId = Declared['id']
export type Section = SectionShape & { id: SectionId; to?: Extract<Declared, { to: string }>['to'] }
export const sections: readonly Section[] = declared

export const shownSections = (development: boolean): readonly Section[] =>
  sections.filter((section) => section.to || development)

const settings = [
  {
    id: 'channels',
    group: 'workspace',
    icon: Plug,
    to: '/w/$workspace/settings/channels',
    letter: 'k',
    admin: false,
  },
  {
    id: 'team',
    group: 'workspace',
    icon: UsersRound,
    to: '/w/$workspace/settings/team',
    letter: 'u',
    admin: false,
  },
  {
    id: 'security',
    group: 'administration',
    icon: KeyRound,
    to: '/w/$workspace/settings/tokens',
    letter: '',
    admin: true,
  },
  {
    id: 'journal',
    group: 'administration',
    icon: HistoryIcon,
    to: '/w/$workspace/settings/journal',
    letter: '',
    admin: true,
  },
  {
    id: 'profile',
    group: 'you',
    icon: UserRound,
    to: '/w/$workspace/settings/profile',
    letter: '',
    admin: false,
  },
] as const

export type SettingsPlace = (typeof settings)[number]
const groups = ['workspace', 'administration', 'you'] as const
const administrators: readonly MyWorkspace['role'][] = ['owner', 'director']

/** Places of the settings that a role may open. */
export const settingsPlaces = (role: MyWorkspace['role']): readonly SettingsPlace[] =>
  settings.filter((place) => !place.admin || administrators.includes(role))

export const settingsGroups = (role: MyWorkspace['role']) =>
  groups
    .map((id) => ({ id, places: settingsPlaces(role).filter((place) => place.group === id) }))
    .filter((group) => group.places.length)
