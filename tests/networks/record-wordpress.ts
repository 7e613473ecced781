import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { accessTo, record, toolsWith } from '../../src/networks/kit/conformance/index.ts'
import type { Command, OutgoingImage, Tools } from '../../src/networks/kit/index.ts'
import { wordpress } from '../../src/networks/wordpress/index.ts'

/**
 * Records src/networks/wordpress/fixtures from a real, new WordPress:
 *   node tests/networks/record-wordpress.ts http://127.0.0.1:8080 admin APPLICATION_PASSWORD
 */
const [url = '', user = '', applicationPassword = ''] = process.argv.slice(2)
const folder = new URL('../../src/networks/wordpress/fixtures/', import.meta.url)
const { read, prepare, send, find } = wordpress
if (!read || !prepare || !send || !find) throw new Error('incomplete network')

const recording = async <T>(run: (tools: Tools) => Promise<T>) => {
  const { fetch: ask, exchanges } = record(fetch)
  const value = await run(toolsWith(ask, new Date()))
  return { value, exchanges }
}

const ask = async (method: string, path: string, body?: object): Promise<{ id: number }> => {
  const response = await fetch(`${url}/?rest_route=/wp/v2/${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${btoa(`${user}:${applicationPassword}`)}`,
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`WordPress answered ${response.status}: ${await response.text()}`)
  return response.json()
}

const run = Date.now()
const visitor = { author_name: 'Nadia', author_email: 'nadia@example.test' }
const article = await ask('POST', 'posts', {
  title: 'La tomme de printemps',
  content: 'Six semaines.',
  status: 'publish',
})
const saying = (content: string, more: object = {}) =>
  ask('POST', 'comments', { post: article.id, content, ...visitor, ...more })

const fields = { url, user, applicationPassword }
const connected = await recording((tools) => wordpress.connect(fields, tools))
const { account, settings, secret } = connected.value
const access = accessTo({ account, settings, secret })
const reading = (cursor: string | null) => recording((tools) => read(access, cursor, tools))

const first = await reading(null)
const shown = await saying('Où peut-on la goûter ?\nEt quand ?')
const held = await saying('Ouvert <b>dimanche</b> ?', { status: 'hold' })
const news = await reading(first.value.cursor)
const idle = await reading(news.value.cursor)
const refused = await saying('casino !!!')
const before = await reading(idle.value.cursor)
await ask('POST', `comments/${refused.id}`, { status: 'spam' })
const deletion = await reading(before.value.cursor)

const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c9a227' } })
  .jpeg()
  .toBuffer()
const picture = { mime: 'image/jpeg', width: 40, height: 30, bytes: bytes.length, alt: 'Une tomme entamée' }
const image: OutgoingImage = { ...picture, read: async () => bytes }
const target = (id: number) => ({ remoteId: `comment-${id}`, rootRemoteId: `post-${article.id}` })

const played = async (command: Command) => {
  const before = await recording((tools) => prepare(access, command, tools))
  const ready = before.value
  const absent = await recording((tools) => find(access, command, ready, tools))
  const sent = await recording((tools) => send(access, command, ready, tools))
  const found = await recording((tools) => find(access, command, ready, tools))
  if (absent.value !== 'absent' || typeof found.value !== 'object') throw new Error(command.action)
  return {
    sent: sent.value,
    command,
    prepare: before.exchanges,
    absent: absent.exchanges,
    send: sent.exchanges,
    found: found.exchanges,
  }
}

const answer = await played({
  action: 'reply',
  key: `reply-${run}`,
  text: 'À la ferme,\n< 10 places, l’été & l’hiver \\o/',
  images: [],
  target: target(shown.id),
})
const commands = [
  await played({
    action: 'publish',
    key: `publish-${run}`,
    text: 'Visite de la ferme\n\nDix places samedi : https://valcombe.example/visite',
    images: [image],
  }),
  answer,
  await played({ action: 'approve', key: `approve-${run}`, target: target(held.id) }),
  await played({ action: 'hold', key: `hold-${run}`, target: target(held.id) }),
  await played({ action: 'spam', key: `spam-${run}`, target: target(held.id) }),
  await played({ action: 'delete_other', key: `trash-${run}`, target: target(shown.id) }),
  await played({
    action: 'delete_own',
    key: `own-${run}`,
    target: { ...target(0), remoteId: answer.sent.remoteId },
  }),
]

const reads = {
  first: { cursor: null, answers: first.exchanges },
  news: { cursor: first.value.cursor, answers: news.exchanges, shown: shown.id, held: held.id },
  idle: { cursor: news.value.cursor, answers: idle.exchanges },
  deletion: { cursor: before.value.cursor, answers: deletion.exchanges, deleted: `comment-${refused.id}` },
}
const now = new Date().toISOString()
const save = (name: string, story: object) =>
  writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(story, null, 1)}\n`)
await save('connect', {
  now,
  fields: { url, user },
  account,
  settings,
  article: article.id,
  // The head is enough of a page.
  answers: connected.exchanges.map((one) => ({
    ...one,
    answer: one.answer.text ? { ...one.answer, text: one.answer.text.replace(/<style.*/s, '') } : one.answer,
  })),
})
await save('reads', reads)
await save('commands', { image: bytes.toString('base64'), commands })
