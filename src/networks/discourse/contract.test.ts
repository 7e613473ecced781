import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { accessTo, type Fetch, replay, toolsWith } from '../kit/conformance/index.ts'
import type { Command } from '../kit/index.ts'
import * as forum from './fixtures/forum.ts'
import { discourse } from './index.ts'
import { externalIdOf } from './prepared.ts'

/** The vendor's description is not ours to publish: the folder beside the checkout, or `SPECS_DIR`. */
const folder = import.meta.env.SPECS_DIR ?? new URL('../../../../shared/specs', import.meta.url).pathname
const file = `${folder}/discourse-openapi.json`

interface Schema {
  [key: string]: unknown
}
interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
type Paths = Record<string, Record<string, Operation>>

/** Known to every forum (config/routes.rb of discourse/discourse), and missing from the description. */
const undescribed = [
  /^GET \/session\/current\.json$/,
  /^GET \/site\/settings\.json$/,
  /^GET \/posts\/by_number\/\d+\/\d+\.json$/,
  /^GET \/posts\/[^/]+\/pending\.json$/,
  /^DELETE \/post_actions\/\d+\.json$/,
]
/** Taken by the controller, and missing from the description. */
const undescribedQuery = ['include_raw']

const formats = { binary: true } as const
const ajv = new Ajv2020({ strict: false, coerceTypes: true })
const strict = new Ajv2020({ strict: false, formats })

