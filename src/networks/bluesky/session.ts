import { AtpBaseClient, type ComAtprotoServerCreateSession } from '@atproto/api'
import { z } from 'zod'
import { type Access, NetworkError, type Tools } from '../kit/index.ts'
import { toNetworkError } from './errors.ts'
import { endsSoon, hidden, type Keys, readKeys } from './secret.ts'

const didDocument = z.object({
  service: z.array(z.object({ id: z.string(), type: z.string(), serviceEndpoint: z.string() })),
})

/** The server that holds the account, as its DID document says. */
const pdsOf = (document: unknown): string | undefined => {
  const { data } = didDocument.safeParse(document)
  return data?.service.find((service) => service.id.endsWith('#atproto_pds'))?.serviceEndpoint
}

const signInClient = (service: string, tools: Tools) =>
  new AtpBaseClient((path, init) => tools.fetch(new URL(path, service), { ...init, signal: tools.signal }))

/** Opens a session with the app password. Limited to 300 a day by the network: only to connect, or as a last resort. */
export const signIn = async (
  who: Pick<Keys, 'service' | 'identifier' | 'appPassword'>,
  tools: Tools,
  secrets: readonly string[] = [who.appPassword],
): Promise<{ keys: Keys; handle: string }> => {
  const { service, identifier, appPassword } = who
  let session: ComAtprotoServerCreateSession.OutputSchema
  try {
    const client = signInClient(service, tools)
    session = (await client.com.atproto.server.createSession({ identifier, password: appPassword })).data
  } catch (error) {
    throw toNetworkError(error, { write: false, now: tools.now(), secrets })
  }
  const { did, handle, accessJwt, refreshJwt } = session
  return { keys: { ...who, did, pds: pdsOf(session.didDoc) ?? service, accessJwt, refreshJwt }, handle }
}

const renew = async (keys: Keys, tools: Tools): Promise<Keys> => {
  try {
    const { data } = await signInClient(keys.service, tools).com.atproto.server.refreshSession(undefined, {
      headers: { authorization: `Bearer ${keys.refreshJwt}` },
    })
    const { accessJwt, refreshJwt } = data
    return { ...keys, pds: pdsOf(data.didDoc) ?? keys.pds, accessJwt, refreshJwt }
  } catch (error) {
    const refusal = toNetworkError(error, { write: false, now: tools.now(), secrets: hidden(keys) })
    // Only a plain "no" means that the refresh token is dead; anything else may pass.
    if (refusal.kind !== 'reconnect') throw refusal
    const { keys: fresh } = await signIn(keys, tools, hidden(keys))
    if (fresh.did !== keys.did) {
      throw new NetworkError({
        kind: 'reconnect',
        said: 'the handle now belongs to another account',
        cause: error,
      })
    }
    return fresh
  }
}

const refusesToken = async (response: Response): Promise<boolean> => {
  if (response.status === 401) return true
  if (response.status !== 400) return false
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null)
  return z.object({ error: z.enum(['ExpiredToken', 'InvalidToken']) }).safeParse(body).success
}

/**
 * The fetch of one account: adds the token, renews it before it ends or once the server refuses it. A refused request
 * was not carried out, so asking it again with a new token doubles nothing.
 */
export const sessionFetch = (access: Access, tools: Tools) => {
  let keys = readKeys(access.secret)
  const ask = (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${keys.accessJwt}`)
    return tools.fetch(new URL(path, keys.pds), { ...init, headers, signal: tools.signal })
  }
  const refresh = async () => {
    const stale = keys.accessJwt
    const secret = await access.refreshSecret(async (current) => {
      const stored = readKeys(current)
      return stored.accessJwt === stale ? { ...(await renew(stored, tools)) } : current
    })
    keys = readKeys(secret)
  }
  return {
    did: keys.did,
    secrets: () => hidden(keys),
    async fetchHandler(path: string, init: RequestInit): Promise<Response> {
      if (endsSoon(keys.accessJwt, tools.now())) await refresh()
      const response = await ask(path, init)
      if (!(await refusesToken(response))) return response
      await response.body?.cancel()
      await refresh()
      return ask(path, init)
    },
  }
}
