import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { accessTo, type Fetch, toolsWith } from '../kit/conformance/index.ts'
import type { Command, OutgoingImage } from '../kit/index.ts'
import * as fixture from './fixtures/bot.ts'
import { telegram } from './index.ts'

/** The description is not ours to publish: the folder beside the checkout, or `SPECS_DIR`. */
const folder = import.meta.env.SPECS_DIR ?? new URL('../../../../shared/specs', import.meta.url).pathname
const file = `${folder}/telegram-bot-api.json`

interface Thing {
  fields?: { name: string; types: string[]; required: boolean }[]
}
interface Description {
  methods: Record<string, Thing>
  types: Record<string, Thing>
}

/** What is wrong with a value, in the eyes of the description (a format of its own, not OpenAPI). */
const faultsOf = (description: Description, types: string[], value: unknown, where: string): string[] => {
  const tries = types.map((type): string[] => {
    const list = /^Array of (.+)$/.exec(type)?.[1]
    if (list) {
      if (!Array.isArray(value)) return [`${where} is no list`]
      return value.flatMap((one, index) => faultsOf(description, [list], one, `${where}[${index}]`))
    }
    if (type === 'Integer') return Number.isInteger(value) ? [] : [`${where} is no whole number`]
    if (type === 'String') return typeof value === 'string' ? [] : [`${where} is no text`]
    if (type === 'Boolean') return typeof value === 'boolean' ? [] : [`${where} is no yes or no`]
    if (type === 'InputFile') return value instanceof File ? [] : [`${where} is no file`]
    return fieldFaults(description, description.types[type], value, where)
  })
  return tries.find((faults) => faults.length === 0) ?? tries[0] ?? []
}

const fieldFaults = (
  description: Description,
  thing: Thing | undefined,
  value: unknown,
  where: string,
): string[] => {
  if (!thing) return [`${where} is not described`]
  if (typeof value !== 'object' || value === null) return [`${where} is no object`]
  const given = new Map(Object.entries(value))
  const fields = thing.fields ?? []
  const unknown = [...given.keys()].filter(
    // The files of an album travel beside it, under names of our own.
    (name) => !fields.some((field) => field.name === name) && !(given.get(name) instanceof File),
  )
  return [
    ...unknown.map((name) => `${where} knows no ${name}`),
    ...fields.flatMap(({ name, types, required }) => {
      const one = given.get(name)
      if (one === undefined) return required ? [`${where} lacks ${name}`] : []
      return faultsOf(description, types, one, `${where}.${name}`)
    }),
  ]
}

/** Fields of a form are texts: numbers and JSON are read back as the service does. */
const readForm = (form: FormData) =>
  Object.fromEntries(
    [...form].map(([name, value]) => {
      const isJson = typeof value === 'string' && /^(-?\d+$|[[{])/.test(value)
      return [name, isJson ? (JSON.parse(value) as unknown) : value]
    }),
  )

const { aMessage, bot, channel, now } = fixture
const image: OutgoingImage = {
  mime: 'image/png',
  width: 2,
  height: 2,
  bytes: 1,
  alt: '',
  read: async () => new Uint8Array([1]),
}
const target = { remoteId: '-1002/11' }
const written: Command[] = [0, 1, 2].flatMap((count) => {
  const images = Array.from({ length: count }, () => image)
  return [
    { action: 'publish', key: 'k', text: 'Le comté est là.', images },
    { action: 'reply', key: 'k', text: 'À la boutique.', images, target },
  ]
})
const commands: Command[] = [
  ...written,
  { action: 'delete_own', key: 'k', target },
  { action: 'delete_other', key: 'k', target },
]

const results: Record<string, unknown> = {
  getMe: bot,
  getWebhookInfo: { url: '' },
  getChat: channel,
  getUpdates: [],
  sendMediaGroup: [aMessage(1)],
  deleteMessage: true,
}

/** Everything that the client can ask: method and fields. */
const everyRequest = async () => {
  const asked: [string, unknown][] = []
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, { ...init, signal: null })
    const method = new URL(request.url).pathname.split('/').at(-1) ?? ''
    const isForm = request.headers.get('content-type')?.startsWith('multipart/')
    asked.push([method, isForm ? readForm(await request.formData()) : await request.json()])
    return Response.json({ ok: true, result: results[method] ?? aMessage(1) })
  }
  const tools = toolsWith(fetch, now)
  const access = accessTo({
    account: fixture.account,
    settings: fixture.settings,
    secret: { token: fixture.token },
  })
  await telegram.connect({ botToken: fixture.token, chat: '@laiterie_valcombe' }, tools)
  await telegram.connect({ botToken: fixture.token, chat: '-1001' }, tools)
  await telegram.check(access, tools)
  await telegram.read?.(access, null, tools)
  await telegram.read?.(access, '{"v":1,"next":7}', tools)
  for (const command of commands) await telegram.send?.(access, command, {}, tools)
  return asked
}

describe.skipIf(!existsSync(file))('requests against the description of the Bot API', () => {
  const description: Description = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { methods: {}, types: {} }
  const judge = ([method, fields]: [string, unknown]) =>
    fieldFaults(description, description.methods[method], fields, method)

  test('every request that the client makes is described', async () => {
    const asked = await everyRequest()
    expect(asked.flatMap(judge)).toEqual([])
    expect(new Set(asked.map(([method]) => method)).size).toBe(8)
  })

  test.each<[string, string, unknown]>([
    ['a message without its text', 'sendMessage', { chat_id: 1 }],
    ['a number as a text', 'deleteMessage', { chat_id: 1, message_id: '2' }],
    ['an unknown field', 'sendMessage', { chat_id: 1, text: 'x', reply_to: 3 }],
    ['an album of nothing', 'sendMediaGroup', { chat_id: 1, media: [{ type: 'photo' }] }],
    ['a wrong answer mark', 'sendMessage', { chat_id: 1, text: 'x', reply_parameters: { id: 3 } }],
    ['an unknown method', 'sendEverything', {}],
  ])('%s is refused', (_, method, fields) => {
    expect(judge([method, fields])).not.toEqual([])
  })
})
