import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world?.close())

test('a new workspace answers, and is quiet', async () => {
  await world.processAll()
  const answer = await world.call('GET', '/conversations/counts', { token: await world.token('manager') })
  expect(await answer.json()).toEqual({ open: 0, mine: 0, waiting: 0, closed: 0, overdue: 0 })
})
