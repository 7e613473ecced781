import { ok, strictEqual } from 'node:assert/strict'
import { inspect } from 'node:util'
import { NetworkError } from '../errors.ts'
import { preparedFor, sender } from './commands.ts'
import { accessTo, type Case, type Conformance, type During, type Refusal, toolsWith } from './given.ts'
import { always } from './replay.ts'

const json = { 'content-type': 'application/json' }
const html = { 'content-type': 'text/html' }

/** What any server on the Internet answers on a bad day. `uncertain` is for writes. */
const badDays: Omit<Refusal, 'during'>[] = [
  {
    name: '429 with Retry-After',
    answer: { status: 429, headers: { ...json, 'retry-after': '120' }, json: {} },
    kind: 'rate-limited',
    retryAfter: 120,
  },
  {
    name: '429 without a word',
    answer: { status: 429, headers: {}, text: '' },
    kind: 'rate-limited',
    retryAfter: 60,
  },
  { name: '500', answer: { status: 500, headers: json, json: {} }, kind: 'transient', uncertain: true },
  {
    name: '502 in HTML',
    answer: { status: 502, headers: html, text: '<h1>Bad</h1>' },
    kind: 'transient',
    uncertain: true,
  },
  { name: 'a refused connection', answer: 'refused', kind: 'transient', uncertain: false },
  { name: 'a connection cut', answer: 'reset', kind: 'transient', uncertain: true },
  { name: 'a time-out', answer: 'timeout', kind: 'transient', uncertain: true },
  {
    name: 'HTML instead of the answer',
    answer: { status: 200, headers: html, text: '<html><p>Maintenance</p></html>' },
    kind: 'transient',
    uncertain: true,
  },
  {
    name: 'a truncated answer',
    answer: { status: 200, headers: json, text: '{"items": [{"id"' },
    kind: 'transient',
    uncertain: true,
  },
]

const everyBadDay = (during: During): Refusal[] => badDays.map((day) => ({ ...day, during }))

const attempt = async (given: Conformance, { during, answer }: Refusal): Promise<unknown> => {
  const { network } = given
  const [command] = given.commands
  const prepared = during === 'send' && command ? await preparedFor(given, command) : {}
  const tools = toolsWith(always(answer).fetch, given.now)
  if (during === 'connect') return network.connect(given.connect.fields, tools)
  const access = accessTo(given)
  if (during === 'check') return network.check(access, tools)
  if (during === 'read') return network.read?.(access, given.reads.at(-1)?.cursor ?? null, tools)
  ok(command, 'no command is recorded')
  return sender(network).send(access, command.command, prepared, tools)
}

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return value.length >= 8 ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

/** Values in use that may not be shown: those typed in a secret field, or sealed ones that the account does not show. */
const secretsOf = (given: Conformance, during: During): string[] => {
  if (during !== 'connect') {
    const shown = JSON.stringify([given.account, given.settings, given.connect.fields])
    return strings(given.secret).filter((value) => !shown.includes(value))
  }
  const fields = given.network.manifest.credentials.filter((field) => field.kind === 'secret')
  return fields.map((field) => given.connect.fields[field.name] ?? '').filter(Boolean)
}

const failureCase = (given: Conformance, refusal: Refusal): Case => ({
  name: `${refusal.during}, ${refusal.name}: ${refusal.kind}`,
  run: async () => {
    const error = await attempt(given, refusal).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    ok(error instanceof NetworkError, `not a NetworkError: ${inspect(error)}`)
    strictEqual(error.kind, refusal.kind)
    strictEqual(error.uncertain, refusal.during === 'send' && (refusal.uncertain ?? false))
    if (refusal.field) strictEqual(error.field, refusal.field)
    if (refusal.retryAfter !== undefined) {
      strictEqual(error.retryAt?.getTime(), given.now.getTime() + refusal.retryAfter * 1000)
    }
    const whole = inspect(error, { depth: 10, showHidden: true, maxStringLength: null })
    for (const secret of secretsOf(given, refusal.during)) ok(!whole.includes(secret), 'a secret is repeated')
    ok(error.said !== '' && error.said.length <= 200, 'says nothing, or too much')
  },
})

/** An answer that repeats every secret of the access. */
const echo = (given: Conformance, during: During): Refusal => ({
  name: 'an answer that repeats our secrets',
  during,
  answer: {
    status: 422,
    headers: json,
    json: { error: 'Echo', message: secretsOf(given, during).join(' ') },
  },
  kind: 'rejected',
})

/** Every bad day on reading and on sending, and what this network alone can answer. */
export const failureCases = (given: Conformance): Case[] => {
  const reads = given.network.read ? [...everyBadDay('read'), echo(given, 'read')] : []
  const sends = given.commands.length > 0 ? [...everyBadDay('send'), echo(given, 'send')] : []
  return [...reads, ...sends, echo(given, 'connect'), ...given.refusals].map((refusal) =>
    failureCase(given, refusal),
  )
}
