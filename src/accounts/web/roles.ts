import type { MyWorkspace } from '../contract.ts'

export type Role = MyWorkspace['role']

/** The most powerful first, as the contract orders them. */
export const roles: readonly Role[] = [
  'owner',
  'director',
  'manager',
  'moderator',
  'editor',
  'analyst',
  'client',
]

/** Nobody gives a role above their own: the server refuses it, the screen does not offer it. */
export const rolesUpTo = (mine: Role): readonly Role[] => roles.slice(roles.indexOf(mine))

export const runsTheTeam = (mine: Role): boolean => mine === 'owner' || mine === 'director'
