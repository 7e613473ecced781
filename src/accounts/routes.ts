import { longRoute, type Route, readRoute, writeRoute } from '../platform/http/route.ts'
import { accountsRoutes as api } from './contract.ts'
import type { AccountsDeps } from './deps.ts'
import { changeRole } from './operations/change-role.ts'
import { createToken } from './operations/create-token.ts'
import { inviteTeammate } from './operations/invite-teammate.ts'
import { removeTeammate } from './operations/remove-teammate.ts'
import { revokeInvitation } from './operations/revoke-invitation.ts'
import { revokeToken } from './operations/revoke-token.ts'
import { updateWorkspace } from './operations/update-workspace.ts'
import * as can from './policy.ts'
import { listAudit } from './queries/audit.ts'
import { listInvitations, listTeammates } from './queries/team.ts'
import { listTokens } from './queries/tokens.ts'
import { workspaceView } from './views.ts'

const done = async (work: Promise<void>): Promise<Response> => {
  await work
  return new Response(null, { status: 204 })
}

/** What teammates and tokens do inside one workspace. */
export const workspaceRoutes = (deps: AccountsDeps): Route[] => [
  readRoute(api.readWorkspace, can.canReadWorkspace, async ({ workspace }) => workspaceView(workspace)),
  writeRoute(api.updateWorkspace, can.canEditWorkspace, (ctx, { body }) => updateWorkspace(ctx, body)),
  readRoute(api.listTeammates, can.canSeeTeam, async (ctx) => ({ items: await listTeammates(ctx) })),
  writeRoute(api.changeRole, can.canManageTeam, (ctx, { params, body }) =>
    changeRole(ctx, { ...params, ...body }),
  ),
  writeRoute(api.removeTeammate, can.canLeaveOrManageTeam, (ctx, { params }) =>
    done(removeTeammate(ctx, params)),
  ),
  readRoute(api.listInvitations, can.canManageTeam, async (ctx) => ({ items: await listInvitations(ctx) })),
  longRoute(api.inviteTeammate, can.canManageTeam, (scope, { body }) => inviteTeammate(scope, body, deps)),
  writeRoute(api.revokeInvitation, can.canManageTeam, (ctx, { params }) =>
    done(revokeInvitation(ctx, params)),
  ),
  readRoute(api.listTokens, can.canManageTokens, async (ctx) => ({ items: await listTokens(ctx) })),
  writeRoute(api.createToken, can.canManageTokens, (ctx, { body }) => createToken(ctx, body)),
  writeRoute(api.revokeToken, can.canManageTokens, (ctx, { params }) => done(revokeToken(ctx, params))),
  readRoute(api.listAudit, can.canReadAudit, (ctx, { query }) => listAudit(ctx, query)),
]
