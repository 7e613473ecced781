import { afterAll, expect, test } from 'vitest'
import { startHostileServer, worstDays } from '../kit/conformance/hostile-server.ts'
import { accessTo, toolsWith } from '../kit/conformance/index.ts'
import { feed } from './index.ts'

const server = await startHostileServer(worstDays.broken)
const impatient: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(500) })
const tools = toolsWith(impatient, new Date('2026-11-21T12:00:00Z'))
const account = { remoteId: `${server.url}/feed`, handle: '127.0.0.1', name: 'Feed' }

afterAll(() => server.stop())

test.each(Object.keys(worstDays) as (keyof typeof worstDays)[])('%s', async (day) => {
  server.answer(worstDays[day])
  const kind = day.startsWith('rateLimited') ? 'rate-limited' : 'transient'
  const reading = feed.read?.(accessTo({ account, settings: {}, secret: {} }), null, tools)
  await expect(reading).rejects.toMatchObject({ name: 'NetworkError', kind, uncertain: false })
})
