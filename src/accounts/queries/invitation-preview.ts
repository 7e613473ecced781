import type { z } from 'zod'
import type { accountsRoutes } from '../contract.ts'
import type { Ground } from '../deps.ts'
import { refuse } from '../refuse.ts'
import { findInvitation } from './memberships.ts'
import { findPersonByEmail } from './people.ts'

type Preview = z.output<(typeof accountsRoutes)['previewInvitation']['output']>

/** Only for someone who holds the link: it tells whether the address has an account. */
export async function previewInvitation(
  { database, clock }: Pick<Ground, 'database' | 'clock'>,
  token: string,
): Promise<Preview> {
  const found = await findInvitation(database.db, token)
  if (!found || found.expires_at <= clock.now()) throw refuse('invitationGone', 410)
  return {
    workspaceName: found.workspace_name,
    invitedBy: found.invited_by_name,
    email: found.email,
    role: found.role,
    locale: found.locale,
    expiresAt: found.expires_at.toISOString(),
    hasAccount: (await findPersonByEmail(database.db, found.email)) !== undefined,
  }
}
