import type { Actor } from '../platform/context/index.ts'

const answers = new Set(['owner', 'director', 'manager', 'moderator', 'editor'])
const moderates = new Set(['owner', 'director', 'manager', 'moderator'])

/** A client reviews publications; conversations are the team's. */
export const canReadConversations = (actor: Actor): boolean => actor.role !== 'client'

/** Speaking in the brand's name. */
export const canReply = (actor: Actor): boolean => answers.has(actor.role)

/** Closing, reopening, assigning. */
export const canSortConversations = (actor: Actor): boolean => answers.has(actor.role)

/** Hiding what somebody wrote. */
export const canHide = (actor: Actor): boolean => moderates.has(actor.role)

/** Deciding, as the host, what becomes of what somebody wrote. */
export const canModerate = (actor: Actor): boolean => moderates.has(actor.role)
