import { type Action, actions, type Capability } from './capability.ts'
import { type CommandAction, moderationActions } from './command.ts'
import type { Manifest } from './manifest.ts'
import type { Network } from './network.ts'

/** The functions of a network that a declaration can require. */
type Skill = 'read' | 'stream' | 'prepare' | 'send' | 'find' | 'metrics'
type Reading = 'list_comments' | 'mentions' | 'poll' | 'dm_read' | 'search'

const commandActions: readonly CommandAction[] = [
  'publish', 'thread', 'quote', 'reply', 'like', 'unlike', 'hide', 'unhide', 'delete_own',
  ...moderationActions,
] // biome-ignore format: one list
const readingActions: readonly Reading[] = ['list_comments', 'mentions', 'poll', 'dm_read', 'search']

type NativeOf<C> = { [A in keyof C]: C[A] extends { level: 'native' } ? A : never }[keyof C]
type Needed<C> =
  | (NativeOf<C> & CommandAction extends never ? never : 'send' | 'find')
  | (NativeOf<C> & Reading extends never ? never : 'read')
  | (NativeOf<C> & 'stream' extends never ? never : 'stream')
  | (NativeOf<C> & 'metrics_post' extends never ? never : 'metrics')
type Optional<C> = 'send' extends Needed<C> ? 'prepare' : never

/** The functions of a network whose manifest is `M`: those it declares native, all of them, and no other. */
export type SkillsOf<M extends Manifest> = Pick<Network, 'connect' | 'check' | 'limitsOf'> &
  Required<Pick<Network, Needed<M['capabilities']> & Skill>> &
  Pick<Network, Optional<M['capabilities']>> & {
    [S in Exclude<Skill, Needed<M['capabilities']> | Optional<M['capabilities']>>]?: never
  }

/**
 * Declares a network. Compiles only when what the manifest calls native is implemented, and nothing else; write the
 * manifest `as const satisfies Manifest`. Throws at load when a rule that types cannot say is broken.
 */
export const defineNetwork = <const M extends Manifest>(
  manifest: M,
  skills: NoInfer<SkillsOf<M>>,
): Network => {
  const network: Network = { manifest, ...skills }
  assertCoherent(network)
  return network
}

const isNative = (manifest: Manifest, action: Action) => manifest.capabilities[action]?.level === 'native'

const skillFaults = (network: Network): string[] => {
  const { manifest } = network
  const sends = commandActions.some((action) => isNative(manifest, action))
  const expected: [Skill, boolean][] = [
    ['send', sends],
    ['find', sends],
    ['read', readingActions.some((action) => isNative(manifest, action))],
    ['stream', isNative(manifest, 'stream')],
    ['metrics', isNative(manifest, 'metrics_post')],
  ]
  const faults = expected.flatMap(([skill, declared]) => {
    if (declared === (network[skill] !== undefined)) return []
    return [declared ? `${skill} is declared but missing` : `${skill} is implemented but not declared`]
  })
  return network.prepare && !sends ? [...faults, 'prepare without send'] : faults
}

const isDated = (fact: { asOf: string; source: string }) =>
  /^\d{4}-\d{2}-\d{2}$/.test(fact.asOf) && !Number.isNaN(Date.parse(fact.asOf)) && fact.source.trim() !== ''

const factFaults = (manifest: Manifest): string[] => {
  const facts: [string, Pick<Capability, 'asOf' | 'source'> | null | undefined][] = [
    ...actions.map((action) => [action, manifest.capabilities[action]] as [string, Capability | undefined]),
    ['text.post', manifest.text?.post],
    ['text.reply', manifest.text?.reply],
    ['images', manifest.images],
  ]
  return facts.flatMap(([name, fact]) =>
    !fact || isDated(fact) ? [] : [`${name} lacks its source or its date`],
  )
}

const formFaults = (manifest: Manifest): string[] => {
  const faults: string[] = []
  if (!/^[a-z][a-z0-9-]*$/.test(manifest.id)) faults.push('the id is not in lower case')
  if (Array.from(manifest.monogram).length !== 2) faults.push('the monogram is not two letters')
  if (!(manifest.readEverySeconds > 0)) faults.push('readEverySeconds is not above zero')
  const writes = (['publish', 'thread', 'quote', 'reply'] as const).some((action) =>
    isNative(manifest, action),
  )
  if (writes !== (manifest.text !== null)) faults.push('text limits and written actions disagree')
  if (manifest.images && !writes) faults.push('image limits without a written action')
  const names = manifest.credentials.map((field) => field.name)
  if (new Set(names).size !== names.length) faults.push('two credentials have one name')
  if (manifest.credentials.some((field) => field.maxLength < 1)) faults.push('a credential has no maximum')
  return faults
}

/** Everything that disagrees between what a network declares and what it is; empty when it is coherent. */
export const coherenceFaults = (network: Network): string[] => [
  ...skillFaults(network),
  ...factFaults(network.manifest),
  ...formFaults(network.manifest),
]

/** Throws, naming each fault, when a network is not what its manifest says. */
export const assertCoherent = (network: Network): void => {
  const faults = coherenceFaults(network)
  if (faults.length > 0)
    throw new Error(`Network ${network.manifest.id} is incoherent: ${faults.join('; ')}.`)
}
