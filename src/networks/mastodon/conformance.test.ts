import { describe, it } from 'vitest'
import {
  accessTo,
  type Conformance,
  conformance,
  type RecordedCommand,
  record,
  toolsWith,
} from '../kit/conformance/index.ts'
import type { Command } from '../kit/index.ts'
import { account, now, secret, server, settings, us } from './fake-people.ts'
import { fakeMastodon } from './fake-server.ts'
import { mastodon } from './index.ts'

const json = { 'content-type': 'application/json' }
const html = { 'content-type': 'text/html' }
const world = fakeMastodon()
const access = accessTo({ account, settings, secret })
/** Runs on the fake server and keeps every exchange; the suite replays them. */
const recording = async (run: (tools: ReturnType<typeof toolsWith>) => Promise<unknown> | undefined) => {
  const { fetch, exchanges } = record(world.fetch)
  const result = await run(toolsWith(fetch, now))
  return { exchanges, result }
}
const reading = async (cursor: string | null) => {
  const { exchanges } = await recording((tools) => mastodon.read?.(access, cursor, tools))
  const batch = await mastodon.read?.(access, cursor, toolsWith(world.fetch, now))
  return { cursor, answers: exchanges, next: batch?.cursor ?? null }
}

const post = world.add({ by: us, text: 'Le marché ouvre à 8 h.' })
const history = await reading(null)
const answer = world.notify(world.add({ text: '@laiterie Et dimanche ?', replyTo: post, mentions: [us] }))
const mention = world.notify(world.add({ text: 'Merci @laiterie@valcombe.social !', mentions: [us] }))
const direct = world.notify(
  world.add({ text: '@laiterie Mon colis ?', mentions: [us], visibility: 'direct' }),
)
const quote = world.notify(world.add({ text: 'À lire' }), 'quote')
const afterHistory = await reading(history.next)
const replies = await reading(afterHistory.next)
world.remove(mention)
const deletion = await reading(replies.next)
const idle = await reading(deletion.next)

const carryOut = async (command: Command): Promise<RecordedCommand> => {
  const { exchanges: prepare, result } = await recording((tools) =>
    mastodon.prepare?.(access, command, tools),
  )
  const prepared = result as Record<string, unknown>
  const find = (tools: ReturnType<typeof toolsWith>) => mastodon.find?.(access, command, prepared, tools)
  const { exchanges: absent } = await recording(find)
  const { exchanges: send } = await recording((tools) => mastodon.send?.(access, command, prepared, tools))
  const { exchanges: found } = await recording(find)
  return { command, prepare, absent, send, found }
}
const target = { remoteId: answer }
const image = {
  mime: 'image/png',
  width: 1,
  height: 1,
  bytes: 4,
  alt: 'Un point',
  read: async () => Buffer.from('PNG!'),
}
const commands: RecordedCommand[] = []
const key = (name: string) => `delivery-${name}`
for (const command of [
  {
    action: 'publish',
    key: key('publish'),
    text: 'Bonjour https://valcombe.example/a',
    language: 'fr',
    images: [image],
  },
  {
    action: 'thread',
    key: key('thread'),
    parts: [
      { text: 'Un', images: [] },
      { text: 'Deux', images: [] },
    ],
  },
  { action: 'quote', key: key('quote'), text: 'Regardez', images: [], target: { remoteId: quote } },
  { action: 'reply', key: key('reply'), text: 'Oui, de 8 h à midi.', images: [], target },
  { action: 'like', key: key('like'), target },
  { action: 'unlike', key: key('unlike'), target },
  { action: 'delete_own', key: key('delete'), target: { remoteId: post } },
] satisfies Command[]) {
  commands.push(await carryOut(command))
}

const given: Conformance = {
  network: mastodon,
  account,
  settings,
  secret,
  now,
  connect: {
    fields: { server: '@laiterie@valcombe.social', accessToken: 'marker-typed-token' },
    answers: (
      await recording((tools) => mastodon.connect({ server: 'valcombe.social', accessToken: 'x' }, tools))
    ).exchanges,
  },
  reads: [
    { name: 'history on first connect', ...history, expected: [{ remoteId: post, isUs: true }] },
    {
      name: 'an answer, a mention, a direct message and a quote',
      ...afterHistory,
      expected: [
        { remoteId: post, isUs: true },
        ...[answer, mention, direct, quote].map((remoteId) => ({ remoteId, isUs: false })),
      ],
    },
    { name: 'a deletion', ...deletion, expected: [], deleted: [mention] },
    { name: 'nothing new', ...idle, expected: [] },
  ],
  commands,
  counts: [
    { text: 'Bonjour', where: 'post', count: 7 },
    { text: '👩‍👩‍👧‍👦 famille', where: 'post', count: 9 },
    { text: 'e\u0301te\u0301', where: 'reply', count: 3 },
    { text: 'https://valcombe.example/une-adresse-bien-longue', where: 'post', count: 23 },
    { text: 'Merci @lucie@ailleurs.example !', where: 'reply', count: 14 },
  ],
  metrics: {
    remoteIds: [answer, direct],
    answers: (await recording((tools) => mastodon.metrics?.(access, [answer, direct], tools))).exchanges,
  },
  refusals: [
    {
      name: 'a token that the server does not know',
      during: 'connect',
      answer: { status: 401, headers: json, json: { error: 'The access token is invalid' } },
      kind: 'rejected',
      field: 'accessToken',
    },
    {
      name: 'a site that is no server',
      during: 'connect',
      answer: { status: 404, headers: html, text: '<h1>Not found</h1>' },
      kind: 'rejected',
      field: 'server',
    },
    {
      name: 'a token that was revoked',
      during: 'check',
      answer: { status: 401, headers: json, json: { error: 'The access token was revoked' } },
      kind: 'reconnect',
    },
    {
      name: 'a token without the right to write',
      during: 'send',
      answer: { status: 403, headers: json, json: { error: 'This action is outside the authorized scopes' } },
      kind: 'reconnect',
    },
    {
      name: 'an account that was suspended',
      during: 'read',
      answer: { status: 403, headers: json, json: { error: 'Your login is currently disabled' } },
      kind: 'reconnect',
    },
    {
      name: 'a text that is too long there',
      during: 'send',
      answer: {
        status: 422,
        headers: json,
        json: { error: 'Validation failed: Text character limit of 500 exceeded' },
      },
      kind: 'rejected',
    },
    {
      name: 'a rate limit told as a date',
      during: 'read',
      answer: {
        status: 429,
        headers: {
          ...json,
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': '2026-11-21T12:04:00.000000Z',
        },
        json: { error: 'Too many requests' },
      },
      kind: 'rate-limited',
      retryAfter: 240,
    },
    {
      name: 'a "not found" in HTML, which proves nothing',
      during: 'read',
      answer: { status: 404, headers: html, text: '<html><body>404</body></html>' },
      kind: 'transient',
    },
    {
      name: 'a scheduled status in place of a status',
      during: 'send',
      answer: {
        status: 200,
        headers: json,
        json: { id: '1', scheduled_at: '2026-11-22T12:00:00Z', params: {} },
      },
      kind: 'transient',
      uncertain: true,
    },
  ],
}

describe(`Mastodon at ${server}`, () => {
  for (const { name, run } of conformance(given)) it(name, run)
})
