import type { Context } from 'hono'
import type { Actor, Ctx, Scope } from '../context/index.ts'
import type { InputOf, OutputOf, RouteContract } from './contract.ts'

/** The signed-in person before any workspace is chosen. */
export interface Visitor {
  personId: string
  name: string
  email: string
}

interface Common {
  contract: RouteContract
}

/** Anybody may ask; the handler defends itself. */
export interface PublicRoute extends Common {
  audience: 'public'
  run(request: Context, input: never): Promise<unknown>
}
/** A signed-in person, outside of any workspace. */
export interface PersonRoute extends Common {
  audience: 'person'
  run(visitor: Visitor, input: never, request: Context): Promise<unknown>
}
/** A teammate or a token, inside one workspace. `allow` is the policy that opens the door. */
export interface WorkspaceRoute extends Common {
  audience: 'workspace'
  allow(actor: Actor): boolean
  /** `read` runs in a read-only transaction. */
  mode: 'read' | 'write'
  run(ctx: Ctx, input: never): Promise<unknown>
}
/** As a workspace route, for work that asks a network: no transaction may stay open meanwhile. */
export interface LongRoute extends Common {
  audience: 'workspace'
  mode: 'long'
  allow(actor: Actor): boolean
  run(scope: Scope, input: never): Promise<unknown>
}
export type Route = PublicRoute | PersonRoute | WorkspaceRoute | LongRoute
/** What a reader of the API has to know of a route. */
export type DescribedRoute = Pick<Route, 'audience' | 'contract'>

export const longRoute = <C extends RouteContract>(
  contract: C,
  allow: (actor: Actor) => boolean,
  run: (scope: Scope, input: InputOf<C>) => Promise<OutputOf<C>>,
): Route => ({ audience: 'workspace', mode: 'long', contract, allow, run })

export const publicRoute = <C extends RouteContract>(
  contract: C,
  run: (request: Context, input: InputOf<C>) => Promise<OutputOf<C>>,
): Route => ({ audience: 'public', contract, run })

export const personRoute = <C extends RouteContract>(
  contract: C,
  run: (visitor: Visitor, input: InputOf<C>, request: Context) => Promise<OutputOf<C>>,
): Route => ({ audience: 'person', contract, run })

/** A query: route → query → view. */
export const readRoute = <C extends RouteContract>(
  contract: C,
  allow: (actor: Actor) => boolean,
  run: (ctx: Ctx, input: InputOf<C>) => Promise<OutputOf<C>>,
): Route => ({ audience: 'workspace', mode: 'read', contract, allow, run })

/** An operation: route → operation → view. */
export const writeRoute = <C extends RouteContract>(
  contract: C,
  allow: (actor: Actor) => boolean,
  run: (ctx: Ctx, input: InputOf<C>) => Promise<OutputOf<C>>,
): Route => ({ audience: 'workspace', mode: 'write', contract, allow, run })
