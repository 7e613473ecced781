import { type Access, type Account, type Connected, NetworkError, type Tools } from '../kit/index.ts'
import { profileUrl } from './address.ts'
import { type Client, openClient } from './client.ts'
import { signIn } from './session.ts'

const defaultService = 'https://bsky.social'

const serviceOf = (typed: string | undefined): string => {
  const text = typed?.trim() || defaultService
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  if (url && !url.username && !url.password) return url.origin
  throw new NetworkError({ kind: 'rejected', said: 'this is not the address of a server', field: 'service' })
}

const jetstreamOf = (typed: string | undefined): string | undefined => {
  const text = typed?.trim()
  if (!text) return undefined
  const url = URL.parse(text)
  if (url && /^wss?:$/.test(url.protocol)) return url.href
  throw new NetworkError({ kind: 'rejected', said: 'a Jetstream starts with wss://', field: 'jetstreamUrl' })
}

/** "@Laiterie" typed for the public service is laiterie.bsky.social; an e-mail address stays as it is. */
const identifierOf = (typed: string | undefined, service: string): string => {
  const text = (typed ?? '').trim().replace(/^@/, '')
  if (!text) throw new NetworkError({ kind: 'rejected', said: 'the handle is missing', field: 'identifier' })
  if (text.includes('@')) return text
  const handle = text.toLowerCase()
  return handle.includes('.') || service !== defaultService ? handle : `${handle}.bsky.social`
}

/** Names, where the AppView answers; a lone server still connects, under its handle. */
const describe = async (client: Client, handle: string, tools: Tools): Promise<Account> => {
  const account = { remoteId: client.did, handle, name: handle, url: profileUrl({ did: client.did, handle }) }
  try {
    const profile = await client.read((agent) => agent.app.bsky.actor.getProfile({ actor: client.did }))
    return {
      ...account,
      name: profile.displayName?.trim() || handle,
      ...(profile.avatar ? { avatarUrl: profile.avatar } : {}),
    }
  } catch (error) {
    if (error instanceof NetworkError && error.kind === 'reconnect') throw error
    tools.log.debug('profile not available', { did: client.did })
    return account
  }
}

const faultyField = (error: NetworkError) => {
  if (error.kind === 'reconnect') return 'appPassword'
  return error.kind === 'rate-limited' ? undefined : 'service'
}

/** The same refusal, told about what the person typed. */
const aboutTheForm = (error: NetworkError): NetworkError => {
  const field = error.field ?? faultyField(error)
  return new NetworkError({
    kind: error.kind === 'reconnect' || error.kind === 'gone' ? 'rejected' : error.kind,
    said: error.said,
    ...(error.retryAt ? { retryAt: error.retryAt } : {}),
    ...(field ? { field } : {}),
    cause: error,
  })
}

export const connect = async (fields: Record<string, string>, tools: Tools): Promise<Connected> => {
  const service = serviceOf(fields.service)
  const jetstreamUrl = jetstreamOf(fields.jetstreamUrl)
  const identifier = identifierOf(fields.identifier, service)
  const appPassword = fields.appPassword?.trim() ?? ''
  if (!appPassword) {
    throw new NetworkError({ kind: 'rejected', said: 'the app password is missing', field: 'appPassword' })
  }
  try {
    const { keys, handle } = await signIn({ service, identifier, appPassword }, tools)
    const secret = { ...keys }
    const access: Access = {
      account: { remoteId: keys.did, handle, name: handle },
      settings: {},
      secret,
      refreshSecret: (refresh) => refresh(secret),
    }
    const account = await describe(openClient(access, tools), handle, tools)
    return { account, settings: { service, ...(jetstreamUrl ? { jetstreamUrl } : {}) }, secret }
  } catch (error) {
    throw error instanceof NetworkError ? aboutTheForm(error) : error
  }
}

export const check = async (access: Access, tools: Tools): Promise<{ account: Account }> => {
  const client = openClient(access, tools)
  const session = await client.read((agent) => agent.com.atproto.server.getSession())
  if (session.active === false) {
    throw new NetworkError({ kind: 'reconnect', said: `the account is ${session.status ?? 'not active'}` })
  }
  return { account: await describe(client, session.handle, tools) }
}
