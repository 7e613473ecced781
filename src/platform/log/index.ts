import pino, { type Logger } from 'pino'

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

/** One JSON line an event on standard output. */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redact, censor: '[cut]' },
  })

export const silentLog: Log = pino({ level: 'silent' })
