import type { Ctx } from '../../platform/context/index.ts'
import type { ApiToken } from '../contract.ts'
import { tokenView } from '../views.ts'

const MOST = 500

/** Revoked and expired ones too: one may ask what a token was. */
export async function listTokens({ db }: Ctx): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .selectAll()
    .orderBy('created_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(tokenView)
}
