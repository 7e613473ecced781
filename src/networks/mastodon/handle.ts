import type { AccountEntity } from './entities.ts'

/** `name@server`, also for those who live on our own server, whom it calls by their name alone. */
export const handleOf = (
  { acct, username, id }: Pick<AccountEntity, 'acct' | 'username' | 'id'>,
  domain: string,
) => {
  const short = acct || username || id
  return short.includes('@') ? short : `${short}@${domain}`
}

const isWeb = (url: string) => /^https?:$/.test(URL.parse(url)?.protocol ?? '')

/** An http(s) address under this name, or nothing. */
export const webAddress = <K extends string>(name: K, url: string | null | undefined) =>
  (url && isWeb(url) ? { [name]: url } : {}) as { [P in K]?: string }
