import type { Doorkeeper } from '../platform/http/identity.ts'
import { refuse as refuseRequest } from '../platform/http/refuse.ts'
import type { Ground } from './deps.ts'
import { membershipOf, recogniseToken } from './queries/memberships.ts'
import { refuse } from './refuse.ts'
import type { SignIn } from './sign-in/index.ts'

const bearer = /^bearer\s+(\S+)$/i

/** Tells who is at the door: one query for the session, one for the membership; one in all for a token. */
export function createDoorkeeper({ database, clock }: Ground, { visitorOf }: SignIn): Doorkeeper {
  const byToken: Doorkeeper['memberOf'] = async (headers, slug) => {
    const secret = bearer.exec(headers.get('authorization') ?? '')?.[1]
    const found = secret?.startsWith('prv_') ? await recogniseToken(database.db, secret, clock.now()) : null
    if (!found) throw refuse('tokenUnknown', 401)
    if (slug !== null && slug !== found.workspace.slug) throw refuse('tokenOfAnotherWorkspace', 403)
    return { actor: { kind: 'token', ...found.token }, workspace: found.workspace }
  }

  return {
    // A token stands for a place in one workspace, not for a person.
    visitorOf: async (headers) => (headers.has('authorization') ? null : visitorOf(headers)),
    async memberOf(headers, slug) {
      if (headers.has('authorization')) return byToken(headers, slug)
      const visitor = await visitorOf(headers)
      if (!visitor) return null
      if (slug === null) throw refuseRequest('noWorkspace', 400)
      const membership = await membershipOf(database.db, visitor.personId, slug)
      // The same answer whether the workspace exists or not.
      if (!membership) throw refuse('noSuchWorkspace', 404)
      const { role, workspace } = membership
      return { actor: { kind: 'person', id: visitor.personId, name: visitor.name, role }, workspace }
    },
  }
}
