import { workspacesOf } from '../accounts/index.ts'
import { personRoute, type Route } from '../platform/http/index.ts'
import { demoRoutes as contracts } from './contract.ts'
import type { DemoDeps } from './deps.ts'
import { eraseDemo } from './operations/erase-demo.ts'
import { seedDemo } from './operations/seed-demo.ts'
import { canOpenDemo } from './policy.ts'
import { refuse } from './refuse.ts'

/** The door "explore with the demonstration workspace" of the first start. */
export const demoRoutes = (deps: DemoDeps): Route[] => [
  personRoute(contracts.open, async ({ personId, name }, { body }) => {
    const held = await workspacesOf(deps.database.db, personId)
    if (!canOpenDemo(held.map((one) => one.role))) throw refuse('mayNotOpen', 403)
    if (body.fresh) await eraseDemo(deps, personId)
    const workspace = await seedDemo(deps, { id: personId, name })
    return { ...workspace, role: 'owner' as const, waiting: null, overdue: null }
  }),
  personRoute(contracts.erase, async ({ personId }) => ({ erased: await eraseDemo(deps, personId) })),
]
