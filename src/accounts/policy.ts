import { type Actor, type Role, roles } from '../platform/context/index.ts'

const oneOf =
  (...allowed: Role[]) =>
  (actor: Actor): boolean =>
    allowed.includes(actor.role)

/** 0 is the most powerful. */
const rank = (role: Role): number => roles.indexOf(role)

/** Every role: the name, the language and the zone of the place one works in. */
export const canReadWorkspace = (_actor: Actor): boolean => true
export const canEditWorkspace = oneOf('owner', 'director', 'manager')
export const canSeeTeam = oneOf('owner', 'director', 'manager', 'moderator', 'editor', 'analyst')
export const canManageTeam = oneOf('owner', 'director')
/** A token never makes a token: it would outlive its own revocation. */
export const canManageTokens = (actor: Actor): boolean =>
  actor.kind !== 'token' && (actor.role === 'owner' || actor.role === 'director')
export const canReadAudit = oneOf('owner', 'director')

/** Anybody may leave; which person is judged by `canRemove`. */
export const canLeaveOrManageTeam = (actor: Actor): boolean => actor.kind === 'person' || canManageTeam(actor)
/** Anybody may leave; the team is taken apart by those who manage it. */
export const canRemove = (actor: Actor, personId: string): boolean =>
  canManageTeam(actor) || (actor.kind === 'person' && actor.id === personId)

/** Nobody gives, or takes away, a role above their own. */
export const canGrant = (actor: Actor, role: Role): boolean => rank(role) >= rank(actor.role)

/** Whether `role` may do more than `limit`. */
export const isAbove = (role: Role, limit: Role): boolean => rank(role) < rank(limit)

/** Someone who runs a workspace may open another; someone invited to look at one may not fill the server with them. */
export const canOpenWorkspace = (held: readonly Role[]): boolean =>
  held.some((role) => !isAbove('manager', role))
