import { sql, type Transaction } from 'kysely'
import type { Actor, Workspace } from '../../platform/context/index.ts'
import type { Schema } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids/index.ts'
import type { Ground } from '../deps.ts'
import { facts } from '../facts.ts'
import { slugOf, slugsFor } from '../slug.ts'

export interface NewWorkspace {
  name: string
  locale: 'fr' | 'en'
  timeZone: string
  isDemo?: boolean
}

export interface Owner {
  id: string
  name: string
}

/** Makes a workspace and its first owner in the running transaction, which sees the new workspace from then on. */
export async function openWorkspace(
  { clock, makeContext }: Pick<Ground, 'clock' | 'makeContext'>,
  tx: Transaction<Schema>,
  owner: Owner,
  input: NewWorkspace,
): Promise<Workspace> {
  const id = newId(clock.now())
  await sql`select set_config('app.workspace_id', ${id}, true)`.execute(tx)
  const workspace = await insert(tx, id, input, clock.now())
  await tx
    .insertInto('teammate')
    .values({ workspace_id: id, person_id: owner.id, role: 'owner', joined_at: clock.now() })
    .execute()
  const actor: Actor = { kind: 'person', id: owner.id, name: owner.name, role: 'owner' }
  await makeContext(tx, workspace, actor).facts.record(facts.workspaceCreated, id, { name: input.name })
  return workspace
}

async function insert(
  tx: Transaction<Schema>,
  id: string,
  input: NewWorkspace,
  at: Date,
): Promise<Workspace> {
  const { name, locale, timeZone, isDemo = false } = input
  for (const slug of slugsFor(slugOf(name), id)) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('workspace')
      .values({ id, slug, name, locale, time_zone: timeZone, is_demo: isDemo, created_at: at })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return { id, slug, name, locale, timeZone, isDemo }
  }
  throw new Error(`No free address for a workspace named ${name}`)
}
