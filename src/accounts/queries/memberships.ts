import { type Kysely, sql } from 'kysely'
import type { Role, Workspace } from '../../platform/context/index.ts'
import type { Schema } from '../../platform/database/index.ts'
import { hashSecret } from '../secret.ts'

/** These read across workspaces, through the functions of migrations/0002_accounts.sql and nothing else. */
interface WorkspaceRow {
  id: string
  slug: string
  name: string
  locale: 'fr' | 'en'
  time_zone: string
  is_demo: boolean
}

export interface Membership {
  workspace: Workspace
  role: Role
}

const toWorkspace = (row: WorkspaceRow): Workspace => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  locale: row.locale,
  timeZone: row.time_zone,
  isDemo: row.is_demo,
})

type MembershipRow = WorkspaceRow & { role: Role }
const toMembership = (row: MembershipRow): Membership => ({ workspace: toWorkspace(row), role: row.role })

/** By name. */
export async function workspacesOf(db: Kysely<Schema>, personId: string): Promise<Membership[]> {
  const { rows } = await sql<MembershipRow>`select * from workspaces_of(${personId}::uuid)`.execute(db)
  return rows.map(toMembership)
}

export async function membershipOf(
  db: Kysely<Schema>,
  personId: string,
  slug: string,
): Promise<Membership | null> {
  const { rows } = await sql<MembershipRow>`select * from membership(${personId}::uuid, ${slug})`.execute(db)
  return rows[0] ? toMembership(rows[0]) : null
}

export async function workspaceBySlug(db: Kysely<Schema>, slug: string): Promise<Workspace | null> {
  const { rows } = await sql<WorkspaceRow>`select * from find_workspace_by_slug(${slug})`.execute(db)
  return rows[0] ? toWorkspace(rows[0]) : null
}

/** The valid token with this secret, and the workspace it belongs to. Notes that it was used. */
export async function recogniseToken(
  db: Kysely<Schema>,
  secret: string,
  now: Date,
): Promise<{ token: { id: string; name: string; role: Role }; workspace: Workspace } | null> {
  const { rows } = await sql<WorkspaceRow & { token_id: string; token_name: string; token_role: Role }>`
    select * from use_token(${hashSecret(secret)}, ${now})`.execute(db)
  const row = rows[0]
  return row
    ? { token: { id: row.token_id, name: row.token_name, role: row.token_role }, workspace: toWorkspace(row) }
    : null
}

export interface FoundInvitation {
  workspace_id: string
  invitation_id: string
  email: string
  role: Role
  invited_by_name: string
  expires_at: Date
  workspace_name: string
  locale: 'fr' | 'en'
}

export async function findInvitation(db: Kysely<Schema>, token: string): Promise<FoundInvitation | null> {
  const { rows } = await sql<FoundInvitation>`select * from find_invitation(${hashSecret(token)})`.execute(db)
  return rows[0] ?? null
}
