import { z } from 'zod'
import type { Visitor } from '../../platform/http/route.ts'
import { refuse } from '../refuse.ts'
import { ADDRESS_HEADER, type AuthParts, buildAuth } from './auth.ts'
import { assertGoodPassword } from './password.ts'
import { pathOf } from './paths.ts'
import { lazyProvider } from './provider.ts'

export interface SignIn {
  /**
   * Serves what is below `/api/auth`. `address` is the visitor's, for the limits; better-auth's own errors are
   * `{ code, message }`, ours are thrown as refusals.
   */
  handler(request: Request, address: string | null): Promise<Response>
  /** Who holds the session cookie; null for nobody. One query. */
  visitorOf(headers: Headers): Promise<Visitor | null>
  /** Prolongs a session that is in use. Gives the cookies to set, often none. */
  prolong(headers: Headers): Promise<string[]>
  /** Opens a session with the password that the person has just chosen. Gives the cookies to set. */
  open(email: string, password: string, headers: Headers): Promise<string[]>
}

const newPassword = z.object({ newPassword: z.string() })

/** Sign-in by password, code, passkey and OpenID Connect, on the sign-in tables. */
export function createSignIn(parts: AuthParts): SignIn {
  const auth = buildAuth(parts, false)
  const withProvider = lazyProvider(parts)

  const visitorOf = async (headers: Headers): Promise<Visitor | null> => {
    if (!headers.get('cookie')) return null
    const found = await auth.api.getSession({ headers, query: { disableRefresh: true } })
    return found && { personId: found.user.id, name: found.user.name, email: found.user.email }
  }

  return {
    visitorOf,
    async handler(request, address) {
      const asked = pathOf(request)
      if (!asked) throw refuse('noSuchPath', 404)
      if (asked.setsPassword) {
        const body = newPassword.safeParse(
          await request
            .clone()
            .json()
            .catch(() => null),
        )
        const visitor = await visitorOf(request.headers)
        await assertGoodPassword(body.data?.newPassword ?? '', visitor ? [visitor.email, visitor.name] : [])
      }
      const from = new Request(request)
      from.headers.delete(ADDRESS_HEADER)
      if (address) from.headers.set(ADDRESS_HEADER, address)
      return (asked.provider ? await withProvider() : auth).handler(from)
    },
    async prolong(headers) {
      const { headers: answer } = await auth.api.getSession({ headers, returnHeaders: true })
      return answer.getSetCookie()
    },
    async open(email, password, headers) {
      const { headers: answer } = await auth.api.signInEmail({
        body: { email, password },
        headers,
        returnHeaders: true,
      })
      return answer.getSetCookie()
    },
  }
}
