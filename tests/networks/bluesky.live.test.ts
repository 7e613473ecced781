import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { networkById } from '../../src/networks/index.ts'
import { accessTo, assertMessages, toolsWith } from '../../src/networks/kit/conformance/index.ts'
import type { Access, Command, IncomingMessage, OutgoingImage, Target } from '../../src/networks/kit/index.ts'
import { type BlueskyPerson, createAccount } from './servers/bluesky-person.ts'

const service = process.env.BLUESKY_SERVICE ?? ''
const settleUrl = process.env.BLUESKY_SETTLE ?? ''
const network = networkById('bluesky')
const password = 'a password for a live test'
const unique = randomBytes(4).toString('hex')

const signUp = (name: string) =>
  createAccount(service, {
    handle: `${name}-${unique}.test`,
    email: `${name}-${unique}@example.com`,
    password,
  })
const settled = async () => void (await fetch(settleUrl))
const tools = () => toolsWith(fetch, new Date())
const skills = () => {
  const { read, prepare, send, find, metrics } = network ?? {}
  if (!network || !read || !prepare || !send || !find || !metrics) throw new Error('incomplete network')
  return { connect: network.connect, check: network.check, read, prepare, send, find, metrics }
}
const postShape = z.object({
  thread: z.object({
    post: z.looseObject({
      record: z.looseObject({ text: z.string() }),
      embed: z.looseObject({}).optional(),
      likeCount: z.number().optional(),
      viewer: z.looseObject({ like: z.string().optional() }).optional(),
      threadgate: z
        .looseObject({ record: z.looseObject({ hiddenReplies: z.array(z.string()).optional() }) })
        .optional(),
    }),
  }),
})

