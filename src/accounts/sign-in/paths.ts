/**
 * What is served below `/api/auth`. better-auth has more (sign-up, change of address, deletion, tokens of providers):
 * a path that is not here does not exist.
 */
const served = new Set([
  '/sign-in/email',
  '/sign-out',
  '/get-session',
  '/list-sessions',
  '/revoke-session',
  '/revoke-other-sessions',
  '/change-password',
  '/request-password-reset',
  '/reset-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/get-totp-uri',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/two-factor/generate-backup-codes',
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
  '/passkey/list-user-passkeys',
  '/passkey/update-passkey',
  '/passkey/delete-passkey',
])

/** The name of the OpenID Connect provider in addresses and in the credential table. */
export const PROVIDER = 'oidc'

const throughProvider = new Set(['/sign-in/social', '/link-social', `/callback/${PROVIDER}`, '/error'])

const setsPassword = new Set(['/change-password', '/reset-password'])

export const BASE_PATH = '/api/auth'

export type AuthPath = { path: string; provider: boolean; setsPassword: boolean }

/** How a request below `/api/auth` is served; null when it is not. */
export function pathOf(request: Request): AuthPath | null {
  const { pathname } = new URL(request.url)
  if (!pathname.startsWith(`${BASE_PATH}/`)) return null
  const path = pathname.slice(BASE_PATH.length)
  const provider = throughProvider.has(path)
  if (!provider && !served.has(path)) return null
  return { path, provider, setsPassword: setsPassword.has(path) }
}
