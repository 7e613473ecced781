import { getMigrations } from 'better-auth/db/migration'
import { expect, it } from 'vitest'
import { startAccounts } from '../testing.ts'
import { buildAuth } from './auth.ts'

it('has every table and column that better-auth writes', async () => {
  const world = await startAccounts({
    settings: { OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' },
  })
  const { options } = buildAuth({ ...world.deps, sendReset: null }, false)
  const { toBeCreated, toBeAdded } = await getMigrations(options)
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
  await world.stop()
})
