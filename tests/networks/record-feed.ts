import { writeFile } from 'node:fs/promises'
import { feed } from '../../src/networks/feed/index.ts'
import { accessTo, record, toolsWith } from '../../src/networks/kit/conformance/index.ts'

/**
 * Records src/networks/feed/fixtures from a real WordPress:
 *   node tests/networks/record-feed.ts http://127.0.0.1:8080 admin APPLICATION_PASSWORD
 */
const [site = '', user = '', password = ''] = process.argv.slice(2)
const folder = new URL('../../src/networks/feed/fixtures/', import.meta.url)

const recording = async <T>(run: (tools: ReturnType<typeof toolsWith>) => Promise<T>) => {
  const { fetch: ask, exchanges } = record(fetch)
  const value = await run(toolsWith(ask, new Date()))
  return { value, exchanges }
}

const save = async (path: string, body: object): Promise<{ id: number; link: string }> => {
  const response = await fetch(`${site}/?rest_route=/wp/v2/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`WordPress answered ${response.status}`)
  return response.json()
}

const { read } = feed
if (!read) throw new Error('incomplete network')
const content = '<p>Elle est affin&eacute;e <b>six semaines</b>.</p><img src="/tomme.jpg" alt="Une tomme" />'
const article = await save('posts', { title: 'La tomme de printemps', content, status: 'publish' })

const connected = await recording((tools) => feed.connect({ url: site }, tools))
const { account, settings } = connected.value
const access = accessTo({ account, settings, secret: {} })
const first = await recording((tools) => read(access, null, tools))
const same = await recording((tools) => read(access, first.value.cursor, tools))
await save(`posts/${article.id}`, { content: `${content}<p>Elle arrive samedi.</p>` })
const edited = await recording((tools) => read(access, first.value.cursor, tools))

const story = {
  now: new Date().toISOString(),
  fields: { url: site },
  account,
  connect: connected.exchanges,
  first: first.exchanges,
  cursor: first.value.cursor,
  same: same.exchanges,
  edited: edited.exchanges,
  remoteId: article.link,
}
await writeFile(new URL('wordpress.json', folder), `${JSON.stringify(story, null, 1)}\n`)
