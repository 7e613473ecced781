import type { Selectable } from 'kysely'
import type { Role, Workspace } from '../platform/context/index.ts'
import type { Schema } from '../platform/database/index.ts'
import type { ApiToken, AuditEntry, Invitation, MyWorkspace, Person, Teammate } from './contract.ts'
import type { Workload } from './deps.ts'
import type { Membership } from './queries/memberships.ts'
import './schema.ts'

type Row<Table extends keyof Schema> = Selectable<Schema[Table]>

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

export const personView = (row: Row<'person'>): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  locale: row.locale,
  theme: row.theme,
  density: row.density,
  shortcuts: row.shortcuts,
  twoFactor: row.two_factor_enabled,
})

export const workspaceView = ({ id, slug, name, locale, timeZone, isDemo }: Workspace): Workspace => ({
  id,
  slug,
  name,
  locale,
  timeZone,
  isDemo,
})

export const myWorkspaceView = ({ workspace, role }: Membership, workload?: Workload): MyWorkspace => ({
  ...workspaceView(workspace),
  role,
  waiting: workload?.waiting ?? null,
  overdue: workload?.overdue ?? null,
})

export interface TeammateRow {
  person_id: string
  name: string
  email: string
  role: Role
  two_factor_enabled: boolean
  passkeys: number | null
  joined_at: Date
}

export const teammateView = (row: TeammateRow): Teammate => ({
  personId: row.person_id,
  name: row.name,
  email: row.email,
  role: row.role,
  twoFactor: row.two_factor_enabled,
  passkeys: row.passkeys ?? 0,
  joinedAt: row.joined_at.toISOString(),
})

export const invitationView = (row: Row<'invitation'>, now: Date): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  invitedBy: row.invited_by_name,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  expired: row.expires_at <= now,
})

export const tokenView = (row: Row<'api_token'>): ApiToken => ({
  id: row.id,
  name: row.name,
  role: row.role,
  start: row.start,
  createdBy: row.created_by_name,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: iso(row.last_used_at),
  expiresAt: iso(row.expires_at),
  revokedAt: iso(row.revoked_at),
})

export const auditView = (row: Row<'fact'>): AuditEntry => ({
  seq: row.seq,
  type: row.type,
  subject: row.subject,
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  payload: row.payload,
  at: row.at.toISOString(),
})
