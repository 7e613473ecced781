import type { Context } from 'hono'
import { personRoute, publicRoute, type Route } from '../platform/http/route.ts'
import { accountsRoutes as api, type MyWorkspace } from './contract.ts'
import type { AccountsDeps } from './deps.ts'
import { acceptInvitation } from './operations/accept-invitation.ts'
import { createFirstOwner } from './operations/create-first-owner.ts'
import { createWorkspace } from './operations/create-workspace.ts'
import { updatePreferences } from './operations/update-preferences.ts'
import { previewInvitation } from './queries/invitation-preview.ts'
import { type Membership, workspacesOf } from './queries/memberships.ts'
import { needsOwner, readPerson } from './queries/people.ts'
import type { SignIn } from './sign-in/index.ts'
import { providerLabel } from './sign-in/provider.ts'
import { myWorkspaceView } from './views.ts'

const setCookies = (context: Context, cookies: readonly string[]): void => {
  for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
}

const withWorkload = async (
  deps: AccountsDeps,
  memberships: readonly Membership[],
): Promise<MyWorkspace[]> => {
  const workloads = await deps.workload?.(memberships.map((one) => one.workspace.id))
  return memberships.map((one) => myWorkspaceView(one, workloads?.get(one.workspace.id)))
}

/** What anybody may ask, and what a person does outside of any workspace. */
export function peopleRoutes(deps: AccountsDeps, signIn: SignIn): Route[] {
  const { db } = deps.database
  const mine = async (personId: string): Promise<MyWorkspace[]> =>
    withWorkload(deps, await workspacesOf(db, personId))
  const me = async (personId: string) => ({
    person: await readPerson(db, personId),
    workspaces: await mine(personId),
  })

  return [
    publicRoute(api.readInstance, async () => ({
      needsOwner: await needsOwner(db),
      version: deps.version,
      locale: deps.config.DEFAULT_LOCALE,
      oidc: providerLabel(deps.config),
      sendsMail: deps.mail !== null,
    })),
    publicRoute(api.setUp, async (request, { body }) => {
      const { personId } = await createFirstOwner(deps, body)
      setCookies(request, await signIn.open(body.email, body.password, request.req.raw.headers))
      return me(personId)
    }),
    publicRoute(api.previewInvitation, (_request, { params }) => previewInvitation(deps, params.token)),
    publicRoute(api.acceptInvitation, async (request, { params, body }) => {
      const { headers } = request.req.raw
      const { membership, newcomer } = await acceptInvitation(deps, await signIn.visitorOf(headers), {
        ...body,
        token: params.token,
      })
      if (newcomer) setCookies(request, await signIn.open(newcomer.email, newcomer.password, headers))
      const [workspace] = await withWorkload(deps, [membership])
      return { workspace: workspace ?? myWorkspaceView(membership) }
    }),
    personRoute(api.readMe, async ({ personId }, _input, request) => {
      setCookies(request, await signIn.prolong(request.req.raw.headers))
      return me(personId)
    }),
    personRoute(api.updateMe, ({ personId }, { body }) => updatePreferences(deps, personId, body)),
    personRoute(api.listWorkspaces, async ({ personId }) => ({ items: await mine(personId) })),
    personRoute(api.createWorkspace, async ({ personId, name }, { body }) => {
      const workspace = await createWorkspace(deps, { id: personId, name }, body)
      return myWorkspaceView({ workspace, role: 'owner' })
    }),
  ]
}
