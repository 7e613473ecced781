import { z } from 'zod'
import { contract } from './contract.ts'
import type { DescribedRoute } from './route.ts'

/** The one route that never ends: described like the others, mounted by itself. */
export const liveRoute: DescribedRoute = {
  audience: 'workspace',
  contract: contract({
    method: 'get',
    path: '/events',
    summary:
      'What happens in the workspace, as it happens (text/event-stream); resumes after Last-Event-ID, says "reload" when too much was missed',
    query: z.object({ workspace: z.string().max(63).optional() }),
    output: null,
  }),
}
