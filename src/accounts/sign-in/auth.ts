import { passkey } from '@better-auth/passkey'
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Config } from '../../platform/config/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log/index.ts'
import { PASSWORD_LENGTH } from './password.ts'
import { BASE_PATH, PROVIDER } from './paths.ts'
import { tables } from './tables.ts'

const DAY = 86_400

/** Seconds, and tries from one address in them: an office shares one. */
const ATTEMPTS = { window: 60, max: 30 }

/** The header in which `handler` writes the visitor's address; one that comes from outside is overwritten. */
export const ADDRESS_HEADER = 'x-parvis-address'

export interface AuthParts {
  database: Database
  config: Config
  /** 32 bytes, derived from the installation's key: signs cookies, encrypts TOTP secrets. */
  secret: Buffer
  log: Log
  /** Sends the link with which a forgotten password is replaced; null when there is no mail server. */
  sendReset: ((to: { id: string; email: string }, token: string) => Promise<void>) | null
}

/** better-auth on our tables and pool. With `provider`, it asks the OpenID Connect provider for its addresses while it starts. */
export function buildAuth({ database, config, secret, log, sendReset }: AuthParts, provider: boolean) {
  const plugins: BetterAuthPlugin[] = [
    twoFactor({ issuer: 'Parvis', schema: tables.twoFactor }),
    passkey({ rpName: 'Parvis', schema: tables.passkey }),
  ]
  if (provider) plugins.push(openIdConnect(config))
  return betterAuth({
    appName: 'Parvis',
    basePath: BASE_PATH,
    // Without it the origin is the one of each request, and only that one is trusted.
    ...(config.PUBLIC_URL && { baseURL: config.PUBLIC_URL }),
    secret: secret.toString('base64'),
    database: { db: database.db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (level, message) => log[level](`sign-in: ${message}`) },
    // A refusal is an answer; what nobody foresaw leaves the handler, to be logged and answered like everywhere else.
    onAPIError: {
      onError(error) {
        if (!isAPIError(error)) throw error
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      ...(sendReset && { sendResetPassword: ({ user, token }) => sendReset(user, token) }),
    },
    user: tables.user,
    session: { ...tables.session, expiresIn: 30 * DAY, updateAge: DAY, freshAge: DAY },
    account: { ...tables.account, encryptOAuthTokens: true },
    verification: { ...tables.verification, storeIdentifier: 'hashed' },
    rateLimit: {
      ...tables.rateLimit,
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': ATTEMPTS,
        '/sign-in/social': ATTEMPTS,
        '/change-password': ATTEMPTS,
        '/get-session': false,
      },
    },
    advanced: {
      cookiePrefix: 'parvis',
      useSecureCookies: config.PUBLIC_URL?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // The migration is the schema, and a test compares both.
      database: { generateId: 'uuid', joins: true, validateSchema: false },
    },
    plugins,
  })
}

export type Auth = ReturnType<typeof buildAuth>

/** Signs in people we know: a stranger with an identity there has no account here. */
const openIdConnect = (config: Config) =>
  genericOAuth({
    config: [
      {
        providerId: PROVIDER,
        discoveryUrl: `${(config.OIDC_ISSUER ?? '').replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: config.OIDC_CLIENT_ID ?? '',
        clientSecret: config.OIDC_CLIENT_SECRET ?? '',
        scopes: ['openid', 'profile', 'email'],
        requireIdTokenVerification: true,
        disableSignUp: true,
      },
    ],
  })
