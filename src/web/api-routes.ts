import type { z } from 'zod'
import type { accountsRoutes } from '../accounts/contract.ts'
import type { channelRoutes } from '../channels/contract.ts'
import type { conversationRoutes } from '../conversations/contract.ts'
import type { demoRoutes } from '../demo/contract.ts'
import type { OutputOf, RouteContract } from '../platform/http/contract.ts'
import type { publishingRoutes } from '../publishing/contract.ts'

/** Types only: no schema reaches the browser. One member per capability with an API. */
type Tables =
  | typeof accountsRoutes
  | typeof channelRoutes
  | typeof conversationRoutes
  | typeof demoRoutes
  | typeof publishingRoutes

type ValuesOf<Table> = Table extends unknown ? Table[keyof Table] : never
export type Route = Extract<ValuesOf<Tables>, RouteContract>

export type PathOf<M extends Route['method']> = Extract<Route, { method: M }>['path']
export type RouteAt<M, P> = Extract<Route, { method: M; path: P }>

type Given<R, Key extends 'params' | 'query' | 'body'> = R extends {
  [K in Key]: infer Schema extends z.ZodType
}
  ? z.input<Schema>
  : never

type Part<R, Key extends 'params' | 'query' | 'body'> = [Given<R, Key>] extends [never]
  ? object
  : Partial<Record<never, never>> extends Given<R, Key>
    ? { [K in Key]?: Given<R, Key> }
    : { [K in Key]: Given<R, Key> }

type Bytes<R> = R extends { bytes: object } ? { bytes: Blob } : object

/** For what takes longer than the usual 20 seconds. */
interface Patience {
  timeoutMs?: number
}

export type RequestOf<R> = Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'> & Bytes<R> & Patience
export type AnswerOf<R> = R extends RouteContract ? OutputOf<R> : never

/** The request may be left out when nothing in it is required. */
export type ArgumentsOf<R> = object extends RequestOf<R> ? [request?: RequestOf<R>] : [request: RequestOf<R>]
