import { QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'
import { ApiError } from './api-error.ts'
import type { AnswerOf, ArgumentsOf, PathOf, RouteAt } from './api-routes.ts'
import { currentWorkspace } from './workspace-slug.ts'

/** `/conversations/{id}` belongs to the area `conversations`: what facts and actions refresh. */
export const areaOf = (path: string): string => path.split('/')[1] ?? path

/** Query options of a GET route: `useQuery(ask('/teammates'))`. The key is [area, workspace, path, request]. */
export function ask<P extends PathOf<'get'>>(path: P, ...args: ArgumentsOf<RouteAt<'get', P>>) {
  return queryOptions<AnswerOf<RouteAt<'get', P>>>({
    queryKey: [areaOf(path), currentWorkspace(), path, args[0] ?? null],
    queryFn: () => api.get(path, ...args),
  })
}

const MAX_RETRIES = 2
const worthRetrying = (error: Error): boolean => !(error instanceof ApiError) || error.status >= 502

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < MAX_RETRIES && worthRetrying(error),
        // A page that comes back from sleep has missed events: what is on screen is asked again.
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  })
}
