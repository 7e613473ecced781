import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'> & { child(bindings: object): Log }

/** Whatever is named like a credential is cut, at any of the depths we log. */
const names = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'accessJwt',
  'refreshJwt',
  'appPassword',
]
const redact = names.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

const MOST_CAUSES = 5

/** What finds the fault, and nothing else: libraries hang requests, headers and rows on their errors. */
const errorLine = (error: unknown, depth = 0): unknown => {
  if (!(error instanceof Error)) return error
  const { name, message, stack, cause } = error
  return {
    name,
    message,
    ...('code' in error && { code: error.code }),
    stack,
    ...(cause !== undefined && depth < MOST_CAUSES && { cause: errorLine(cause, depth + 1) }),
  }
}

/** One JSON line an event, on standard output unless told. */
export const createLog = (level: string, to: DestinationStream = pino.destination(1)): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: redact, censor: '[cut]' },
      serializers: { error: (error) => errorLine(error) },
    },
    to,
  )

export const silentLog: Log = pino({ level: 'silent' })