describe.skipIf(!service)('the real Bluesky network', () => {
  let brand: BlueskyPerson
  let fan: BlueskyPerson
  let access: Access
  let cursor: string | null = null
  let image: OutgoingImage
  let keys = 0

  const carry = async (command: Command) => {
    const { prepare, find, send } = skills()
    const prepared = await prepare(access, command, tools())
    expect(await find(access, command, prepared, tools())).toBe('absent')
    const sent = await send(access, command, prepared, tools())
    expect(await find(access, command, prepared, tools())).toMatchObject({
      found: { remoteId: sent.remoteId },
    })
    await settled()
    return { sent, prepared }
  }
  const key = () => `live-${++keys}`
  const publish = (text: string, images: OutgoingImage[] = []) =>
    carry({ action: 'publish', key: key(), text, images, language: 'fr' })
  const readAll = async (): Promise<IncomingMessage[]> => {
    const messages: IncomingMessage[] = []
    for (let more = true; more; ) {
      const batch = await skills().read(access, cursor, tools())
      assertMessages(batch.events, new Date())
      messages.push(...batch.events.flatMap((event) => (event.type === 'message' ? [event.message] : [])))
      cursor = batch.cursor
      more = batch.more
    }
    return messages
  }
  const seenByFan = async (uri: string) =>
    postShape.parse(await fan.call('app.bsky.feed.getPostThread', { uri })).thread.post
  const refOf = async (uri: string) => {
    const post = await seenByFan(uri)
    return { uri, cid: z.string().parse(post.cid) }
  }
  const targetOf = (message: IncomingMessage | undefined): Target => {
    if (!message) throw new Error('the message was not read')
    const { remoteId, rootRemoteId, replyRef } = message
    return { remoteId, ...(rootRemoteId ? { rootRemoteId } : {}), ...(replyRef ? { replyRef } : {}) }
  }

  beforeAll(async () => {
    brand = await signUp('brand')
    fan = await signUp('fan')
    const fields = { identifier: `@${brand.handle}`, appPassword: password, service }
    access = accessTo(await skills().connect(fields, tools()))
    const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#c96' } })
      .jpeg()
      .toBuffer()
    image = {
      mime: 'image/jpeg',
      width: 600,
      height: 400,
      bytes: bytes.length,
      alt: 'Une tomme',
      read: async () => bytes,
    }
    await readAll()
  })

  test('a wrong password is about the password', async () => {
    const fields = { identifier: brand.handle, appPassword: 'wrong', service }
    await expect(skills().connect(fields, tools())).rejects.toMatchObject({
      kind: 'rejected',
      field: 'appPassword',
    })
  })

  test('a post with facets and a picture, then its answers, our answer, and what hides, likes and deletes', async () => {
    const text = `La tomme 🧀 pour @${fan.handle} : https://valcombe.example/été #fromage`
    const { sent } = await publish(text, [image])
    const seen = await seenByFan(sent.remoteId)
    expect(seen.record.text).toBe(text)
    expect(seen.embed).toMatchObject({
      images: [{ alt: 'Une tomme', aspectRatio: { width: 600, height: 400 } }],
    })
    expect(z.array(z.looseObject({})).parse(seen.record.facets)).toMatchObject([
      { features: [{ did: fan.did }] },
      { features: [{ uri: 'https://valcombe.example/été' }] },
      { features: [{ tag: 'fromage' }] },
    ])

    const root = await refOf(sent.remoteId)
    const question = await fan.reply(root, 'Où l’acheter ?')
    await settled()
    const messages = await readAll()
    const message = messages.find(({ remoteId }) => remoteId === question.uri)
    expect(message).toMatchObject({
      kind: 'comment',
      concerns: 'us',
      text: 'Où l’acheter ?',
      parentRemoteId: sent.remoteId,
      rootRemoteId: sent.remoteId,
      author: { isUs: false, handle: fan.handle },
      space: { hostingRole: 'own', name: `@${brand.handle}` },
    })
    expect(messages.find(({ remoteId }) => remoteId === sent.remoteId)).toMatchObject({
      author: { isUs: true },
    })

    const target = targetOf(message)
    const { sent: answer } = await carry({
      action: 'reply',
      key: key(),
      text: 'Aux halles.',
      images: [],
      target,
    })
    const thread = await fan.getThread(sent.remoteId)
    expect(thread.replies[0]?.replies).toMatchObject([{ text: 'Aux halles.', author: brand.handle }])

    const { sent: like } = await carry({ action: 'like', key: key(), target })
    expect(like.remoteId).toContain('app.bsky.feed.like')
    expect((await seenByFan(question.uri)).likeCount).toBe(1)
    await carry({ action: 'unlike', key: key(), target })
    expect((await seenByFan(question.uri)).likeCount ?? 0).toBe(0)

    await carry({ action: 'hide', key: key(), target })
    expect((await seenByFan(sent.remoteId)).threadgate?.record.hiddenReplies).toEqual([question.uri])
    await carry({ action: 'unhide', key: key(), target })
    expect((await seenByFan(sent.remoteId)).threadgate?.record.hiddenReplies).toEqual([])

    const figures = await skills().metrics(access, [sent.remoteId], tools())
    expect(figures.get(sent.remoteId)).toMatchObject({ replies: 1, likes: 0, views: null })

    await carry({ action: 'delete_own', key: key(), target: { remoteId: answer.remoteId } })
    expect((await fan.getThread(sent.remoteId)).replies[0]?.replies ?? []).toEqual([])
  })

  test('a thread appears whole, each post answering the one before', async () => {
    const parts = ['Un', 'Deux 🧀', 'Trois'].map((text, index) => ({
      text,
      images: index === 1 ? [image] : [],
    }))
    const { sent } = await carry({ action: 'thread', key: key(), parts, language: 'fr' })
    expect(sent.parts).toHaveLength(3)
    const first = await fan.getThread(sent.remoteId)
    expect(first).toMatchObject({ text: 'Un', replies: [{ text: 'Deux 🧀', replies: [{ text: 'Trois' }] }] })
  })

  test('a quote with a picture, and a card', async () => {
    const post = await fan.post('Quel est votre meilleur fromage ?')
    await settled()
    const target = { remoteId: post.uri }
    const { sent } = await carry({ action: 'quote', key: key(), text: 'La tomme.', images: [image], target })
    expect((await seenByFan(sent.remoteId)).embed).toMatchObject({
      record: { record: { uri: post.uri } },
      media: { images: [{ alt: 'Une tomme' }] },
    })
    const linkUrl = 'https://valcombe.example/tomme'
    const card = await carry({ action: 'publish', key: key(), text: 'À lire', images: [], linkUrl })
    expect((await seenByFan(card.sent.remoteId)).embed).toMatchObject({
      external: { uri: linkUrl, title: 'valcombe.example' },
    })
  })

  test('sending a delivery twice makes one post: the server refuses the second under the same key', async () => {
    const { prepare, send, find } = skills()
    const command: Command = { action: 'publish', key: key(), text: 'Une seule fois', images: [] }
    const prepared = await prepare(access, command, tools())
    const attempts = await Promise.allSettled([1, 2, 3].map(() => send(access, command, prepared, tools())))
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await find(access, command, prepared, tools())).toMatchObject({ found: {} })
    const { records } = z
      .object({ records: z.array(z.object({ value: z.looseObject({ text: z.string() }) })) })
      .parse(
        await brand.call('com.atproto.repo.listRecords', {
          repo: brand.did,
          collection: 'app.bsky.feed.post',
        }),
      )
    expect(records.filter(({ value }) => value.text === 'Une seule fois')).toHaveLength(1)
  })

  test('300 graphemes pass as we count them, 301 do not, on our side and on theirs', async () => {
    const families = '👩‍👩‍👧'.repeat(100) + 'é'.repeat(200)
    await publish(families)
    await expect(publish(`${families}x`)).rejects.toMatchObject({ kind: 'rejected', field: 'text' })
    await expect(fan.post(`${families}x`)).rejects.toThrow('300')
  })

  test('a deletion, and an answer that a teammate gave elsewhere', async () => {
    const { sent } = await publish('Bonjour')
    const root = await refOf(sent.remoteId)
    const question = await fan.reply(root, 'Encore là ?')
    await settled()
    await readAll()
    const elsewhere = await brand.reply(question, 'Oui, depuis un téléphone', root)
    await fan.call(
      'com.atproto.repo.deleteRecord',
      {},
      {
        repo: fan.did,
        collection: 'app.bsky.feed.post',
        rkey: question.uri.split('/').at(-1),
      },
    )
    await settled()
    const later = toolsWith(fetch, new Date(performance.timeOrigin + performance.now() + 60_000))
    const { events } = await skills().read(access, cursor, later)
    expect(events).toContainEqual(expect.objectContaining({ type: 'deleted', remoteId: question.uri }))
    expect(events).toContainEqual(
      expect.objectContaining({
        message: expect.objectContaining({ remoteId: elsewhere.uri, concerns: 'context' }),
      }),
    )
  })

  test('a spoilt token is renewed, two spoilt ones sign in again, and a deleted target is gone', async () => {
    await access.refreshSecret(async (secret) => ({ ...secret, accessJwt: 'spoilt' }))
    await skills().check(access, tools())
    await access.refreshSecret(async (secret) => ({ ...secret, accessJwt: 'spoilt', refreshJwt: 'spoilt' }))
    expect((await skills().check(access, tools())).account.handle).toBe(brand.handle)
    const target = { remoteId: `at://${fan.did}/app.bsky.feed.post/3kabcdefghij2` }
    const command: Command = { action: 'quote', key: key(), text: 'x', images: [], target }
    await expect(skills().prepare(access, command, tools())).rejects.toMatchObject({ kind: 'gone' })
  })
})
