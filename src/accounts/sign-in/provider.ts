import type { Config } from '../../platform/config/index.ts'
import { refuse } from '../refuse.ts'
import { type Auth, type AuthParts, buildAuth } from './auth.ts'
import { PROVIDER } from './paths.ts'

const PATIENCE = 10_000

/** Whether an OpenID Connect provider is set. Its host is the label of the button. */
export const providerLabel = (config: Config): string | null =>
  config.OIDC_ISSUER && config.OIDC_CLIENT_ID && config.OIDC_CLIENT_SECRET
    ? new URL(config.OIDC_ISSUER).host
    : null

/**
 * better-auth asks the provider for its addresses while it starts, without a time limit, and does not ask again. So it starts
 * apart, at the first sign-in through the provider, and once more if that failed: passwords never wait for a provider.
 */
export function lazyProvider(parts: AuthParts): () => Promise<Auth> {
  let started: Promise<Auth> | undefined
  const start = async (): Promise<Auth> => {
    const auth = buildAuth(parts, true)
    const late = AbortSignal.timeout(PATIENCE)
    const context = await Promise.race([
      auth.$context,
      new Promise<null>((resolve) => late.addEventListener('abort', () => resolve(null), { once: true })),
    ])
    if (!context?.socialProviders.some((one) => one.id === PROVIDER)) throw refuse('providerUnreachable', 503)
    return auth
  }
  return async () => {
    if (!providerLabel(parts.config)) throw refuse('noProvider', 404)
    started ??= start()
    try {
      return await started
    } catch (error) {
      started = undefined
      throw error
    }
  }
}
