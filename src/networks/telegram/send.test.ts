import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startHostileServer, worstDays } from '../kit/conformance/hostile-server.ts'
import { accessTo, type Fetch, replay, toolsWith } from '../kit/conformance/index.ts'
import type { Answer } from '../kit/conformance/replay.ts'
import { responseOf } from '../kit/conformance/replay.ts'
import { type Command, NetworkError, type OutgoingImage } from '../kit/index.ts'
import * as fixture from './fixtures/bot.ts'
import { telegram } from './index.ts'

const { aMessage, answered, channel, now, refused, token } = fixture
const access = accessTo({ account: fixture.account, settings: fixture.settings, secret: { token } })
const image: OutgoingImage = {
  mime: 'image/jpeg',
  width: 2,
  height: 2,
  bytes: 2,
  alt: 'Une meule',
  read: async () => new Uint8Array([255, 216]),
}
const publish: Command = { action: 'publish', key: 'k', text: 'Le comté est là.', images: [] }
const target = { remoteId: '-1002/11' }
const reply: Command = { action: 'reply', key: 'k', text: 'À la boutique.', images: [], target }
const inChannel = aMessage(41, { chat: channel })

const sending = async (command: Command, method: string, result: unknown) => {
  const played = replay([answered(method, result)])
  const bodies: unknown[] = []
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, { ...init, signal: null })
    const isForm = request.headers.get('content-type')?.startsWith('multipart/')
    bodies.push(isForm ? Object.fromEntries(await request.clone().formData()) : await request.clone().json())
    return played.fetch(input, init)
  }
  const sent = await telegram.send?.(access, command, {}, toolsWith(fetch, now))
  return { sent, bodies }
}
const refusing = async (command: Command, answer: Answer): Promise<NetworkError> => {
  const fetch: Fetch = async () => responseOf(answer)
  const error = await telegram
    .send?.(access, command, {}, toolsWith(fetch, now))
    .catch((reason: unknown) => reason)
  if (error instanceof NetworkError) return error
  throw new Error('a NetworkError was expected', { cause: error })
}

describe('one request for each message', () => {
  test('a text goes to the chosen channel', async () => {
    const { sent, bodies } = await sending(
      { ...publish, linkUrl: 'https://x.example' },
      'sendMessage',
      inChannel,
    )
    expect(sent).toEqual({ remoteId: '-1001/41', url: 'https://t.me/laiterie_valcombe/41' })
    expect(bodies).toEqual([{ chat_id: -1001, text: 'Le comté est là.\nhttps://x.example' }])
  })
  test('an answer goes to the chat of its message', async () => {
    const { sent, bodies } = await sending(reply, 'sendMessage', aMessage(42))
    expect(sent).toEqual({ remoteId: '-1002/42' })
    expect(bodies).toEqual([{ chat_id: -1002, text: 'À la boutique.', reply_parameters: { message_id: 11 } }])
  })
  test('one picture', async () => {
    const { bodies } = await sending({ ...publish, images: [image] }, 'sendPhoto', inChannel)
    expect(bodies).toMatchObject([{ chat_id: '-1001', caption: 'Le comté est là.', photo: expect.any(File) }])
  })
  test('several pictures are one album, and its first message stands for all', async () => {
    const two = { ...publish, images: [image, image] }
    const { sent, bodies } = await sending(two, 'sendMediaGroup', [
      inChannel,
      aMessage(43, { chat: channel }),
    ])
    expect(sent?.remoteId).toBe('-1001/41')
    expect(bodies).toMatchObject([{ image0: expect.any(File), image1: expect.any(File) }])
  })
  test('a deletion', async () => {
    const { bodies } = await sending({ action: 'delete_other', key: 'k', target }, 'deleteMessage', true)
    expect(bodies).toEqual([{ chat_id: -1002, message_id: 11 }])
  })
})

describe('refused before it leaves', () => {
  test.each<[string, Command, string]>([
    ['a long caption', { ...publish, text: 'é'.repeat(1025), images: [image] }, 'text'],
    ['a long text', { ...publish, text: 'é'.repeat(4097) }, 'text'],
    ['nothing', { ...publish, text: ' ' }, 'text'],
    ['eleven pictures', { ...publish, images: Array.from({ length: 11 }, () => image) }, 'images'],
  ])('%s', async (_, command, field) => {
    const tools = toolsWith(replay([]).fetch, now)
    await expect(telegram.send?.(access, command, {}, tools)).rejects.toMatchObject({
      kind: 'rejected',
      field,
    })
  })
  test('a bot without a channel', async () => {
    const alone = accessTo({
      account: fixture.account,
      settings: { botId: 1, username: 'x' },
      secret: { token },
    })
    await expect(telegram.send?.(alone, publish, {}, toolsWith(replay([]).fetch, now))).rejects.toMatchObject(
      {
        field: 'chat',
      },
    )
  })
})

test.each([
  [400, 'Bad Request: message to be replied not found', 'gone'],
  [400, 'Bad Request: message to delete not found', 'gone'],
  [400, 'Bad Request: chat not found', 'rejected'],
  [403, 'Forbidden: bot was blocked by the user', 'rejected'],
  [401, `Unauthorized ${token}`, 'reconnect'],
  [404, `Not Found ${token}`, 'reconnect'],
] as const)('%i %s', async (status, description, kind) => {
  const error = await refusing(reply, refused(status, description))
  expect(error).toMatchObject({ kind, uncertain: false })
  expect(error.said).not.toContain('marker')
})

test('nobody can tell what became of a message', async () => {
  expect(await telegram.find?.(access, publish, {}, toolsWith(replay([]).fetch, now))).toBe('unknown')
})

describe('real sockets', async () => {
  const server = await startHostileServer(worstDays.broken)
  // The bot service has one address: here it is on this machine.
  const nearby: Fetch = (input, init) => {
    const { pathname } = new URL(new Request(input).url)
    return fetch(server.url + pathname, { ...init, signal: AbortSignal.timeout(500) })
  }
  beforeAll(() => Promise.all([import('./send.ts'), import('./read.ts')]))
  beforeEach(() => void server.seen.splice(0))
  afterAll(() => server.stop())

  test.each(Object.keys(worstDays) as (keyof typeof worstDays)[])('%s', async (day) => {
    server.answer(worstDays[day])
    const limited = day.startsWith('rateLimited')
    const kind = limited ? 'rate-limited' : 'transient'
    const tools = toolsWith(nearby, now)
    await expect(telegram.send?.(access, publish, {}, tools)).rejects.toMatchObject({
      kind,
      uncertain: !limited,
    })
    expect(server.seen).toHaveLength(1)
    await expect(telegram.read?.(access, null, tools)).rejects.toMatchObject({ kind, uncertain: false })
  })
})
