import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comment, pocketNetwork } from '../../tests/setup/pocket-network.ts'
import { createWorld, type World } from '../../tests/world.ts'
import type { Attachment } from '../networks/kit/index.ts'

let world: World
let host: Server
let base: string
let token: string
let messageId: string

const answers: Record<string, { type: string; body: Buffer }> = {}
const names = ['photo.jpg', 'drawing.svg', 'page.html', 'broken.png', 'missing.png']

beforeAll(async () => {
  const photo = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#0a5a57' } })
    .withExif({ IFD3: { GPSLatitude: '47/1 0/1 0/1' } })
    .jpeg()
    .toBuffer()
  answers['/photo.jpg'] = { type: 'image/jpeg', body: photo }
  answers['/drawing.svg'] = {
    type: 'image/svg+xml',
    body: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
  }
  answers['/page.html'] = { type: 'text/html', body: Buffer.from('<script>1</script>') }
  answers['/broken.png'] = { type: 'image/png', body: photo.subarray(0, 40) }
  host = createServer((request, response) => {
    const answer = answers[request.url ?? '']
    response.writeHead(answer ? 200 : 404, { 'content-type': answer?.type ?? 'text/plain' }).end(answer?.body)
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => host.once('listening', listening))
  base = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  const attachments: Attachment[] = names.map((name) => ({ kind: 'image', url: `${base}/${name}` }))
  attachments.push(
    { kind: 'link', url: `${base}/photo.jpg` },
    { kind: 'image', url: 'http://10.0.0.1/photo.jpg' },
  )
  const now = new Date('2026-05-21T08:00:00Z')
  const network = pocketNetwork({ read: () => [{ ...comment('with-pictures', now), attachments }] })
  world = await createWorld({ networks: [network], allowPrivateHosts: ['127.0.0.1'] })
  token = await world.token('moderator')
  await world.call('POST', '/channels', {
    token: await world.token('manager'),
    body: { network: 'pocket', fields: { name: 'brand', password: 'open' } },
  })
  await world.processAll()
  const { conversations } = await (await world.call('GET', '/conversations', { token })).json()
  const thread = await (await world.call('GET', `/conversations/${conversations[0].id}`, { token })).json()
  messageId = thread.messages[0].id
})
afterAll(async () => {
  await world?.close()
  host?.close()
})

const picture = (at: number) => world.call('GET', `/messages/${messageId}/picture?at=${at}`, { token })

test('a picture comes redrawn, smaller, without what its file said of its author', async () => {
  const answer = await picture(0)
  expect(answer.headers.get('content-type')).toBe('image/webp')
  const { width, exif } = await sharp(await answer.arrayBuffer()).metadata()
  expect(width).toBe(960)
  expect(exif).toBeUndefined()
})

test.for([
  ['a drawing that can hold script', 1],
  ['a page', 2],
  ['a broken file', 3],
  ['a file that is gone', 4],
  ['what is not a picture', 5],
  ['an address of a private network', 6],
  ['a place that does not exist', 12],
] as const)('%s is not shown', async ([, at]) => {
  const answer = await picture(at)
  expect(answer.status).toBe(404)
  expect((await answer.json()).error.code).toBe('conversations.noPicture')
})
