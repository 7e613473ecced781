import { expect, it } from 'vitest'
import { createLog } from './index.ts'

const logged = (level: string) => {
  const lines: string[] = []
  const log = createLog(level, { write: (line) => void lines.push(line) })
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> }
}

it('writes one JSON line an event, with a time that people read', () => {
  const { log, lines, last } = logged('info')
  log.info({ channel: 'c1' }, 'read')
  log.debug('not asked for')
  expect(lines).toHaveLength(1)
  expect(last()).toEqual({
    level: 30,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    channel: 'c1',
    msg: 'read',
  })
})

it('says what failed, where, and why in turn', () => {
  const { log, last } = logged('info')
  const cause = Object.assign(new Error('reset by peer'), { code: 'ECONNRESET' })
  log.error({ error: new TypeError('cannot read', { cause }) }, 'request failed')
  expect(last().error).toMatchObject({
    name: 'TypeError',
    message: 'cannot read',
    stack: expect.stringContaining('log.test.ts'),
    cause: { message: 'reset by peer', code: 'ECONNRESET' },
  })
})

it('leaves out what libraries hang on their errors', () => {
  const { log, lines } = logged('info')
  const error = Object.assign(new Error('refused'), {
    request: { headers: { 'x-key': 'tartiflette' } },
    detail: 'Failing row contains (tartiflette)',
  })
  log.warn({ error }, 'x')
  expect(lines.join()).not.toContain('tartiflette')
})

it('ends on errors that cause each other', () => {
  const { log, last } = logged('info')
  const error: Error & { cause?: unknown } = new Error('round')
  error.cause = error
  log.error({ error }, 'x')
  expect(last().error).toMatchObject({ message: 'round', cause: { message: 'round' } })
})

it('cuts what is named like a credential, at the depths we log', () => {
  const { log, lines } = logged('info')
  log
    .child({ token: 'tartiflette' })
    .info({ a: { b: { appPassword: 'tartiflette' }, secret: 'tartiflette' }, cookie: 'tartiflette' }, 'x')
  expect(lines.join()).not.toContain('tartiflette')
})
