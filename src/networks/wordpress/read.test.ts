import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessTo, assertMessages, toolsWith } from '../kit/conformance/index.ts'
import type { Incoming } from '../kit/index.ts'
import { aComment, account, fakeSite, secret, settings } from './fake-site.ts'
import { read } from './read.ts'
import type { Comment } from './shapes.ts'

const access = accessTo({ account, settings, secret })
const start = Date.parse('2026-11-21T12:00:00Z')

/** A reader of a site, and what it believes to be there. */
const readerOf = (site: ReturnType<typeof fakeSite>) => {
  let cursor: string | null = null
  let now = start
  const believed = new Map<string, string>()
  const hear = (events: readonly Incoming[]) => {
    for (const event of events) {
      if (event.type === 'deleted') believed.delete(event.remoteId)
      else if (event.message.kind === 'comment')
        believed.set(event.message.remoteId, `${event.message.status} ${event.message.text}`)
    }
  }
  /** Reads until nothing more waits; gives what was told. */
  const catchUp = async (): Promise<Incoming[]> => {
    now += 1000
    const batch = await read(access, cursor, toolsWith(site.fetch, new Date(now)))
    assertMessages(batch.events, new Date(now))
    cursor = batch.cursor
    hear(batch.events)
    return batch.more ? [...batch.events, ...(await catchUp())] : batch.events
  }
  const later = (seconds: number) => {
    now += seconds * 1000
  }
  return { catchUp, believed, later }
}

const isThere = ({ status }: Comment) => status === 'approved' || status === 'hold'
const truth = (site: ReturnType<typeof fakeSite>) =>
  new Map(
    [...site.comments.values()]
      .filter(isThere)
      .map((one) => [`comment-${one.id}`, `${one.status === 'hold' ? 'held' : 'shown'} ${one.content.raw}`]),
  )

type Step = { what: 'add' | 'edit' | 'erase' | 'read' | Comment['status']; which: number; many: number }
const steps = fc.array(
  fc.record<Step>({
    what: fc.constantFrom('add', 'add', 'edit', 'erase', 'read', 'approved', 'hold', 'spam', 'trash'),
    which: fc.nat(),
    many: fc.integer({ min: 1, max: 60 }),
  }),
  { maxLength: 25 },
)

const play = (site: ReturnType<typeof fakeSite>, step: Step, next: () => number) => {
  if (step.what === 'add')
    for (let turn = 0; turn < step.many; turn++) {
      const id = next()
      site.comments.set(id, aComment(id, { status: turn % 5 === 4 ? 'hold' : 'approved' }))
    }
  const ids = [...site.comments.keys()].slice(-250)
  const one = site.comments.get(ids[step.which % ids.length] ?? 0)
  if (!one || step.what === 'add' || step.what === 'read') return
  if (step.what === 'erase') site.comments.delete(one.id)
  else if (step.what === 'edit')
    site.comments.set(one.id, { ...one, content: { raw: `${one.content.raw} bis`, rendered: '' } })
  else site.comments.set(one.id, { ...one, status: step.what })
}

test('whatever happens on the site, the reader ends up with what is there', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const site = fakeSite()
      const reader = readerOf(site)
      let last = 0
      for (const step of script) {
        play(site, step, () => ++last)
        if (step.what === 'read') await reader.catchUp()
      }
      // Ten erased comments are looked after at a time, and each page has its turn.
      for (let turn = 0; turn < 12; turn++) {
        await reader.catchUp()
        reader.later(61)
      }
      const there = [...truth(site)].slice(-200)
      for (const [id, said] of there) expect(reader.believed.get(id)).toBe(said)
      const lowest = Math.max(0, ...[...site.comments.keys()].slice(-200, -199))
      for (const id of reader.believed.keys())
        if (Number(id.slice('comment-'.length)) > lowest) expect(truth(site).has(id)).toBe(true)
      expect(await reader.catchUp()).toEqual([])
    }),
    { numRuns: 60 },
  )
})

describe('cost', () => {
  test('nothing new: one question, and the same cursor', async () => {
    const site = fakeSite()
    site.comments.set(1, aComment(1))
    const tools = toolsWith(site.fetch, new Date(start))
    const { cursor } = await read(access, null, tools)
    site.calls.splice(0)
    expect(await read(access, cursor, tools)).toEqual({ events: [], cursor, more: false })
    expect(site.calls).toEqual(['wp/v2/comments 0'])
  })

  test('a page that loses comments while it is read loses none of ours', async () => {
    const site = fakeSite()
    const reader = readerOf(site)
    for (let id = 1; id <= 250; id++) site.comments.set(id, aComment(id))
    const ask = site.fetch
    site.fetch = async (input, init) => {
      const answer = await ask(input, init)
      for (const id of [250, 249, 248]) site.comments.delete(id)
      return answer
    }
    await reader.catchUp()
    for (let id = 1; id <= 247; id++) expect(reader.believed.has(`comment-${id}`)).toBe(true)
  })
})

test('what changes beyond the first page is seen when its turn comes', async () => {
  const site = fakeSite()
  const reader = readerOf(site)
  for (let id = 1; id <= 250; id++) site.comments.set(id, aComment(id))
  await reader.catchUp()
  site.comments.set(100, aComment(100, { status: 'spam' }))
  site.comments.set(20, aComment(20, { status: 'hold' }))
  site.comments.delete(60)
  const told = []
  for (let minute = 0; minute < 3; minute++) {
    reader.later(61)
    told.push(...(await reader.catchUp()))
  }
  const names = told.map((event) => (event.type === 'deleted' ? event.remoteId : event.message.remoteId))
  expect(names.filter((name) => name.startsWith('comment')).sort()).toEqual([
    'comment-100',
    'comment-20',
    'comment-60',
  ])
})

test('an empty answer deletes nothing that is still there', async () => {
  const site = fakeSite()
  const reader = readerOf(site)
  for (let id = 1; id <= 20; id++) site.comments.set(id, aComment(id))
  await reader.catchUp()
  const ask = site.fetch
  site.fetch = async (input, init) =>
    String(input).includes('offset=') ? Response.json([]) : ask(input, init)
  expect(await reader.catchUp()).toEqual([])
})
