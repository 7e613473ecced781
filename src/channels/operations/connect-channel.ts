import type { Connected, Network } from '../../networks/kit/index.ts'
import type { Ctx, Scope } from '../../platform/context/index.ts'
import { newId } from '../../platform/ids/index.ts'
import type { ChannelDeps } from '../deps.ts'
import { discreetNetwork, discreetTools, textsWithin } from '../discreet.ts'
import { networkRefusal } from '../network-refusal.ts'
import { refuse } from '../refuse.ts'
import { secretOwner } from '../secret-owner.ts'
import { toolsFor } from '../tools.ts'

/** Asks the network whether these credentials work, before anything is saved. */
export async function askToConnect(
  deps: ChannelDeps,
  network: Network,
  fields: Record<string, string>,
  locale: 'fr' | 'en',
): Promise<Connected> {
  for (const field of network.manifest.credentials) {
    const value = fields[field.name]?.trim() ?? ''
    if ((!value && !field.optional) || value.length > field.maxLength)
      throw refuse('missingField', 422, {
        field: `fields.${field.name}`,
        values: { field: field.label[locale] },
      })
  }
  const typed = network.manifest.credentials.filter((field) => field.kind === 'secret')
  const secrets = () => textsWithin(typed.map((field) => fields[field.name]?.trim()))
  try {
    const tools = discreetTools(toolsFor(deps, network.manifest.id), secrets)
    return await discreetNetwork(network, secrets).connect(fields, tools)
  } catch (error) {
    throw networkRefusal(error, network.manifest.name, locale)
  }
}

/** Connects an account: checked first, then sealed, then announced. Returns the channel's id. */
export async function connectChannel(
  deps: ChannelDeps,
  scope: Scope,
  input: { network: string; fields: Record<string, string> },
): Promise<string> {
  if (scope.workspace.isDemo) throw refuse('demo', 409)
  const network = deps.networks.get(input.network)
  if (!network) throw refuse('unknownNetwork', 422, { field: 'network' })
  const connected = await askToConnect(deps, network, input.fields, scope.workspace.locale)
  return scope.transaction((ctx) => saveChannel(ctx, deps, network, connected))
}

async function saveChannel(
  ctx: Ctx,
  deps: ChannelDeps,
  network: Network,
  connected: Connected,
): Promise<string> {
  const { account } = connected
  const known = await ctx.db
    .selectFrom('channel')
    .select(['id', 'disconnected_at'])
    .where('network', '=', network.manifest.id)
    .where('remote_id', '=', account.remoteId)
    .forUpdate()
    .executeTakeFirst()
  if (known && !known.disconnected_at)
    throw refuse('alreadyConnected', 409, { values: { handle: account.handle } })
  const id = known?.id ?? newId(ctx.clock.now())
  const row = {
    network: network.manifest.id,
    remote_id: account.remoteId,
    handle: account.handle,
    name: account.name,
    avatar_url: account.avatarUrl ?? null,
    url: account.url ?? null,
    settings: JSON.stringify(connected.settings),
    secret: deps.box.seal(connected.secret, secretOwner(ctx.workspace.id, id)),
    trouble: null,
    cut_at: null,
    paused_at: null,
    disconnected_at: null,
    expires_at: connected.expiresAt ? new Date(connected.expiresAt) : null,
    checked_at: ctx.clock.now(),
    connected_at: ctx.clock.now(),
    connected_by: ctx.actor.name,
  }
  await ctx.db
    .insertInto('channel')
    .values({ workspace_id: ctx.workspace.id, id, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(row))
    .execute()
  await ctx.facts.record('channel.connected', id, { network: network.manifest.id, handle: account.handle })
  return id
}
