import type { Actor } from '../platform/context/index.ts'

const connects = new Set(['owner', 'director', 'manager'])

/** Credentials of the brand pass through these hands. */
export const canConnectChannels = (actor: Actor): boolean => connects.has(actor.role)

/** Everyone who works here sees the channels; a client does not work here. */
export const canSeeChannels = (actor: Actor): boolean => actor.role !== 'client'
