import { z } from 'zod'
import type { Platform } from '../../../tests/setup/platform.ts'
import type { Actor, Workspace } from '../context/index.ts'
import { contextMaker } from '../context/make.ts'
import { createWords } from '../intl/index.ts'
import { createLog } from '../log/index.ts'
import { createHub } from '../realtime/index.ts'
import {
  contract,
  createHttp,
  type HttpDeps,
  httpMessages,
  longRoute,
  publicRoute,
  type Route,
  readRoute,
  writeRoute,
} from './index.ts'

const pot = z.object({
  name: z.string().min(1).max(20),
  lid: z.object({ size: z.number().int() }).optional(),
})
const named = z.object({ name: z.string() })

/** One route of each kind, and some that fail as no foreseen thing does. */
const routes = (database: Platform['database']): Route[] => [
  readRoute(
    contract({
      method: 'get',
      path: '/pots/{id}',
      summary: 'One pot',
      params: z.object({ id: z.uuid() }),
      query: z.object({ lid: z.enum(['on', 'off']).default('on') }),
      output: named,
    }),
    () => true,
    async (_ctx, { query }) => ({ name: query.lid }),
  ),
  readRoute(
    contract({ method: 'get', path: '/writes', summary: 'A read that writes', output: named }),
    () => true,
    async (ctx) => {
      await ctx.facts.record('pot.opened', 'p')
      return { name: 'written' }
    },
  ),
  writeRoute(
    contract({ method: 'post', path: '/pots', summary: 'Make a pot', body: pot, output: named, status: 201 }),
    ({ role }) => role === 'owner',
    async (_ctx, { body }) => body,
  ),
  writeRoute(
    contract({ method: 'post', path: '/names', summary: 'Keep a name', body: named, output: named }),
    () => true,
    async (ctx, { body }) => {
      await ctx.facts.record('pot.named', body.name)
      return body
    },
  ),
  longRoute(
    contract({
      method: 'post',
      path: '/pictures',
      summary: 'Add a picture',
      bytes: { types: ['image/png'], max: 1000 },
      output: z.object({ size: z.number() }),
      status: 201,
    }),
    () => true,
    async (_scope, { body }) => ({ size: body.byteLength }),
  ),
  publicRoute(contract({ method: 'get', path: '/breaks', summary: 'Breaks', output: null }), () => {
    throw new Error('select * from teammate: secret row at /srv/parvis/app.ts:3')
  }),
  publicRoute(
    contract({ method: 'get', path: '/breaks-in-sql', summary: 'Breaks below', output: null }),
    async () => {
      await database.pool.query('select * from no_such_table')
      return new Response()
    },
  ),
]

/** The HTTP face over the platform alone. Who asks is told by a header, `x-as`: a role. */
export async function openHttp(
  platform: Platform,
  workspace: Workspace,
  webFolder: string,
  given: Partial<HttpDeps> = {},
) {
  const lines: string[] = []
  const log = createLog('warn', { write: (line) => void lines.push(line) })
  const { database } = platform
  const app = createHttp({
    routes: routes(database),
    doorkeeper: {
      visitorOf: async () => null,
      memberOf: async (headers) => {
        const role = headers.get('x-as') as Actor['role'] | null
        return role && { actor: { kind: 'person', id: workspace.id, name: 'x', role }, workspace }
      },
    },
    signIn: async () => new Response('signed in'),
    database,
    makeContext: contextMaker(platform.clock, log, new Map()),
    hub: createHub(database, log),
    words: createWords({ http: httpMessages }),
    log,
    version: '1.2.3',
    webFolder,
    publicOrigin: 'https://parvis.example',
    trustProxy: false,
    metrics: true,
    locale: 'en',
    stop: new AbortController().signal,
    ...given,
  })
  const ask = (path: string, init: RequestInit = {}) => app.request(`https://parvis.example${path}`, init)
  const say = (path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') =>
    ask(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-as': 'owner', ...headers },
    })
  return { app, ask, say, lines }
}

export type Http = Awaited<ReturnType<typeof openHttp>>
