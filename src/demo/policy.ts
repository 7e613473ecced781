import type { Role } from '../platform/context/index.ts'

const opens: ReadonlySet<Role> = new Set(['owner', 'director', 'manager'])

/** As for any other workspace: someone invited to look at one may not fill the server with them. */
export const canOpenDemo = (held: readonly Role[]): boolean => held.some((role) => opens.has(role))
