import { expect, it } from 'vitest'
import { processAll } from '../platform/jobs/index.ts'
import { createFirstOwner } from './operations/create-first-owner.ts'
import { GOOD_PASSWORD, startAccounts } from './testing.ts'

it('forgets sessions that are over, keeps those that are not', async () => {
  const world = await startAccounts()
  const [email, password] = ['ines@valcombe.example', GOOD_PASSWORD]
  const workspace = { name: 'Laiterie', locale: 'fr', timeZone: 'Europe/Paris' } as const
  await createFirstOwner(world.deps, { token: null, name: 'Inès', email, password, workspace })
  await world.browser().ask('POST', '/api/auth/sign-in/email', { body: { email, password } })
  const sessions = async () => (await world.database.pool.query('select from session')).rowCount
  world.clock.advance(29 * 86_400_000)
  await processAll(world.works)
  expect(await sessions()).toBe(1)
  world.clock.advance(2 * 86_400_000)
  await processAll(world.works)
  expect(await sessions()).toBe(0)
  await world.stop()
})
