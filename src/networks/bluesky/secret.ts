import { z } from 'zod'
import { NetworkError, type Secret } from '../kit/index.ts'

/** What is sealed for one account. `service` answers sign-in, `pds` holds the account; they differ on bsky.social. */
const shape = z.object({
  service: z.string(),
  pds: z.string(),
  did: z.string(),
  identifier: z.string(),
  appPassword: z.string(),
  accessJwt: z.string(),
  refreshJwt: z.string(),
})
export type Keys = z.infer<typeof shape>

export const readKeys = (secret: Secret): Keys => {
  const parsed = shape.safeParse(secret)
  if (parsed.success) return parsed.data
  throw new NetworkError({ kind: 'reconnect', said: 'the saved access is incomplete' })
}

/** The values that no message may repeat. */
export const hidden = (keys: Keys): string[] => [keys.appPassword, keys.accessJwt, keys.refreshJwt]

const claims = z.object({ exp: z.number() })

/** Whether a token has less than a minute to live. A token that cannot be read is left to the server to judge. */
export const endsSoon = (jwt: string, now: Date): boolean => {
  try {
    const payload: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const { success, data } = claims.safeParse(payload)
    return success && data.exp * 1000 - now.getTime() < 60_000
  } catch {
    return false
  }
}
