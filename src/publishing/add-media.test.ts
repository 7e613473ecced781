import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '../../tests/world.ts'

let world: World
let token = ''
beforeAll(async () => {
  world = await createWorld()
  token = await world.token('editor')
})
afterAll(() => world?.close())

const upload = async (bytes: Uint8Array, type: string) => {
  const answer = await world.app.http.request('http://parvis.test/api/v1/media?name=photo', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body: new Uint8Array(bytes),
  })
  return { status: answer.status, body: await answer.json() }
}
const bytesOf = async (path: string, size = 'full') => {
  const answer = await world.call('GET', `${path}?size=${size}`, { token })
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  return Buffer.from(await answer.arrayBuffer())
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}
/** A PNG of a few bytes that says it is as large as asked. */
const bomb = (side: number): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = chunk('IDAT', deflateSync(Buffer.alloc(1000)))
  return Buffer.concat([signature, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))])
}

const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
    .composite([
      { input: { create: { width: 60, height: 10, channels: 3, background: 'blue' } }, gravity: 'north' },
    ])
    .jpeg()

test('a picture stands upright, and says neither where nor with what it was taken', async () => {
  const taken = await photo()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Appareil-secret' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '46/1 12/1 0/1', GPSLongitudeRef: 'E' },
    })
    .toBuffer()
  expect((await sharp(taken).metadata()).orientation).toBe(6)
  expect(taken.includes('Appareil-secret')).toBe(true)
  const { status, body } = await upload(taken, 'image/jpeg')
  expect(status).toBe(201)
  expect(body).toMatchObject({ width: 40, height: 60, mime: 'image/jpeg' })
  const kept = await bytesOf(body.path)
  const { orientation, exif, xmp, iptc } = await sharp(kept).metadata()
  expect({ orientation, exif, xmp, iptc }).toEqual({})
  expect(kept.includes('Appareil-secret')).toBe(false)
  // What was above is now on the right.
  const { data, info } = await sharp(kept).raw().toBuffer({ resolveWithObject: true })
  const right = data.subarray((30 * info.width + 38) * info.channels)
  expect((right[2] ?? 0) > (right[0] ?? 0)).toBe(true)
  expect(kept.byteLength).toBe(body.bytes)
})

test('transparency is kept, a huge side is reduced, a small size is served small', async () => {
  const clear = await sharp({
    create: { width: 6000, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.2 } },
  })
    .png()
    .toBuffer()
  const { body } = await upload(clear, 'image/png')
  expect(body).toMatchObject({ width: 4096, mime: 'image/png' })
  expect(await sharp(await bytesOf(body.path, '320')).metadata()).toMatchObject({
    width: 320,
    format: 'webp',
  })
})

test.each([
  ['a bomb of pixels', () => bomb(50_000), 'image/png', 422, 'publishing.tooManyPixels'],
  [
    'a truncated picture',
    async () => (await photo().toBuffer()).subarray(0, 300),
    'image/jpeg',
    422,
    'publishing.notPicture',
  ],
  [
    'something else under its name',
    () => Buffer.from('<html>not a picture</html>'),
    'image/png',
    422,
    'publishing.notPicture',
  ],
  [
    'a drawing that is a program, under another name',
    () =>
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'),
    'image/png',
    422,
    'publishing.notPicture',
  ],
  ['a drawing that says so', () => Buffer.from('<svg/>'), 'image/svg+xml', 415, /./],
] as const)('%s is refused', async (_, bytes, type, status, code) => {
  const answer = await upload(await bytes(), type)
  expect(answer.status).toBe(status)
  expect(answer.body.error.code).toMatch(code)
})
