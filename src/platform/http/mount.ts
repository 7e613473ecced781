import type { Context, Hono } from 'hono'
import { sql } from 'kysely'
import { type MakeContext, scopeOf } from '../context/make.ts'
import type { Database } from '../database/index.ts'
import type { Doorkeeper } from './identity.ts'
import { readInput } from './read-input.ts'
import { refuse } from './refuse.ts'
import type { LongRoute, Route, WorkspaceRoute } from './route.ts'

export interface MountDeps {
  database: Database
  doorkeeper: Doorkeeper
  makeContext: MakeContext
}

/** The workspace a request names; `EventSource` and pictures cannot set a header, hence the query. */
export const workspaceSlug = (context: Context): string | null =>
  context.req.header('x-parvis-workspace') ?? context.req.query('workspace') ?? null

/** `/conversations/{id}` → `/conversations/:id`. */
const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

const runInWorkspace = async (
  route: WorkspaceRoute | LongRoute,
  context: Context,
  deps: MountDeps,
): Promise<unknown> => {
  const member = await deps.doorkeeper.memberOf(context.req.raw.headers, workspaceSlug(context))
  if (!member) throw refuse('signedOut', 401)
  if (!route.allow(member.actor)) throw refuse('notAllowed', 403)
  const input = (await readInput(context, route.contract)) as never
  const scope = scopeOf(deps.database, deps.makeContext, member.workspace, member.actor)
  if (route.mode === 'long') return route.run(scope, input)
  return scope.transaction(async (ctx) => {
    if (route.mode === 'read') await sql`set transaction read only`.execute(ctx.db)
    return route.run(ctx, input)
  })
}

async function answer(route: Route, context: Context, deps: MountDeps): Promise<unknown> {
  if (route.audience === 'workspace') return runInWorkspace(route, context, deps)
  if (route.audience === 'public')
    return route.run(context, (await readInput(context, route.contract)) as never)
  const visitor = await deps.doorkeeper.visitorOf(context.req.raw.headers)
  if (!visitor) throw refuse('signedOut', 401)
  return route.run(visitor, (await readInput(context, route.contract)) as never, context)
}

/** Puts every route of the table below `/api/v1`. */
export function mountRoutes(app: Hono, routes: readonly Route[], deps: MountDeps): void {
  for (const route of routes) {
    app.on(
      route.contract.method.toUpperCase(),
      `/api/v1${honoPath(route.contract.path)}`,
      async (context) => {
        const output = await answer(route, context, deps)
        if (output instanceof Response) return output
        context.header('cache-control', 'no-store')
        const status = route.contract.status ?? 200
        return status === 204 ? context.body(null, 204) : context.json(output as object, status)
      },
    )
  }
}
