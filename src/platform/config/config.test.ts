import { describe, expect, it } from 'vitest'
import { loadConfig, settings } from './index.ts'

const refusal = (environment: Record<string, string>): string => {
  try {
    loadConfig(environment)
  } catch (error) {
    return (error as Error).message
  }
  return 'accepted'
}

it('starts with nothing set', () => {
  expect(loadConfig({})).toMatchObject({ PORT: 8470, HOST: '127.0.0.1', ROLE: 'all', METRICS: false })
})

it('takes an empty setting for an absent one, and ignores what is not its own', () => {
  expect(loadConfig({ PORT: '', PUBLIC_URL: '', PATH: '/bin' })).toEqual(loadConfig({}))
})

it('reads every kind of setting', () => {
  expect(
    loadConfig({
      PORT: '0',
      METRICS: 'true',
      ALLOW_PRIVATE_HOSTS: ' forum.lan, ,10.0.0.3 ',
      PUBLIC_URL: 'https://parvis.example/',
    }),
  ).toMatchObject({ PORT: 0, METRICS: true, ALLOW_PRIVATE_HOSTS: ['forum.lan', '10.0.0.3'] })
})

/** For each setting, a value that no installation can run with. */
const wrong: Record<keyof typeof settings.shape, string> = {
  PORT: '70000',
  HOST: 'h'.repeat(256),
  PUBLIC_URL: 'https://parvis.example/below',
  PARVIS_DATA: 'd'.repeat(1001),
  DATABASE_URL: 'mysql://root:hunter2-marker@db/parvis',
  ROLE: 'boss',
  SMTP_URL: 'http://user:hunter2-marker@mail.example',
  MAIL_FROM: 'm'.repeat(321),
  LOG_LEVEL: 'loud',
  DEFAULT_LOCALE: 'de',
  ALLOW_PRIVATE_HOSTS: 'h'.repeat(4001),
  EXTRA_NETWORKS: 'p'.repeat(4001),
  EXCHANGE_SECONDS: '1',
  OIDC_ISSUER: 'hunter2-marker',
  OIDC_CLIENT_ID: 'c'.repeat(501),
  OIDC_CLIENT_SECRET: `hunter2-marker${'s'.repeat(2000)}`,
  METRICS: 'yes',
  TRUST_PROXY: '1',
  DATABASE_POOL: '1',
}

describe('a value that cannot be used', () => {
  it.each(Object.entries(wrong))('%s is refused by name', (name, value) => {
    const said = refusal({ [name]: value })
    expect(said).toContain(`  ${name}: `)
    expect(said).toContain('docs/operate.md')
  })

  it.each(['PORT', 'ROLE', 'METRICS'])('%s is repeated, so that the operator finds it', (name) => {
    const value = wrong[name as keyof typeof wrong]
    expect(refusal({ [name]: value })).toContain(JSON.stringify(value))
  })

  it.each(['DATABASE_URL', 'SMTP_URL', 'OIDC_CLIENT_SECRET'])('%s is not: it holds a secret', (name) => {
    expect(refusal({ [name]: wrong[name as keyof typeof wrong] })).not.toContain('hunter2-marker')
  })

  it('is told together with the others', () => {
    expect(refusal({ PORT: 'x', ROLE: 'boss' })).toMatch(/PORT: [\s\S]*ROLE: /)
  })
})

it('describes every setting', () => {
  for (const [name, schema] of Object.entries(settings.shape))
    expect([name, schema.description]).toEqual([name, expect.stringMatching(/\.$/)])
})
