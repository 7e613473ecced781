import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context, Hono } from 'hono'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}
const compressible = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest'])

/** Names that the build gives: no step outside of the folder, no hidden file. */
const plainName = /^[\w-][\w./-]*\.\w+$/

interface Asset {
  plain: Buffer
  gzip?: Buffer
  brotli?: Buffer
  type: string
  tag: string
}

/** The built web app. What is named after its content is compressed once and kept; the few other files are read each time. */
export function mountWebApp(app: Hono, folder: string): void {
  const kept = new Map<string, Promise<Asset | null>>()
  const read = (name: string) => load(join(folder, name)).catch(() => null)

  const asset = async (name: string): Promise<Asset | null> => {
    if (!plainName.test(name) || name.includes('..')) return null
    const known = kept.get(name) ?? read(name)
    if (name.startsWith('assets/') && (await known)) kept.set(name, known)
    return known
  }

  app.get('*', async (context, next) => {
    if (context.req.path.startsWith('/api/')) return next()
    const name = context.req.path.slice(1)
    const found = (await asset(name)) ?? (extname(name) === '' ? await asset('index.html') : null)
    if (!found) return next()
    const cache = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    return serve(context, found, cache)
  })
}

async function load(path: string): Promise<Asset> {
  const plain = await readFile(path)
  const extension = extname(path)
  const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`
  const type = types[extension] ?? 'application/octet-stream'
  if (!compressible.has(extension)) return { plain, type, tag }
  const [zipped, brotli] = await Promise.all([
    promisify(gzip)(plain, { level: 9 }),
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  ])
  return { plain, gzip: zipped, brotli, type, tag }
}

/** A proxy that compresses makes our tag weak (`W/`): the content is the same. */
const knows = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag)

function serve(context: Context, asset: Asset, cache: string): Response {
  const headers: Record<string, string> = {
    'content-type': asset.type,
    'cache-control': cache,
    etag: asset.tag,
    vary: 'accept-encoding',
  }
  if (knows(context.req.header('if-none-match'), asset.tag)) return context.body(null, 304, headers)
  const accepted = context.req.header('accept-encoding') ?? ''
  const [encoding, body] =
    asset.brotli && accepted.includes('br')
      ? ['br', asset.brotli]
      : asset.gzip && accepted.includes('gzip')
        ? ['gzip', asset.gzip]
        : ['', asset.plain]
  return context.body(
    new Uint8Array(body),
    200,
    encoding ? { ...headers, 'content-encoding': encoding } : headers,
  )
}
