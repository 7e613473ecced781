import { describe, expect, test } from 'vitest'
import { accessTo, type Fetch, toolsWith } from '../kit/conformance/index.ts'
import type { Command } from '../kit/index.ts'
import { account, now, refusal, secret, settings, us } from './fake-people.ts'
import { fakeMastodon } from './fake-server.ts'
import { mastodon } from './index.ts'

const desk = (changes: object = {}) => {
  const world = fakeMastodon()
  const access = accessTo({ account, settings: { ...settings, ...changes }, secret })
  const on = (fetch: Fetch = world.fetch) => toolsWith(fetch, world.clock.now)
  const prepare = async (command: Command) => (await mastodon.prepare?.(access, command, on())) ?? {}
  const send = (command: Command, prepared: Record<string, unknown>, fetch?: Fetch) =>
    mastodon.send?.(access, command, prepared, on(fetch))
  const find = (command: Command, prepared: Record<string, unknown>) =>
    mastodon.find?.(access, command, prepared, on())
  const later = (minutes: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000)
  }
  const ours = () => [...world.statuses.values()].filter((status) => status.account.id === us)
  return { ...world, world, prepare, send, find, later, ours }
}
/** The answers to the nth writes are lost on the way back. */
const losing = (fetch: Fetch, ...which: number[]): Fetch => {
  let writes = 0
  return async (input, init) => {
    const response = await fetch(input, init)
    if (init?.method !== 'POST') return response
    writes += 1
    if (!which.includes(writes)) return response
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('cut'), { code: 'ECONNRESET' }) })
  }
}
const publish: Command = {
  action: 'publish',
  key: 'p',
  text: 'Le marché @lucie@ailleurs.example : https://v.example/a',
  images: [],
}
const part = (text: string) => ({ text, images: [] })
const thread: Command = { action: 'thread', key: 't', parts: [part('Un'), part('Deux'), part('Trois')] }
const image = {
  mime: 'image/png',
  width: 2,
  height: 2,
  bytes: 4,
  alt: 'Une meule',
  focus: { x: 0.5, y: -0.25 },
  read: async () => Buffer.from('PNG!'),
}

describe('what became of a status', () => {
  test('an answer lost on the way is found again, by its words', async () => {
    const { prepare, send, find, fetch, ours } = desk()
    const prepared = await prepare(publish)
    expect(await find(publish, prepared)).toBe('absent')
    await expect(send(publish, prepared, losing(fetch, 1))).rejects.toMatchObject({ uncertain: true })
    expect(await find(publish, prepared)).toEqual({ found: { remoteId: ours()[0]?.id, url: ours()[0]?.url } })
  })

  test('within the hour the same key makes one status of two requests', async () => {
    const { prepare, send, fetch, later, ours } = desk()
    const prepared = await prepare(publish)
    await expect(send(publish, prepared, losing(fetch, 1))).rejects.toMatchObject({ uncertain: true })
    later(45)
    expect(await send(publish, prepared)).toMatchObject({ remoteId: ours()[0]?.id })
    expect(ours()).toHaveLength(1)
  })

  test('after it nothing is promised, and a late send looks before it writes', async () => {
    const { prepare, send, find, fetch, later, ours } = desk()
    const prepared = await prepare(publish)
    await expect(send(publish, prepared, losing(fetch, 1))).rejects.toMatchObject({ uncertain: true })
    later(90)
    expect(await send(publish, prepared)).toMatchObject({ remoteId: ours()[0]?.id })
    expect(ours()).toHaveLength(1)
    const other = { ...publish, key: 'other', text: 'Autre chose' }
    const never = await prepare(other)
    later(51)
    expect(await find(other, never)).toBe('unknown')
  })

  test('software that may ignore the key gets no promise', async () => {
    const { prepare, find } = desk({ api: null })
    expect(await find(publish, await prepare(publish))).toBe('unknown')
  })

  test('two statuses that could be it are left to a person; an older one is not it', async () => {
    const { prepare, find, add } = desk()
    add({ by: us, text: publish.text })
    const prepared = await prepare(publish)
    expect(await find(publish, prepared)).toBe('absent')
    add({ by: us, text: publish.text })
    add({ by: us, text: publish.text })
    expect(await find(publish, prepared)).toBe('unknown')
  })
})

