import type { Ctx, Role } from '../../platform/context/index.ts'
import { roles } from '../../platform/context/index.ts'
import { isAbove } from '../policy.ts'

/**
 * What someone handed out stays no longer than their own right to: their API tokens and pending invitations above `limit` end
 * with it, all of them when they leave (`null`).
 */
export async function withdrawGrants(
  { db, clock }: Ctx,
  personId: string,
  limit: Role | null,
): Promise<void> {
  const withdrawn = roles.filter((role) => limit === null || isAbove(role, limit))
  if (withdrawn.length === 0) return
  await db
    .updateTable('api_token')
    .set({ revoked_at: clock.now() })
    .where('created_by', '=', personId)
    .where('role', 'in', withdrawn)
    .where('revoked_at', 'is', null)
    .execute()
  await db
    .deleteFrom('invitation')
    .where('invited_by', '=', personId)
    .where('role', 'in', withdrawn)
    .execute()
}
