import { ApiError, Unreachable } from './api-error.ts'
import type { AnswerOf, ArgumentsOf, PathOf, Route, RouteAt } from './api-routes.ts'
import { requestUrl } from './request-url.ts'
import { currentWorkspace } from './workspace-slug.ts'

const TIMEOUT_MS = 20_000

interface LooseRequest {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  bytes?: Blob
  timeoutMs?: number
}

const headersOf = ({ body, bytes }: LooseRequest): Record<string, string> => {
  const slug = currentWorkspace()
  return {
    accept: 'application/json',
    ...(slug && { 'x-parvis-workspace': slug }),
    ...(bytes
      ? { 'content-type': bytes.type }
      : body !== undefined && { 'content-type': 'application/json' }),
  }
}

/** One request. Refusals become ApiError, silence becomes Unreachable; nothing is retried here. */
export async function send(
  method: string,
  url: string,
  request: LooseRequest = {},
  signal?: AbortSignal,
): Promise<Response> {
  const timeout = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS)
  let response: Response
  try {
    response = await fetch(url, {
      method: method.toUpperCase(),
      headers: headersOf(request),
      body: request.bytes ?? (request.body === undefined ? null : JSON.stringify(request.body)),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new Unreachable('unreachable', { cause })
  }
  if (response.ok) return response
  throw new ApiError(response.status, await response.json().catch(() => null))
}

const verb =
  <M extends Route['method']>(method: M) =>
  async <P extends PathOf<M>>(
    path: P,
    ...[request]: ArgumentsOf<RouteAt<M, P>>
  ): Promise<AnswerOf<RouteAt<M, P>>> => {
    const loose: LooseRequest = request ?? {}
    const response = await send(method, requestUrl(path, loose.params, loose.query), loose)
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return isJson && response.status !== 204 ? await response.json() : (response as AnswerOf<RouteAt<M, P>>)
  }

/** The API of Parvis, typed by its contracts: `await api.patch('/teammates/{personId}', { params, body })`. */
export const api = {
  get: verb('get'),
  post: verb('post'),
  patch: verb('patch'),
  delete: verb('delete'),
}
