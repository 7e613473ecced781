import { send } from '../../web/api.ts'
import { ApiError } from '../../web/api-error.ts'

/** Sign-in is served by better-auth below /api/auth: its answers follow its own shape, not our contracts. */
const post = async (path: string, body: Record<string, unknown> = {}): Promise<Record<string, unknown>> => {
  const response = await send('post', `/api/auth${path}`, { body })
  const answer: unknown = await response.json().catch(() => null)
  return answer && typeof answer === 'object' ? { ...answer } : {}
}
const get = async (path: string): Promise<unknown> => (await send('get', `/api/auth${path}`)).json()

/** True when a code is asked before the session opens. */
export async function signInWithPassword(email: string, password: string): Promise<boolean> {
  const answer = await post('/sign-in/email', { email, password })
  return answer.twoFactorRedirect === true
}

export const verifyCode = (code: string, trustDevice: boolean) =>
  post('/two-factor/verify-totp', { code, trustDevice })
export const verifyBackupCode = (code: string, trustDevice: boolean) =>
  post('/two-factor/verify-backup-code', { code, trustDevice })

export const askForReset = (email: string) => post('/request-password-reset', { email })
export const resetPassword = (token: string, newPassword: string) =>
  post('/reset-password', { token, newPassword })
export const changePassword = (currentPassword: string, newPassword: string) =>
  post('/change-password', { currentPassword, newPassword, revokeOtherSessions: true })

/** Where the identity provider takes over. */
export async function providerUrl(next: string): Promise<string> {
  const { url } = await post('/sign-in/social', { provider: 'oidc', callbackURL: next })
  if (typeof url !== 'string') throw new TypeError('the provider gave no address')
  return url
}

export interface TotpEnrolment {
  uri: string
  backupCodes: string[]
}
export async function enableTotp(password: string): Promise<TotpEnrolment> {
  const { totpURI, backupCodes } = await post('/two-factor/enable', { password })
  if (typeof totpURI !== 'string' || !Array.isArray(backupCodes))
    throw new TypeError('no enrolment in the answer')
  return { uri: totpURI, backupCodes: backupCodes.map(String) }
}
export const disableTotp = (password: string) => post('/two-factor/disable', { password })

const isAddress = (host: string): boolean => /^[\d.]+$|^\[/.test(host)

/** A passkey belongs to a name: browsers offer none on a bare IP address, nor without HTTPS elsewhere than on localhost. */
export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential &&
  !isAddress(window.location.hostname)

const credentialJson = (credential: Credential | null): unknown => {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('closed', 'NotAllowedError')
  return credential.toJSON()
}

/** Opens a session with whichever passkey the person chooses. */
export async function signInWithPasskey(): Promise<void> {
  const options = (await get(
    '/passkey/generate-authenticate-options',
  )) as PublicKeyCredentialRequestOptionsJSON
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  await post('/passkey/verify-authentication', {
    response: credentialJson(await navigator.credentials.get({ publicKey })),
  })
}

export async function addPasskey(name: string): Promise<void> {
  const options = (await get('/passkey/generate-register-options')) as PublicKeyCredentialCreationOptionsJSON
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const response = credentialJson(await navigator.credentials.create({ publicKey }))
  await post('/passkey/verify-registration', { response, name })
}

export interface Passkey {
  id: string
  name: string | null
  createdAt: string | null
}
export async function listPasskeys(): Promise<Passkey[]> {
  const answer = await get('/passkey/list-user-passkeys')
  if (!Array.isArray(answer)) return []
  return answer.map((each: Record<string, unknown>) => ({
    id: String(each.id),
    name: typeof each.name === 'string' ? each.name : null,
    createdAt: typeof each.createdAt === 'string' ? each.createdAt : null,
  }))
}
export const removePasskey = (id: string) => post('/passkey/delete-passkey', { id })

export const isStatus = (error: unknown, ...statuses: number[]): boolean =>
  error instanceof ApiError && statuses.includes(error.status)
