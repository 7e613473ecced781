import type { Ctx, Role } from '../../platform/context/index.ts'
import { newId } from '../../platform/ids/index.ts'
import type { ApiToken } from '../contract.ts'
import { facts } from '../facts.ts'
import { canGrant, canManageTokens } from '../policy.ts'
import { refuse } from '../refuse.ts'
import { hashSecret, newSecret } from '../secret.ts'
import { tokenView } from '../views.ts'

const DAY = 86_400_000

export interface NewToken {
  name: string
  role: Role
  /** Null: until it is revoked. */
  expiresInDays: number | null
}

/** Makes a token and gives its secret, which nobody can read again. */
export async function createToken(ctx: Ctx, input: NewToken): Promise<{ token: ApiToken; secret: string }> {
  const { actor, clock, db, workspace } = ctx
  if (!canManageTokens(actor)) throw refuse('notAllowed', 403)
  if (!canGrant(actor, input.role)) throw refuse('roleAboveYours', 403)
  const now = clock.now()
  const secret = newSecret('prv_')
  const row = await db
    .insertInto('api_token')
    .values({
      workspace_id: workspace.id,
      id: newId(now),
      name: input.name,
      role: input.role,
      start: secret.slice(0, 8),
      token_hash: hashSecret(secret),
      created_by: actor.kind === 'person' ? actor.id : null,
      created_by_name: actor.name,
      created_at: now,
      expires_at: input.expiresInDays === null ? null : new Date(now.getTime() + input.expiresInDays * DAY),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await ctx.facts.record(facts.tokenCreated, row.id, { name: row.name, role: row.role })
  return { token: tokenView(row), secret }
}
