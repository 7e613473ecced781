import type { z } from 'zod'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/**
 * One route of the API, shared by the server, the web app and OpenAPI. `path` is below `/api/v1`, with `{name}` parameters.
 * `bytes`: the request body is raw bytes of one of these types, at most `max` long. `output: null`: the answer is not JSON.
 */
export interface RouteContract {
  method: Method
  path: `/${string}`
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  bytes?: { types: readonly string[]; max: number }
  output: z.ZodType | null
  /** 200 by default. */
  status?: 200 | 201 | 202 | 204
}

/** Keeps the literal types of a contract. */
export const contract = <const C extends RouteContract>(declared: C): C => declared

export type InputOf<C extends RouteContract> = {
  params: C['params'] extends z.ZodType ? z.output<C['params']> : Record<string, never>
  query: C['query'] extends z.ZodType ? z.output<C['query']> : Record<string, never>
  body: C['body'] extends z.ZodType ? z.output<C['body']> : C['bytes'] extends object ? Uint8Array : undefined
}
export type OutputOf<C extends RouteContract> = C['output'] extends z.ZodType
  ? z.output<C['output']>
  : Response
