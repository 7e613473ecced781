import type { Actor } from '../platform/context/index.ts'

const writes = new Set(['owner', 'director', 'manager', 'moderator', 'editor'])
const publishes = new Set(['owner', 'director', 'manager', 'editor'])

/** Drafts and figures are the team's, and a client is not of the team. */
export const canSeePosts = (actor: Actor): boolean => actor.role !== 'client'

/** Writing commits nobody yet. */
export const canWritePosts = (actor: Actor): boolean => writes.has(actor.role)

/** Making something leave in the brand's name. */
export const canPublish = (actor: Actor): boolean => publishes.has(actor.role)
