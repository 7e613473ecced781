import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessTo, assertMessages, toolsWith } from '../../src/networks/kit/conformance/index.ts'
import type { Access, Command, Incoming, OutgoingImage } from '../../src/networks/kit/index.ts'
import { wordpress } from '../../src/networks/wordpress/index.ts'
import { startWordPress, type WordPressSite } from './servers/index.ts'
import { contractOf } from './wordpress-contract.ts'
import { type People, peopleOf } from './wordpress-people.ts'

let site: WordPressSite
let access: Access
let people: People
beforeAll(async () => {
  site = await startWordPress()
  people = await peopleOf(site)
})
afterAll(() => site?.stop())

const { read, prepare, send, find } = wordpress
if (!read || !prepare || !send || !find) throw new Error('incomplete network')
/** Everything that our client asked, for the contract below. */
const asked: Request[] = []
const listening: typeof fetch = (input, init) => {
  asked.push(new Request(input, { ...init, signal: null }))
  return fetch(input, init)
}
const tools = () => toolsWith(listening, new Date())
const play = async (command: Command) => {
  const prepared = await prepare(access, command, tools())
  expect(await find(access, command, prepared, tools())).toBe('absent')
  const sent = await send(access, command, prepared, tools())
  expect(await find(access, command, prepared, tools())).toMatchObject({ found: { remoteId: sent.remoteId } })
  return { sent, prepared }
}
let cursor: string | null = null
const news = async (): Promise<Incoming[]> => {
  const batch = await read(access, cursor, tools())
  assertMessages(batch.events, new Date())
  cursor = batch.cursor
  return batch.more ? [...batch.events, ...(await news())] : batch.events
}
const target = (id: number) => ({ remoteId: `comment-${id}`, rootRemoteId: `post-${people.article}` })
const key = () => `key-${Math.random()}`

describe('through the kit', () => {
  test('connects, and finds nothing to say about a wrong password but the field', async () => {
    const fields = { url: site.url, user: site.user, applicationPassword: site.applicationPassword }
    const { account, settings, secret } = await wordpress.connect(fields, tools())
    access = accessTo({ account, settings, secret })
    expect(account).toMatchObject({ name: 'Le blog', url: site.url })
    await expect(wordpress.check(access, tools())).resolves.toMatchObject({ account })
    const wrong = { ...fields, applicationPassword: 'aaaa bbbb cccc dddd eeee ffff' }
    await expect(wordpress.connect(wrong, tools())).rejects.toMatchObject({
      kind: 'rejected',
      field: 'applicationPassword',
    })
    const elsewhere = { ...fields, url: `${site.url}/la-tomme/` }
    await expect(wordpress.connect(elsewhere, tools())).resolves.toMatchObject({ account })
    const plain = { ...fields, url: `${site.url}/?rest_route=/` }
    await expect(wordpress.connect(plain, tools())).resolves.toMatchObject({ account })
  })

  test('an article goes out with its picture, its words as typed, once', async () => {
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c9a227' } })
      .jpeg()
      .toBuffer()
    const image = (alt: string): OutgoingImage => ({
      mime: 'image/jpeg',
      width: 60,
      height: 40,
      bytes: bytes.length,
      alt,
      read: async () => bytes,
    })
    const command: Command = {
      action: 'publish',
      key: key(),
      text: 'Portes ouvertes & <b>fête</b>\n\nSamedi,\nà 10 h.\n\nhttps://valcombe.example/plan',
      images: [image('La ferme'), image('Une tomme "entamée"')],
    }
    const { sent, prepared } = await play(command)
    expect(await prepare(access, command, tools())).toEqual(prepared)
    const id = Number(sent.remoteId.replace('post-', ''))
    const post = await people.ask('GET', `posts/${id}&context=edit`)
    expect(post.title.raw).toBe('Portes ouvertes &amp; &lt;b&gt;fête&lt;/b&gt;')
    expect(post.content.rendered).toContain('<p>Samedi,<br>à 10 h.</p>')
    expect(post.content.rendered).toContain('alt="Une tomme &quot;entamée&quot;"')
    expect((await people.ask('GET', `media/${post.featured_media}`)).alt_text).toBe('La ferme')
    expect(await (await fetch(sent.url ?? '')).text()).toContain('Portes ouvertes')
    const told = (await news()).find(
      (event) => 'message' in event && event.message.remoteId === sent.remoteId,
    )
    expect(told).toMatchObject({
      message: {
        text: 'Portes ouvertes & <b>fête</b>\n\nSamedi,\nà 10 h.\n\nhttps://valcombe.example/plan',
        author: { isUs: true },
        attachments: [{ alt: 'Une tomme "entamée"' }],
      },
    })
    await play({ action: 'delete_own', key: key(), target: { remoteId: sent.remoteId } })
    expect(await find(access, command, prepared, tools())).toMatchObject({
      found: { remoteId: sent.remoteId },
    })
    expect((await people.ask('GET', `posts/${id}&context=edit`)).status).toBe('trash')
  })

  test('a comment is held, read, approved, answered, changed, refused, restored and deleted', async () => {
    await news()
    const id = await people.says('Où la <b>goûter</b> ?\nEt quand ?', { status: 'hold' })
    const at = await news()
    expect(at).toMatchObject([
      { message: { remoteId: `post-${people.article}`, kind: 'article', concerns: 'context' } },
      {
        message: {
          text: 'Où la goûter ?\nEt quand ?',
          status: 'held',
          concerns: 'us',
          parentRemoteId: `post-${people.article}`,
          author: { name: 'Nadia', isUs: false },
        },
      },
    ])
    const sentAt = at.map((event) => ('message' in event ? Date.parse(event.message.sentAt) : 0))[1] ?? 0
    expect(Math.abs(Date.now() - sentAt)).toBeLessThan(30_000)
    expect(await news()).toEqual([])
    expect(await people.publicly(id)).toBe(false)
    await play({ action: 'approve', key: key(), target: target(id) })
    expect(await people.publicly(id)).toBe(true)
    expect((await news()).at(-1)).toMatchObject({ message: { status: 'shown' } })

    const text = 'À la ferme, l’été & l’hiver \\o/ <3\nInès'
    const { sent } = await play({ action: 'reply', key: key(), text, images: [], target: target(id) })
    expect((await news()).at(-1)).toMatchObject({
      message: {
        remoteId: sent.remoteId,
        text,
        parentRemoteId: `comment-${id}`,
        rootRemoteId: `post-${people.article}`,
        author: { isUs: true },
      },
    })
    await people.ask('POST', `comments/${id}`, { content: 'Où la goûter, samedi ?' })
    expect((await news()).at(-1)).toMatchObject({ message: { text: 'Où la goûter, samedi ?' } })
    await play({ action: 'spam', key: key(), target: target(id) })
    expect(await news()).toMatchObject([{ type: 'deleted', remoteId: `comment-${id}` }])
    await play({ action: 'approve', key: key(), target: target(id) })
    expect((await news()).at(-1)).toMatchObject({ restored: true, message: { remoteId: `comment-${id}` } })
    await play({ action: 'hold', key: key(), target: target(id) })
    await news()
    await play({ action: 'delete_other', key: key(), target: target(id) })
    expect(await news()).toMatchObject([{ type: 'deleted', remoteId: `comment-${id}` }])
    const own = { ...target(0), remoteId: sent.remoteId }
    await people.ask('DELETE', `comments/${sent.remoteId.replace('comment-', '')}&force=true`)
    expect(await news()).toMatchObject([{ type: 'deleted', remoteId: own.remoteId }])
    const late: Command = { action: 'approve', key: key(), target: own }
    await expect(send(access, late, {}, tools())).rejects.toMatchObject({ kind: 'gone' })
  })

  test.each(['Merci !', 'L\'été & <b>gras</b> \\o/ "oui" 🧀'])('%s is never said twice', async (text) => {
    const id = await people.says(`Bravo ${Math.random()}`)
    const command: Command = { action: 'reply', key: key(), text, images: [], target: target(id) }
    const prepared = await prepare(access, command, tools())
    const [first, second] = [
      await send(access, command, prepared, tools()),
      await send(access, command, prepared, tools()),
    ]
    expect(second.remoteId).toBe(first.remoteId)
    const again: Command = { ...command, key: key() }
    await expect(prepare(access, again, tools())).rejects.toMatchObject({ kind: 'rejected' })
    // WordPress takes these for one; nothing of ours is there, so it is said.
    const louder: Command = { ...command, key: key(), text: text.toUpperCase() }
    const ready = await prepare(access, louder, tools())
    await expect(send(access, louder, ready, tools())).rejects.toMatchObject({
      kind: 'rejected',
      uncertain: false,
    })
  })

  test('a hundred and more comments after a silence are all read, once', async () => {
    await news()
    const script = Array.from({ length: 8 }, async (_, worker) => {
      for (let turn = 0; turn < 16; turn++) await people.says(`Numéro ${worker}-${turn} ${Math.random()}`)
    })
    await Promise.all(script)
    const told = (await news()).filter(
      (event) => event.type === 'message' && event.message.kind === 'comment',
    )
    expect(told).toHaveLength(128)
    expect(await news()).toEqual([])
  })
})