describe('a thread', () => {
  test.each([1, 2, 3])('cut at message %i goes on where it stopped, even the next day', async (cut) => {
    for (const minutes of [1, 1440]) {
      const { prepare, send, find, fetch, later, ours } = desk()
      const prepared = await prepare(thread)
      await expect(send(thread, prepared, losing(fetch, cut))).rejects.toMatchObject({ uncertain: true })
      later(minutes)
      const look = await find(thread, prepared)
      if (cut === 3) expect(look).toHaveProperty('found')
      else expect(look).toBe(minutes === 1 ? 'absent' : 'unknown')
      const sent = await send(thread, prepared)
      expect(ours().map(({ content }) => content)).toEqual(['<p>Un</p>', '<p>Deux</p>', '<p>Trois</p>'])
      expect(sent?.parts?.map(({ remoteId }) => remoteId)).toEqual(ours().map(({ id }) => id))
      expect(ours().map((status) => status.in_reply_to_id)).toEqual([null, ours()[0]?.id, ours()[1]?.id])
    }
  })

  test('refused in the middle, it says what is out', async () => {
    const { prepare, send } = desk()
    const command: Command = { ...thread, parts: [part('Un'), part('Deux : refuse')] }
    await expect(send(command, await prepare(command))).rejects.toMatchObject({
      kind: 'rejected',
      uncertain: false,
      said: 'message 2 of 2, those before are out: Validation failed: Text is refused',
    })
  })
})

describe('what is sent', () => {
  test('a post with its pictures, language, visibility, warning and link', async () => {
    const { prepare, send, bodies, slow, calls } = desk()
    slow.rounds = 2
    const command: Command = {
      ...publish,
      text: 'Bonjour',
      language: 'fr-CA',
      images: [image],
      visibility: 'followers',
      contentWarning: 'Fromage',
      linkUrl: 'https://v.example/',
    }
    await send(command, await prepare(command))
    expect(bodies).toEqual([
      { file: 'image/png', description: 'Une meule', focus: '0.5,-0.25' },
      {
        status: 'Bonjour\n\nhttps://v.example/',
        media_ids: [expect.any(String)],
        visibility: 'private',
        spoiler_text: 'Fromage',
        language: 'fr',
      },
    ])
    expect(calls.filter((call) => call.startsWith('GET /api/v1/media/'))).toHaveLength(2)
  })

  test('a picture that the server refuses after a while is told as refused', async () => {
    const { world, slow } = desk()
    slow.rounds = 2
    const failing: Fetch = async (input, init) =>
      String(input).includes('/api/v1/media/')
        ? refusal(422, 'Error processing thumbnail')
        : world.fetch(input, init)
    const access = accessTo({ account, settings, secret })
    const command: Command = { ...publish, images: [image] }
    await expect(mastodon.prepare?.(access, command, toolsWith(failing, now))).rejects.toMatchObject({
      kind: 'rejected',
      uncertain: false,
    })
  })

  test('an answer to a direct message stays direct, names everybody, and keeps the warning', async () => {
    const { prepare, send, bodies, add } = desk()
    const id = add({ text: '@laiterie Mon colis ?', visibility: 'direct', spoiler: 'Colis', mentions: [us] })
    const command: Command = {
      action: 'reply',
      key: 'r',
      text: 'Il est parti.',
      images: [],
      target: { remoteId: id },
    }
    await send(command, await prepare(command))
    expect(bodies).toEqual([
      {
        status: '@lucie@ailleurs.example Il est parti.',
        visibility: 'direct',
        spoiler_text: 'Colis',
        in_reply_to_id: id,
      },
    ])
  })

  test('what the server would refuse is refused before any upload', async () => {
    const { prepare, calls } = desk()
    const tooMany = Array.from({ length: 5 }, () => image)
    const refused: [Command, string][] = [
      [{ ...publish, text: 'x'.repeat(501) }, 'text'],
      [{ ...publish, text: ' ' }, 'text'],
      [{ ...publish, text: 'x'.repeat(499), contentWarning: 'xx' }, 'text'],
      [{ ...publish, images: tooMany }, 'images'],
      [{ ...publish, images: [{ ...image, mime: 'image/bmp' }] }, 'images'],
      [{ ...publish, images: [{ ...image, bytes: 16_777_217 }] }, 'images'],
    ]
    for (const [command, field] of refused) {
      await expect(prepare(command), field).rejects.toMatchObject({ kind: 'rejected', field })
    }
    expect(calls).toEqual([])
  })

  test('quotes only where the server can write them', async () => {
    const command: Command = {
      action: 'quote',
      key: 'q',
      text: 'Lisez',
      images: [],
      target: { remoteId: '1' },
    }
    await expect(desk({ api: 6 }).prepare(command)).rejects.toMatchObject({ kind: 'rejected' })
  })

  test('a target that is gone is said to be gone, also by a page', async () => {
    const { prepare, send, world } = desk()
    const target = { remoteId: '404' }
    await expect(
      prepare({ action: 'reply', key: 'r', text: 'Oui', images: [], target }),
    ).rejects.toMatchObject({ kind: 'gone' })
    const page: Fetch = async (input, init) =>
      init?.method === 'POST' ? new Response('<h1>404</h1>', { status: 404 }) : world.fetch(input, init)
    await expect(send({ action: 'like', key: 'l', target }, {}, page)).rejects.toMatchObject({
      kind: 'gone',
      uncertain: false,
    })
  })
})
