import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessTo, toolsWith } from '../kit/conformance/index.ts'
import { account, cid, fakeServer, refusal, secret, them, us } from './fake-server.ts'
import { bluesky } from './index.ts'

const start = Date.parse('2026-11-21T12:00:00Z')
const iso = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
const uriOf = (did: string, name: string) => `at://${did}/app.bsky.feed.post/${name}`
const author = (did: string) => ({ did, handle: did === us ? account.handle : 'lucie.test' })

interface Stored {
  uri: string
  at: number
  root?: string
}

/** A small AppView: posts that answer ours, in pages, sorted by their own time. */
const world = () => {
  const answers: Stored[] = []
  const own: Stored[] = [{ uri: uriOf(us, 'root'), at: -60 }]
  const record = (post: Stored) => ({
    $type: 'app.bsky.feed.post',
    text: post.uri,
    createdAt: iso(post.at),
    ...(post.root ? { reply: { root: { uri: post.root, cid }, parent: { uri: post.root, cid } } } : {}),
  })
  const view = (post: Stored) => ({
    uri: post.uri,
    cid,
    author: author(post.uri.split('/')[2] ?? ''),
    record: record(post),
    indexedAt: iso(post.at),
  })
  const server = fakeServer({
    'app.bsky.notification.listNotifications': (query) => {
      const sorted = answers.toSorted((a, b) => b.at - a.at || (a.uri < b.uri ? 1 : -1))
      const from = Number(query.get('cursor') ?? 0)
      const page = sorted.slice(from, from + Number(query.get('limit')))
      const next = from + page.length
      const notifications = page.map((post) => ({ ...view(post), reason: 'reply', isRead: false }))
      return { notifications, ...(next < sorted.length ? { cursor: String(next) } : {}) }
    },
    'app.bsky.feed.getPosts': (query) => ({
      posts: [...answers, ...own].filter((post) => query.getAll('uris').includes(post.uri)).map(view),
    }),
    'app.bsky.feed.getAuthorFeed': () => ({ feed: own.toReversed().map((post) => ({ post: view(post) })) }),
    'com.atproto.repo.getRecord': (query) => {
      const uri = `at://${query.get('repo')}/${query.get('collection')}/${query.get('rkey')}`
      return hidden.has(uri) ? { uri, cid, value: {} } : refusal(400, 'RecordNotFound')
    },
  })
  const hidden = new Set<string>()
  const access = accessTo({ account, settings: {}, secret })
  let cursor: string | null = null
  let minutes = 0
  /** Reads until caught up; ids of what concerns us, in order, and of deletions. */
  const readAll = async () => {
    const concerned: string[] = []
    const deleted: string[] = []
    for (let more = true; more; ) {
      const batch = await bluesky.read?.(access, cursor, toolsWith(server.fetch, new Date(iso(minutes))))
      if (!batch) throw new Error('read is missing')
      for (const event of batch.events) {
        if (event.type === 'deleted') deleted.push(event.remoteId)
        else if (event.message.concerns === 'us') concerned.push(event.message.remoteId)
      }
      cursor = batch.cursor
      more = batch.more
    }
    return { concerned, deleted, cursor }
  }
  let count = 0
  const answer = (late = 0) => {
    count += 1
    const post = { uri: uriOf(them, `answer-${count}`), at: minutes - late, root: uriOf(us, 'root') }
    answers.push(post)
    return post.uri
  }
  const remove = (uri: string) =>
    answers.splice(0, answers.length, ...answers.filter((post) => post.uri !== uri))
  const pass = (more: number) => {
    minutes += more
  }
  return { answer, own, hidden, readAll, remove, pass, calls: server.calls, fetch: server.fetch, access }
}

describe('reading', () => {
  const toldOnce = async (steps: { arrivals: number; late: number; wait: number }[]) => {
    const { answer, readAll, pass } = world()
    const told = [...(await readAll()).concerned]
    const sent: string[] = []
    for (const { arrivals, late, wait } of steps) {
      pass(wait)
      for (let index = 0; index < arrivals; index++) sent.push(answer(index % 2 ? late : 0))
      told.push(...(await readAll()).concerned)
    }
    expect(told.sort()).toEqual(sent.sort())
  }
  const steps = (arrivals: number, late: number) =>
    fc.array(
      fc.record({ arrivals: fc.nat(arrivals), late: fc.nat(late), wait: fc.integer({ min: 1, max: 300 }) }),
      { maxLength: 5 },
    )

  test('whatever comes in is told exactly once', () =>
    fc.assert(fc.asyncProperty(steps(170, 0), toldOnce), { numRuns: 15 }))

  test('so is what comes in behind, dated by a clock that is late', () =>
    fc.assert(fc.asyncProperty(steps(12, 9), toldOnce), { numRuns: 40 }))

  test('when nothing is new it costs one call, and the cursor stays', async () => {
    const { answer, readAll, calls } = world()
    answer()
    const { cursor } = await readAll()
    calls.splice(0)
    expect(await readAll()).toEqual({ concerned: [], deleted: [], cursor })
    expect(calls).toEqual(['app.bsky.notification.listNotifications'])
  })

  test('a first reading stops after 500 notifications', async () => {
    const { answer, readAll } = world()
    for (let index = 0; index < 700; index++) answer()
    expect((await readAll()).concerned).toHaveLength(500)
    expect((await readAll()).concerned).toHaveLength(0)
  })

  test('our own posts made elsewhere come as context, once', async () => {
    const { own, readAll, pass, access, fetch } = world()
    const { cursor } = await readAll()
    pass(1)
    own.push({ uri: uriOf(us, 'from-a-phone'), at: 1 })
    const batch = await bluesky.read?.(access, cursor, toolsWith(fetch, new Date(iso(2))))
    expect(batch?.events).toMatchObject([
      { message: { remoteId: uriOf(us, 'from-a-phone'), concerns: 'context', author: { isUs: true } } },
    ])
    const again = await bluesky.read?.(access, batch?.cursor ?? null, toolsWith(fetch, new Date(iso(4))))
    expect(again?.events).toEqual([])
  })

  test('a deletion is told once; a post hidden by a block is not one', async () => {
    const { answer, remove, hidden, readAll, pass } = world()
    const [gone, blocked] = [answer(), answer()]
    pass(1)
    answer()
    await readAll()
    hidden.add(blocked)
    remove(gone)
    remove(blocked)
    expect((await readAll()).deleted).toEqual([gone])
    expect((await readAll()).deleted).toEqual([])
  })

  test('a cursor that cannot be read starts history again', async () => {
    const { answer, access, fetch } = world()
    answer()
    const batch = await bluesky.read?.(access, 'from another version', toolsWith(fetch, new Date(iso(0))))
    expect(batch?.events.length).toBe(2)
  })
})