describe('contract: what the site says of its own API', () => {
  const faults = async (requests: Request[]) => {
    const contract = contractOf(await (await fetch(`${site.url}/wp-json/wp/v2`)).json())
    return (await Promise.all(requests.map(contract))).flat()
  }

  test('every request that our client made is as the site describes it', async () => {
    const ours = asked.filter(({ url }) => /wp\/v2|wp%2Fv2/.test(url))
    const kinds = ours.map(({ method, url }) => `${method} ${new URL(url).pathname.replace(/\d+$/, 'N')}`)
    expect([...new Set(kinds)].sort()).toEqual(
      expect.arrayContaining([
        'DELETE /wp-json/wp/v2/comments/N',
        'DELETE /wp-json/wp/v2/posts/N',
        'GET /wp-json/wp/v2/comments',
        'GET /wp-json/wp/v2/users/me',
        'POST /wp-json/wp/v2/comments',
        'POST /wp-json/wp/v2/comments/N',
        'POST /wp-json/wp/v2/media',
        'POST /wp-json/wp/v2/posts',
      ]),
    )
    expect(await faults(ours)).toEqual([])
  })

  test.each([
    ['/per_page: must be <= 100', 'GET', 'comments?context=edit&per_page=101', undefined],
    ['/status/0: must be equal', 'GET', 'posts?context=edit&status=gone', undefined],
    ['no such route', 'GET', 'commentaires', undefined],
    ['must NOT have additional properties', 'POST', 'comments', { post: 1, text: 'Bonjour' }],
    ['/post: must be integer', 'POST', 'comments', { post: 'hello', content: { raw: 'Bonjour' } }],
  ])('a wrong request fails: %s', async (fault, method, path, body) => {
    const init = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const found = await faults([new Request(`${site.url}/wp-json/wp/v2/${path}`, { method, ...init })])
    expect(found).toEqual([expect.stringContaining(fault)])
  })
})
