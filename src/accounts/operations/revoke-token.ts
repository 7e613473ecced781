import type { Ctx } from '../../platform/context/index.ts'
import { facts } from '../facts.ts'
import { canManageTokens } from '../policy.ts'
import { refuse } from '../refuse.ts'

/** Ends a token at once. Revoking it twice is the same as once. */
export async function revokeToken(ctx: Ctx, { tokenId }: { tokenId: string }): Promise<void> {
  if (!canManageTokens(ctx.actor)) throw refuse('notAllowed', 403)
  const token = await ctx.db
    .selectFrom('api_token')
    .select(['name', 'role', 'revoked_at'])
    .where('id', '=', tokenId)
    .forUpdate()
    .executeTakeFirst()
  if (!token) throw refuse('noSuchToken', 404)
  if (token.revoked_at) return
  await ctx.db
    .updateTable('api_token')
    .set({ revoked_at: ctx.clock.now() })
    .where('id', '=', tokenId)
    .execute()
  await ctx.facts.record(facts.tokenRevoked, tokenId, { name: token.name, role: token.role })
}
