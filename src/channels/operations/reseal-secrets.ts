import type { Ctx } from '../../platform/context/index.ts'
import type { SealedBox } from '../../platform/secrets/index.ts'
import { secretOwner } from '../secret-owner.ts'

/** Seals with the newest key what an older one sealed, in the current workspace. Returns how many secrets. */
export async function resealSecrets(ctx: Ctx, box: SealedBox): Promise<number> {
  const rows = await ctx.db
    .selectFrom('channel')
    .select(['id', 'secret'])
    .where('secret', 'is not', null)
    .forUpdate()
    .execute()
  let changed = 0
  for (const { id, secret } of rows) {
    if (!secret || !box.isOld(secret)) continue
    const owner = secretOwner(ctx.workspace.id, id)
    await ctx.db
      .updateTable('channel')
      .set({ secret: box.seal(box.open(secret, owner), owner) })
      .where('id', '=', id)
      .execute()
    changed++
  }
  return changed
}
