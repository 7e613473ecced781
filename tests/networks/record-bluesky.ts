import { writeFile } from 'node:fs/promises'
import { bluesky } from '../../src/networks/bluesky/index.ts'
import { accessTo, type Exchange, record, toolsWith } from '../../src/networks/kit/conformance/index.ts'
import type { Command, OutgoingImage, Target } from '../../src/networks/kit/index.ts'
import { createAccount } from './servers/bluesky-person.ts'

/**
 * Records src/networks/bluesky/fixtures from a real network:
 *   node tests/networks/record-bluesky.ts http://localhost:2583 http://127.0.0.1:2589
 */
const [service = '', settleUrl = ''] = process.argv.slice(2)
const folder = new URL('../../src/networks/bluesky/fixtures/', import.meta.url)
const write = (name: string, value: unknown) =>
  writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(value, null, 1)}\n`)
const settled = async () => void (await fetch(settleUrl))

const { send, find, prepare, read, metrics } = bluesky
if (!send || !find || !prepare || !read || !metrics) throw new Error('incomplete network')

const unique = process.pid.toString(36)
const password = 'a password for the recordings'
const signUp = (name: string) =>
  createAccount(service, {
    handle: `${name}-${unique}.test`,
    email: `${name}-${unique}@example.com`,
    password,
  })
const brand = await signUp('valcombe')
const fan = await signUp('lucie')

const recording = async <T>(run: (tools: ReturnType<typeof toolsWith>) => Promise<T>) => {
  const { fetch: ask, exchanges } = record(fetch)
  const value = await run(toolsWith(ask, new Date()))
  return { value, exchanges }
}

const fields = { identifier: brand.handle, appPassword: password, service }
const connected = await recording((tools) => bluesky.connect(fields, tools))
const { account, settings, secret } = connected.value
const access = accessTo({ account, settings, secret })

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8AAQv8BAA4EAv+bHe8WAAAAAElFTkSuQmCC'
const bytes = Buffer.from(png, 'base64')
const image: OutgoingImage = {
  mime: 'image/png',
  width: 2,
  height: 1,
  bytes: bytes.length,
  alt: 'Une tomme sur sa planche',
  read: async () => bytes,
}

interface Carried {
  command: Command
  prepare: Exchange[]
  absent: Exchange[]
  send: Exchange[]
  found: Exchange[]
}
const carry = async (command: Command): Promise<{ remoteId: string; recorded: Carried }> => {
  const prepared = await recording((tools) => prepare(access, command, tools))
  const absent = await recording((tools) => find(access, command, prepared.value, tools))
  const sent = await recording((tools) => send(access, command, prepared.value, tools))
  const found = await recording((tools) => find(access, command, prepared.value, tools))
  await settled()
  const recorded = {
    command,
    prepare: prepared.exchanges,
    absent: absent.exchanges,
    send: sent.exchanges,
    found: found.exchanges,
  }
  return { remoteId: sent.value.remoteId, recorded }
}

const text = `La tomme de printemps est là 🧀 merci @${fan.handle} : https://valcombe.example/tomme #fromage`
const publish = await carry({ action: 'publish', key: 'd1', text, language: 'fr', images: [image] })
const history = await recording((tools) => read(access, null, tools))

const post = { uri: publish.remoteId, cid: '' }
const stored = await fan.call('com.atproto.repo.getRecord', {
  repo: brand.did,
  collection: 'app.bsky.feed.post',
  rkey: post.uri.split('/').at(-1) ?? '',
})
post.cid = (stored as { cid: string }).cid
const question = await fan.reply(post, 'Où peut-on l’acheter à Lyon ?')
const further = await fan.reply(question, 'Et le samedi ?', post)
const praise = 'Le meilleur fromage : '
const mention = (await fan.call(
  'com.atproto.repo.createRecord',
  {},
  {
    repo: fan.did,
    collection: 'app.bsky.feed.post',
    record: {
      $type: 'app.bsky.feed.post',
      text: `${praise}@${brand.handle}`,
      createdAt: new Date().toISOString(),
      facets: [
        {
          index: { byteStart: praise.length, byteEnd: praise.length + 1 + brand.handle.length },
          features: [{ $type: 'app.bsky.richtext.facet#mention', did: brand.did }],
        },
      ],
    },
  },
)) as { uri: string }
await settled()
const replies = await recording((tools) => read(access, history.value.cursor, tools))
const idle = await recording((tools) => read(access, replies.value.cursor, tools))

const targetOf = (remoteId: string): Target => {
  const event = replies.value.events.find(
    (one) => one.type === 'message' && one.message.remoteId === remoteId,
  )
  if (event?.type !== 'message') throw new Error(`${remoteId} was not read`)
  const { rootRemoteId, replyRef } = event.message
  return { remoteId, ...(rootRemoteId ? { rootRemoteId } : {}), ...(replyRef ? { replyRef } : {}) }
}
const target = targetOf(question.uri)
const reply = await carry({
  action: 'reply',
  key: 'd2',
  text: 'Aux halles, étal 12.',
  language: 'fr',
  images: [],
  target,
})
const carried = [
  publish,
  await carry({
    action: 'thread',
    key: 'd3',
    language: 'fr',
    parts: [
      { text: 'Trois choses sur la tomme.', images: [image] },
      { text: 'Elle est affinée six semaines.', images: [] },
      { text: 'Et elle est bonne 🧀', images: [] },
    ],
  }),
  reply,
  await carry({ action: 'quote', key: 'd4', text: 'On nous demande souvent…', images: [], target }),
  await carry({ action: 'like', key: 'd5', target }),
  await carry({ action: 'unlike', key: 'd6', target }),
  await carry({ action: 'hide', key: 'd7', target: targetOf(further.uri) }),
  await carry({ action: 'unhide', key: 'd8', target: targetOf(further.uri) }),
  await carry({ action: 'delete_own', key: 'd9', target: { remoteId: reply.remoteId } }),
]
const measured = await recording((tools) => metrics(access, [publish.remoteId], tools))
await fan.call(
  'com.atproto.repo.deleteRecord',
  {},
  {
    repo: fan.did,
    collection: 'app.bsky.feed.post',
    rkey: mention.uri.split('/').at(-1),
  },
)
await settled()
const deletion = await recording((tools) => read(access, replies.value.cursor, tools))

await write('connect', {
  fields: { ...fields, appPassword: 'typed' },
  account,
  settings,
  answers: connected.exchanges,
})
await write('reads', {
  now: new Date().toISOString(),
  history: { answers: history.exchanges, post: publish.remoteId },
  replies: {
    cursor: history.value.cursor,
    answers: replies.exchanges,
    theirs: [question.uri, further.uri, mention.uri],
  },
  idle: { cursor: replies.value.cursor, answers: idle.exchanges },
  deletion: { cursor: replies.value.cursor, answers: deletion.exchanges, deleted: mention.uri },
})
await write('commands', { image: { ...image, base64: png }, commands: carried.map((one) => one.recorded) })
await write('metrics', { remoteIds: [publish.remoteId], answers: measured.exchanges })