/** What is wrong with a request, in the eyes of the description. */
const faultsOf = async (paths: Paths, request: Request): Promise<string[]> => {
  const url = new URL(request.url)
  const name = `${request.method} ${url.pathname}`
  if (undescribed.some((one) => one.test(name))) return []
  const found = Object.entries(paths).find(
    ([path, operations]) =>
      request.method.toLowerCase() in operations &&
      new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '([^/]+)')}$`).test(url.pathname),
  )
  const operation = found?.[1][request.method.toLowerCase()]
  if (!found || !operation) return [`${name} is not described`]
  const pattern = new RegExp(`^${found[0].replaceAll('.', '\\.').replace(/\{([^}]+)\}/g, '(?<$1>[^/]+)')}$`)
  const inPath = pattern.exec(url.pathname)?.groups ?? {}
  const json = operation.requestBody?.content['application/json']?.schema
  const inBody = Object.keys((json?.properties ?? {}) as object)
  const faults: string[] = []
  for (const { name: field, in: where, required, schema } of operation.parameters ?? []) {
    const value =
      where === 'path'
        ? inPath[field]
        : where === 'query'
          ? url.searchParams.get(field)
          : request.headers.get(field)
    if (value === null || value === undefined) {
      if (required) faults.push(`${name} lacks ${field}`)
    } else if (!ajv.validate({ type: 'object', properties: { value: schema } }, { value })) {
      faults.push(`${name} ${field}: ${ajv.errorsText()}`)
    }
  }
  const known = [...(operation.parameters ?? []).map((one) => one.name), ...undescribedQuery]
  // A GET is described with a body here and there: its fields travel in the query.
  if (request.method === 'GET') known.push(...inBody)
  for (const field of url.searchParams.keys())
    if (!known.includes(field)) faults.push(`${name} knows no ${field}`)
  if (request.method === 'POST') {
    const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data')
    const form = operation.requestBody?.content['multipart/form-data']?.schema
    const body: unknown = isForm ? fieldsOf(await request.formData()) : await request.json()
    if (!strict.validate((isForm ? form : json) ?? false, body))
      faults.push(`${name}: ${strict.errorsText()}`)
  }
  return faults
}

const fieldsOf = (form: FormData) =>
  Object.fromEntries(
    [...form].map(([name, value]) => [
      name,
      value === 'true' ? true : typeof value === 'string' ? value : 'file',
    ]),
  )

const { aPost, aTopic, answered, us } = forum
const old = aPost({ id: 12, topic: 9, number: 1 })
const late = aPost({ id: 103, topic: 9, number: 30, answers: 28 })
const direct = aPost({ id: 90, topic: 60, number: 1 })
const beyond = aPost({ id: 91, topic: 60, number: 2 })
const target = { remoteId: '103' }
const key = 'delivery-1'
const image = {
  mime: 'image/png',
  width: 2,
  height: 2,
  bytes: 1,
  alt: 'Une meule',
  read: async () => new Uint8Array([1]),
}
const text = 'Arrivage de novembre au comptoir\n\nLe comté de dix-huit mois est arrivé.'
const reply = 'Bonjour, à la boutique du village.'
const commands: Command[] = [
  { action: 'publish', key, text, images: [image] },
  { action: 'reply', key, text: reply, images: [image], target },
  ...(['like', 'unlike', 'delete_own', 'delete_other'] as const).map((action) => ({ action, key, target })),
]

const upload = answered('POST', '/uploads.json', { short_url: 'upload://abc.png' })
const topic = aTopic(9, [old, late])
const after = aTopic(9, [old, late, aPost({ id: 110, topic: 9, number: 31, by: us, raw: 'Autre chose.' })])
const answers: Record<string, ReturnType<typeof answered>[]> = {
  connect: [
    answered('GET', '/session/current.json', { current_user: us }),
    answered('GET', '/site/settings.json', {}),
    forum.categories,
  ],
  first: [
    forum.latest([late]),
    answered('GET', '/t/9.json', aTopic(9, [old])),
    answered('GET', '/posts/by_number/9/28.json', aPost({ id: 77, topic: 9, number: 28 })),
    forum.categories,
    forum.inbox([{ id: 60, highest_post_number: 2, last_posted_at: '2026-11-21T09:00:00.000Z' }]),
    answered('GET', '/t/60.json', {
      ...aTopic(60, [direct]),
      post_stream: { posts: [direct], stream: [90, 91] },
    }),
    answered('GET', '/t/60/posts.json', { post_stream: { posts: [beyond] } }),
  ],
  older: [forum.latest([])],
  missing: [forum.latest([old]), forum.inbox(), answered('GET', '/posts/103.json', late)],
  writes: [
    upload,
    answered('POST', '/posts.json', late),
    answered('GET', `/t/external_id/${externalIdOf(key)}.json`, {}, 404),
    forum.nobodyWaits,
    answered('GET', '/posts/103.json', late),
    answered('GET', '/t/9.json', topic),
    upload,
    answered('POST', '/posts.json', late),
    answered('GET', '/t/9.json', after),
    answered('GET', '/t/9/posts.json', { post_stream: { posts: [] } }),
    answered('POST', '/post_actions.json', late),
    answered('DELETE', '/post_actions/103.json', late),
    ...[1, 2].map(() => answered('DELETE', '/posts/103.json', {})),
    ...[1, 2, 3, 4].map(() => answered('GET', '/posts/103.json', late)),
  ],
}

/** Everything that the client can ask, as it was asked. */
const everyRequest = async (): Promise<Request[]> => {
  const requests: Request[] = []
  const watching = (name: string) => {
    const played = replay(answers[name] ?? [])
    const fetch: Fetch = (input, init) => {
      requests.push(new Request(input, { ...init, signal: null }))
      return played.fetch(input, init)
    }
    return toolsWith(fetch, forum.now)
  }
  const access = accessTo({
    account: forum.account,
    settings: { ...forum.settings, categoryId: 6 },
    secret: forum.secret,
  })
  const fields = { url: forum.base, username: 'valcombe', apiKey: 'key', category: 'annonces' }
  await discourse.connect(fields, watching('connect'))
  const first = await discourse.read?.(access, null, watching('first'))
  const second = await discourse.read?.(access, first?.cursor ?? '', watching('older'))
  const cursor = JSON.parse(second?.cursor ?? '{}')
  await discourse.read?.(
    access,
    JSON.stringify({ ...cursor, before: undefined, floor: 0 }),
    watching('missing'),
  )
  const tools = watching('writes')
  for (const command of commands) {
    const prepared = (await discourse.prepare?.(access, command, tools)) ?? {}
    await discourse.send?.(access, command, prepared, tools)
    await discourse.find?.(access, command, prepared, tools)
  }
  return requests
}

describe.skipIf(!existsSync(file))('requests against the description of the vendor', () => {
  const paths = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).paths as Paths) : {}

  test('every request that the client makes is described', async () => {
    const requests = await everyRequest()
    const names = new Set(
      requests.map(({ method, url }) => `${method} ${new URL(url).pathname.replace(/\d+/g, 'N')}`),
    )
    const faults = await Promise.all(requests.map((request) => faultsOf(paths, request)))
    expect(faults.flat()).toEqual([])
    expect(names.size).toBeGreaterThanOrEqual(15)
  })

  const headers = { 'api-key': 'k', 'api-username': 'u', 'content-type': 'application/json' }
  const post = (path: string, body: unknown) =>
    new Request(forum.base + path, { method: 'POST', headers, body: JSON.stringify(body) })
  test.each([
    ['a topic without its text', post('/posts.json', { title: 'Sans texte' })],
    ['an unknown field', post('/posts.json', { raw: 'Bonjour', titel: 'x' })],
    ['a like whose id is a text', post('/post_actions.json', { id: '103', post_action_type_id: 2 })],
    ['a page before nothing', new Request(`${forum.base}/posts.json?before=hier`)],
    ['an unknown query', new Request(`${forum.base}/posts.json?after=3`)],
    ['a topic without a key', new Request(`${forum.base}/t/9.json`)],
    ['an unknown door', new Request(`${forum.base}/posts/all.xml`)],
  ])('%s is refused', async (_, request) => {
    expect(await faultsOf(paths, request)).not.toEqual([])
  })
})
