import type { Fetch } from '../kit/conformance/index.ts'
import { notificationShape } from './entities.ts'
import { accounts, now, refusal, render, server, them, us } from './fake-people.ts'
import { compareIds } from './ids.ts'

interface FakeStatus {
  id: string
  account: Record<string, unknown>
  in_reply_to_id: string | null
  [name: string]: unknown
}

export interface Given {
  by?: string
  text: string
  replyTo?: string
  visibility?: string
  spoiler?: string
  mentions?: string[]
  at?: Date
  media?: string[]
}

/** A small Mastodon: statuses, notifications in pages, keys kept for an hour, pictures that take their time. */
export const fakeMastodon = () => {
  const clock = { now }
  const calls: string[] = []
  const statuses = new Map<string, FakeStatus>()
  const notifications: { id: string; type: string; statusId: string }[] = []
  const keys = new Map<string, { id: string; at: number }>()
  const media = new Map<string, number>()
  const bodies: Record<string, unknown>[] = []
  let last = 115_000_000_000_000_000n
  const nextId = () => {
    last += 1000n
    return String(last)
  }
  const add = (given: Given): string => {
    const id = nextId()
    const {
      by = them,
      text,
      replyTo,
      visibility = 'public',
      spoiler = '',
      mentions = [],
      at = clock.now,
    } = given
    const parent = replyTo === undefined ? undefined : statuses.get(replyTo)
    const url = `${String(accounts[by]?.url)}/${id}`
    statuses.set(id, {
      id,
      account: accounts[by] ?? {},
      content: render(text),
      spoiler_text: spoiler,
      visibility,
      created_at: at.toISOString(),
      edited_at: null,
      url,
      uri: url,
      in_reply_to_id: replyTo ?? null,
      in_reply_to_account_id: parent?.account.id ?? null,
      mentions: mentions.map((one) => {
        const { id: mentioned, acct, url: profile, username } = accounts[one] ?? {}
        return { id: mentioned, acct, url: profile, username }
      }),
      media_attachments: (given.media ?? []).map((one) => ({
        id: one,
        type: 'image',
        url: `${server}/${one}.png`,
      })),
      sensitive: false,
      tags: [],
      emojis: [],
      language: 'fr',
      card: null,
      poll: null,
      quote: null,
      favourited: false,
      favourites_count: 1,
      replies_count: 0,
      reblogs_count: 2,
      quotes_count: 0,
    })
    return id
  }
  const notify = (statusId: string, type = 'mention') => {
    notifications.unshift({ id: String(1000 + notifications.length + erased), type, statusId })
    return statusId
  }
  let erased = 0
  const remove = (id: string) => {
    statuses.delete(id)
    const left = notifications.filter((one) => one.statusId !== id)
    erased += notifications.length - left.length
    notifications.splice(0, notifications.length, ...left)
  }
  const edit = (id: string, text: string, at: Date) => {
    Object.assign(statuses.get(id) ?? {}, { content: render(text), edited_at: at.toISOString() })
  }
  const newestFirst = <T extends { id: string }>(list: T[], query: URLSearchParams): T[] => {
    const sorted = list.toSorted((a, b) => compareIds(b.id, a.id))
    const [min, max] = [query.get('min_id'), query.get('max_id')]
    const within = sorted.filter(
      ({ id }) => (!min || compareIds(id, min) > 0) && (!max || compareIds(id, max) < 0),
    )
    const limit = Number(query.get('limit') ?? 20)
    return min ? within.slice(-limit) : within.slice(0, limit)
  }
  const ancestors = (id: string): unknown[] => {
    const parent = statuses.get(id)?.in_reply_to_id
    const above = parent ? statuses.get(parent) : undefined
    return above ? [...ancestors(above.id), above] : []
  }
  const create = async (request: Request) => {
    const body = await request.json()
    bodies.push(body)
    const key = request.headers.get('idempotency-key') ?? ''
    const kept = keys.get(key)
    if (kept && clock.now.getTime() - kept.at < 3_600_000) return statuses.get(kept.id)
    if (String(body.status).includes('refuse')) return refusal(422, 'Validation failed: Text is refused')
    const id = add({
      by: us,
      text: body.status,
      replyTo: body.in_reply_to_id,
      visibility: body.visibility,
      spoiler: body.spoiler_text,
      media: body.media_ids,
    })
    keys.set(key, { id, at: clock.now.getTime() })
    return statuses.get(id)
  }
  const one = (id: string) => statuses.get(id) ?? refusal(404, 'Record not found')
  const mark = (id: string, favourited: boolean) => {
    const status = statuses.get(id)
    if (status) status.favourited = favourited
    return one(id)
  }
  const routes: [RegExp, (request: Request, query: URLSearchParams, id: string) => unknown][] = [
    [/^GET \/api\/v2\/instance$/, () => instance],
    [
      /^GET \/api\/v1\/accounts\/verify_credentials$/,
      () => ({
        ...accounts[us],
        source: { privacy: 'public', sensitive: false, language: 'fr', note: '', fields: [] },
      }),
    ],
    [
      /^GET \/api\/v1\/apps\/verify_credentials$/,
      () => ({ id: '1', name: 'Parvis', scopes: ['read', 'write'] }),
    ],
    [
      /^GET \/api\/v1\/notifications$/,
      (_, query) => {
        const types = query.getAll('types[]')
        const list = notifications.filter(({ type }) => types.includes(type))
        return newestFirst(list, query).map(({ id, type, statusId }) => {
          const status = statuses.get(statusId)
          return {
            id,
            type,
            status,
            account: status?.account,
            created_at: status?.created_at,
            group_key: `ungrouped-${id}`,
          }
        })
      },
    ],
    [
      /^GET \/api\/v1\/accounts\/(\w+)\/statuses$/,
      (_, query, id) =>
        newestFirst(
          [...statuses.values()].filter((status) => status.account.id === id),
          query,
        ),
    ],
    [
      /^GET \/api\/v1\/statuses\/(\w+)\/context$/,
      (_, __, id) => (statuses.has(id) ? { ancestors: ancestors(id), descendants: [] } : one(id)),
    ],
    [/^GET \/api\/v1\/statuses\/(\w+)$/, (_, __, id) => one(id)],
    [/^GET \/api\/v1\/statuses$/, (_, query) => query.getAll('id[]').flatMap((id) => statuses.get(id) ?? [])],
    [/^POST \/api\/v1\/statuses$/, create],
    [/^POST \/api\/v1\/statuses\/(\w+)\/favourite$/, (_, __, id) => mark(id, true)],
    [/^POST \/api\/v1\/statuses\/(\w+)\/unfavourite$/, (_, __, id) => mark(id, false)],
    [
      /^DELETE \/api\/v1\/statuses\/(\w+)$/,
      (_, __, id) => {
        const gone = one(id)
        remove(id)
        return gone
      },
    ],
    [
      /^POST \/api\/v2\/media$/,
      async (request) => {
        const form = await request.formData()
        bodies.push(
          Object.fromEntries(
            [...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.type]),
          ),
        )
        const id = nextId()
        media.set(id, slow.rounds)
        return Response.json({ id, type: 'image', url: null }, { status: slow.rounds > 0 ? 202 : 200 })
      },
    ],
    [
      /^GET \/api\/v1\/media\/(\w+)$/,
      (_, __, id) => {
        const left = (media.get(id) ?? 1) - 1
        media.set(id, left)
        return Response.json({ id, type: 'image', url: null }, { status: left > 0 ? 206 : 200 })
      },
    ],
  ]
  const slow = { rounds: 0 }
  const instance = {
    domain: 'valcombe.social',
    title: 'Valcombe',
    version: '4.5.0',
    api_versions: { mastodon: 7 },
    configuration: {
      urls: { streaming: 'wss://streaming.valcombe.social' },
      statuses: { max_characters: 500, max_media_attachments: 4, characters_reserved_per_url: 23 },
      media_attachments: {
        supported_mime_types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/mp4'],
        image_size_limit: 16_777_216,
        description_limit: 1500,
      },
    },
  }
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, { ...init, signal: null })
    const url = new URL(request.url)
    const line = `${request.method} ${url.pathname}`
    calls.push(line)
    for (const [pattern, answer] of routes) {
      const match = pattern.exec(line)
      if (!match) continue
      const body = await answer(request, url.searchParams, match[1] ?? '')
      return body instanceof Response ? body : Response.json(body)
    }
    return refusal(404, 'Record not found')
  }
  const entry = (statusId: string) =>
    notificationShape.parse({ id: '1', type: 'mention', status: statuses.get(statusId) })
  return {
    fetch,
    calls,
    bodies,
    clock,
    statuses,
    notifications,
    media,
    slow,
    instance,
    add,
    notify,
    remove,
    edit,
    entry,
  }
}
