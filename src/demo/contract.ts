import { z } from 'zod'
import { myWorkspace } from '../accounts/contract.ts'
import { contract } from '../platform/http/contract.ts'

/** The API of the demonstration workspace: one for each person, who owns it. */
export const demoRoutes = {
  open: contract({
    method: 'post',
    path: '/demo',
    summary: 'Make your demonstration workspace, or give the one that exists',
    body: z.object({
      /** Erases the one that exists and makes it anew, its waits counted from now. */
      fresh: z.boolean().default(false),
    }),
    output: myWorkspace,
  }),
  erase: contract({
    method: 'delete',
    path: '/demo',
    summary: 'Erase your demonstration workspace and all it holds',
    output: z.object({
      /** False when there was none. */
      erased: z.boolean(),
    }),
  }),
} as const
