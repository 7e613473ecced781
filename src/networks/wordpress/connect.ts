import { type Access, type Account, type Connected, NetworkError, type Tools } from '../kit/index.ts'
import { typedAddress, webAddress } from './address.ts'
import { type Client, openClient, openSite } from './client.ts'
import { apiRoots, noApi } from './discover.ts'
import { ofConnectedSite } from './errors.ts'
import { type Site, site, type User, user } from './shapes.ts'

const missing = (field: string, said: string) => new NetworkError({ kind: 'rejected', said, field })

const handleOf = (home: string): string => {
  const url = new URL(home)
  return `${url.host}${url.pathname}`.replace(/^www\./, '').replace(/\/+$/, '')
}

const accountOf = (home: string, siteName: string, me: User): Account => {
  const avatarUrl = webAddress(me.avatar_urls['96'] ?? '')
  const handle = handleOf(home)
  return {
    remoteId: `${home.replace(/\/+$/, '')}#user-${me.id}`,
    handle,
    name: siteName.trim() || handle,
    ...(avatarUrl && { avatarUrl }),
    url: home,
  }
}

const readMe = async (client: Client): Promise<User> =>
  (
    await client.ask(user, {
      path: 'wp/v2/users/me',
      query: { context: 'edit', _fields: Object.keys(user.shape).join(',') },
    })
  ).value

const mayModerate = (me: User) => me.capabilities.moderate_comments === true

/** The site had a bad day: no other address is better. */
const isPassing = (error: NetworkError) => error.kind === 'rate-limited' || error.kind === 'transient'

interface Typed {
  user: string
  applicationPassword: string
}

/** The first root that answers as the index of a WordPress API. Over plain http it is asked without the password. */
const findSite = async (roots: string[], typed: Typed, tools: Tools) => {
  let last: unknown
  for (const root of roots) {
    try {
      const client = openClient({ root, ...typed, anonymous: root.startsWith('http:') }, tools)
      const query = { _fields: Object.keys(site.shape).join(',') }
      const { value } = await client.ask(site, { path: '', query })
      if (value.namespaces.includes('wp/v2') && webAddress(value.home)) return { root, index: value }
    } catch (error) {
      if (!(error instanceof NetworkError) || isPassing(error) || error.kind === 'reconnect') throw error
      last = error
    }
  }
  throw noApi(last)
}

/** WordPress says here whether it takes application passwords at all: not over plain http, unless it is a local site. */
const assertTakesPasswords = (index: Site, root: string): void => {
  const { authentication } = index
  if (!Array.isArray(authentication) && 'application-passwords' in authentication) return
  throw missing(
    'url',
    root.startsWith('http:')
      ? 'over plain http WordPress refuses application passwords: give the https:// address of the site'
      : 'application passwords are switched off on this site',
  )
}

/** The same refusal, told about what the person typed. */
const aboutTheForm = (error: unknown): never => {
  if (!(error instanceof NetworkError)) throw error
  const { said, retryAt } = error
  const isPassword = error.kind === 'reconnect'
  const kind = isPassing(error) ? error.kind : 'rejected'
  const field = error.field ?? (isPassword ? 'applicationPassword' : 'url')
  throw new NetworkError({
    kind,
    said,
    ...(retryAt && { retryAt }),
    ...(kind !== 'rate-limited' && { field }),
    cause: error,
  })
}

const signIn = async (fields: Record<string, string>, tools: Tools): Promise<Connected> => {
  const address = typedAddress(fields.url)
  if (!address) throw missing('url', 'this is not the address of a site')
  const keys = {
    user: fields.user?.trim() ?? '',
    applicationPassword: fields.applicationPassword?.trim() ?? '',
  }
  if (!keys.user) throw missing('user', 'the user name is missing')
  if (!keys.applicationPassword) throw missing('applicationPassword', 'the application password is missing')
  const roots = await apiRoots(address, tools)
  const { root, index } = await findSite(roots, keys, tools)
  assertTakesPasswords(index, root)
  const me = await readMe(openClient({ root, ...keys }, tools))
  if (!mayModerate(me)) throw missing('user', 'this user may not moderate the comments of the site')
  const account = accountOf(index.home, index.name, me)
  return {
    account,
    settings: { root, home: index.home, siteName: account.name, userId: me.id },
    secret: keys,
  }
}

export const connect = (fields: Record<string, string>, tools: Tools): Promise<Connected> =>
  signIn(fields, tools).catch(aboutTheForm)

export const check = async (access: Access, tools: Tools): Promise<{ account: Account }> => {
  const site = openSite(access, tools)
  const me = await readMe(site).catch(ofConnectedSite)
  if (!mayModerate(me))
    throw new NetworkError({ kind: 'reconnect', said: 'this user may no longer moderate the comments' })
  return { account: accountOf(site.settings.home, site.settings.siteName, me) }
}
