import type { Doorkeeper } from '../platform/http/identity.ts'
import type { Route } from '../platform/http/route.ts'
import type { DueWork } from '../platform/jobs/index.ts'
import type { AccountsDeps } from './deps.ts'
import { createDoorkeeper } from './doorkeeper.ts'
import { forgetExpired } from './jobs.ts'
import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }
import { firstOwnerLink } from './operations/first-owner-link.ts'
import { peopleRoutes } from './people-routes.ts'
import { workspaceRoutes } from './routes.ts'
import { createSignIn, type SignIn } from './sign-in/index.ts'
import { resetLetter } from './sign-in/reset-letter.ts'
import './schema.ts'

export type { AccountsDeps, Ground, Workload } from './deps.ts'
export { createFirstOwner, type FirstOwner } from './operations/create-first-owner.ts'
export { createToken, type NewToken } from './operations/create-token.ts'
export { type NewWorkspace, type Owner, openWorkspace } from './operations/open-workspace.ts'
export { setPassword } from './operations/set-password.ts'
export { workspaceBySlug, workspacesOf } from './queries/memberships.ts'
export { findPersonByEmail } from './queries/people.ts'
export { findTeammate } from './queries/team.ts'

export const accountsMessages = { fr, en }

export interface Accounts {
  routes: Route[]
  doorkeeper: Doorkeeper
  /** Serves `/api/auth/*`; `address` is the visitor's, for the limits. */
  signIn: SignIn['handler']
  /** Timed work, for the worker. */
  works: DueWork[]
  /** The link that makes the first owner, valid for 7 days; null once someone exists. Asked at each start. */
  firstOwnerLink(): Promise<string | null>
}

/** People who sign in, their workspaces and their rights. */
export function createAccounts(deps: AccountsDeps): Accounts {
  const signIn = createSignIn({ ...deps, sendReset: resetLetter(deps) })
  return {
    routes: [...peopleRoutes(deps, signIn), ...workspaceRoutes(deps)],
    doorkeeper: createDoorkeeper(deps, signIn),
    signIn: signIn.handler,
    works: [forgetExpired(deps)],
    firstOwnerLink: () => firstOwnerLink(deps, deps.origin()),
  }
}
