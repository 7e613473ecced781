import type { CommandAction } from './command.ts'
import { NetworkError } from './errors.ts'

/** The refusal of an action that a network does not declare. No room asks for one: the manifest is read first. */
export const notOffered = (action: CommandAction): NetworkError =>
  new NetworkError({ kind: 'rejected', said: `not offered here: ${action}` })
