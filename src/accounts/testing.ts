import { randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { freshDatabase } from '../../tests/setup/fresh-database.ts'
import { settableClock } from '../platform/clock/index.ts'
import { loadConfig } from '../platform/config/index.ts'
import type { Role, Scope, Workspace } from '../platform/context/index.ts'
import { contextMaker, scopeOf } from '../platform/context/make.ts'
import { connectDatabase } from '../platform/database/index.ts'
import { createHttp, httpMessages } from '../platform/http/index.ts'
import { createWords } from '../platform/intl/index.ts'
import { silentLog } from '../platform/log/index.ts'
import { createHub } from '../platform/realtime/index.ts'
import { type AccountsDeps, accountsMessages, createAccounts } from './index.ts'
import { createPerson } from './operations/create-person.ts'
import { openWorkspace } from './operations/open-workspace.ts'

export const GOOD_PASSWORD = 'rabot tartiflette Quimper vitrail'

interface Options {
  settings?: Record<string, string>
  mail?: AccountsDeps['mail']
}

/** Accounts behind the real HTTP face, on a database of their own. For the tests of this room. */
export async function startAccounts({ settings = {}, mail = null }: Options = {}) {
  const fresh = await freshDatabase()
  const database = connectDatabase(fresh.connectionString, 8)
  const clock = settableClock(new Date())
  const log = silentLog
  const makeContext = contextMaker(clock, log, new Map())
  const config = loadConfig(settings)
  const origin = () => config.PUBLIC_URL ?? 'http://127.0.0.1:8470'
  const version = '0.0.0-test'
  const secret = randomBytes(32)
  const deps: AccountsDeps = { database, config, clock, log, mail, makeContext, secret, version, origin }
  const accounts = createAccounts(deps)
  const app = createHttp({
    routes: accounts.routes,
    doorkeeper: accounts.doorkeeper,
    signIn: (request) => accounts.signIn(request, '192.0.2.7'),
    database,
    makeContext,
    hub: createHub(database, log),
    words: createWords({ accounts: accountsMessages, http: httpMessages }),
    log,
    version,
    webFolder: import.meta.dirname,
    publicOrigin: config.PUBLIC_URL ?? null,
    trustProxy: false,
    metrics: false,
    locale: 'en',
    stop: new AbortController().signal,
  })

  const passwordHash = await hashPassword(randomBytes(16).toString('hex'))
  const makePerson = async (email: string) => {
    const given = { name: email.split('@')[0] ?? email, email, locale: 'fr', emailVerified: false } as const
    const person = await database.db
      .transaction()
      .execute((tx) => createPerson(tx, { ...given, passwordHash }, clock.now()))
    if (!person) throw new Error(`${email} exists`)
    return { ...person, email }
  }

  const makeWorkspace = (owner: { id: string; name: string }, name: string): Promise<Workspace> =>
    database.db
      .transaction()
      .execute((tx) => openWorkspace(deps, tx, owner, { name, locale: 'fr', timeZone: 'Europe/Paris' }))

  const scopeFor = (workspace: Workspace, person: { id: string; name: string }, role: Role): Scope =>
    scopeOf(database, makeContext, workspace, { kind: 'person', id: person.id, name: person.name, role })

  const stop = async () => {
    await database.close()
    await fresh.drop()
  }
  return {
    ...accounts,
    deps,
    database,
    clock,
    fresh,
    app,
    browser: () => browser(app, origin()),
    makePerson,
    makeWorkspace,
    scopeFor,
    stop,
  }
}

export type World = Awaited<ReturnType<typeof startAccounts>>

/** An answer as it came: each test says what it expects of it. */
interface Json {
  [key: string]: Json | undefined
}

interface Ask {
  body?: unknown
  workspace?: string
  token?: string
}

/** Keeps cookies and asks as our own pages do. */
function browser(app: ReturnType<typeof createHttp>, origin: string) {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async ask(method: string, path: string, { body, workspace, token }: Ask = {}) {
      const headers = new Headers({ origin, host: new URL(origin).host, 'content-type': 'application/json' })
      if (cookies.size > 0)
        headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      if (workspace) headers.set('x-parvis-workspace', workspace)
      if (token) headers.set('authorization', `Bearer ${token}`)
      const sent = body === undefined ? null : JSON.stringify(body)
      const answer = await app.request(`${origin}${path}`, { method, headers, body: sent })
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
        if (/max-age=0/i.test(line)) cookies.delete(name)
        else cookies.set(name, value)
      }
      const text = await answer.text()
      const json: Json = text.startsWith('{') ? JSON.parse(text) : {}
      return { status: answer.status, json, headers: answer.headers }
    },
  }
}
