import { z } from 'zod'
import {
  type Access,
  type Account,
  type Checked,
  type Connected,
  NetworkError,
  type Tools,
} from '../kit/index.ts'
import { type Api, apiOf, openClient, tokenOf } from './client.ts'
import { ownAccountShape } from './entities.ts'
import { handleOf, webAddress } from './handle.ts'
import { readInstance } from './instance.ts'
import type { Settings } from './settings.ts'

/** "mastodon.social", "https://mastodon.social/@dairy" and "@dairy@mastodon.social" all name one server. */
const serverOf = (typed: string | undefined): string => {
  const text = (typed ?? '').trim()
  const host = /^https?:\/\//i.test(text) ? text : `https://${text.slice(text.lastIndexOf('@') + 1)}`
  const url = URL.parse(host)
  if (url?.hostname && !url.username && !url.password) return url.origin
  throw new NetworkError({ kind: 'rejected', said: 'this is not the address of a server', field: 'server' })
}

const appShape = z.object({ scopes: z.array(z.string()).optional().catch(undefined) })
const needed = [/^read$/, /^write$|^write:statuses$/]

/** Servers older than 4.3 do not say what a token may do: the first refusal will. */
const assertScopes = async (api: Api): Promise<void> => {
  const scopes = await api.get('/api/v1/apps/verify_credentials', appShape).then(
    ({ data }) => data.scopes,
    () => undefined,
  )
  if (!scopes || needed.every((one) => scopes.some((scope) => one.test(scope)))) return
  const said = `the token may only ${scopes.join(', ').slice(0, 80)}: read and write are needed`
  throw new NetworkError({ kind: 'rejected', said, field: 'accessToken' })
}

const describe = async (
  api: Api,
  server: string,
  now: Date,
): Promise<{ account: Account; settings: Settings }> => {
  const instance = await readInstance(api, server, now)
  const { data } = await api.get('/api/v1/accounts/verify_credentials', ownAccountShape)
  const handle = handleOf(data, instance.domain)
  const account: Account = {
    // Numbers repeat from one server to another: the whole handle is what is unique.
    remoteId: handle.toLowerCase(),
    handle,
    name: data.display_name.trim() || data.username || handle,
    ...webAddress('avatarUrl', data.avatar),
    ...webAddress('url', data.url),
  }
  return { account, settings: { ...instance, accountId: data.id, privacy: data.source.privacy } }
}

/** The same refusal, told about what the person typed. */
const aboutTheForm = (error: NetworkError): NetworkError => {
  const isToken = error.kind === 'reconnect'
  const field =
    error.field ?? (isToken ? 'accessToken' : error.kind === 'rate-limited' ? undefined : 'server')
  return new NetworkError({
    kind: isToken || error.kind === 'gone' ? 'rejected' : error.kind,
    said: error.said,
    ...(error.retryAt ? { retryAt: error.retryAt } : {}),
    ...(field ? { field } : {}),
    cause: error,
  })
}

export const connect = async (fields: Record<string, string>, tools: Tools): Promise<Connected> => {
  const server = serverOf(fields.server)
  const token = (fields.accessToken ?? '').trim()
  // A header cannot carry anything else, and a pasted sentence is no token.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new NetworkError({ kind: 'rejected', said: 'this is not an access token', field: 'accessToken' })
  }
  const api = apiOf(server, token, tools)
  try {
    const { account, settings } = await describe(api, server, tools.now())
    await assertScopes(api)
    return { account, settings: { ...settings }, secret: { token } }
  } catch (error) {
    throw error instanceof NetworkError ? aboutTheForm(error) : error
  }
}

/** Also reads the server's limits again: they change with its version and its rules. */
export const check = async (access: Access, tools: Tools): Promise<Checked> => {
  const { settings } = openClient(access, tools)
  const api = apiOf(settings.server, tokenOf(access), tools)
  const seen = await describe(api, settings.server, tools.now())
  if (seen.settings.accountId !== settings.accountId) {
    throw new NetworkError({ kind: 'reconnect', said: 'the token now opens another account' })
  }
  return { account: seen.account, settings: { ...seen.settings } }
}
