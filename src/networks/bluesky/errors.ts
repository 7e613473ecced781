import { XRPCError } from '@atproto/api'
import {
  classifyFailure,
  classifyStatus,
  NetworkError,
  type NetworkErrorKind,
  safeSaid,
  unreadableAnswer,
} from '../kit/index.ts'

/** Error names that say more than their HTTP status (lexicons, and the source of the reference server). */
const kinds: Record<string, NetworkErrorKind> = {
  ExpiredToken: 'reconnect',
  InvalidToken: 'reconnect',
  AuthMissing: 'reconnect',
  AuthenticationRequired: 'reconnect',
  AuthFactorTokenRequired: 'reconnect',
  AccountTakedown: 'reconnect',
  AccountSuspended: 'reconnect',
  AccountDeactivated: 'reconnect',
  RecordNotFound: 'gone',
  InvalidSwap: 'transient',
}

interface Call {
  write: boolean
  now: Date
  secrets: readonly string[]
}

/** Any failure of a call, as the kit classifies it. */
export const toNetworkError = (error: unknown, call: Call): NetworkError => {
  if (error instanceof NetworkError) return error
  // Below 200 are the library's own codes: no answer, or one it could not read.
  if (!(error instanceof XRPCError) || error.status < 200) {
    if (error instanceof XRPCError && error.status === 2) {
      // Without its cause: the answer of a sign-in that does not fit the lexicon still holds tokens.
      return unreadableAnswer({ write: call.write, said: error.error })
    }
    return classifyFailure(error, call)
  }
  const said = error.message === error.error ? error.error : `${error.error}: ${error.message}`
  const named = kinds[error.error]
  if (named && error.status < 500) {
    return new NetworkError({ kind: named, said: safeSaid(said, call.secrets) })
  }
  return classifyStatus({
    status: error.status,
    header: (name) => error.headers?.[name],
    said,
    ...call,
  })
}
