import type { Context } from 'hono'
import type { RouteContract } from './contract.ts'
import { refuse } from './refuse.ts'

/** The largest JSON body: the longest text a network takes, many times over. */
const MAX_JSON = 1_000_000

async function bytesOf(context: Context, max: number): Promise<Uint8Array> {
  const announced = Number(context.req.header('content-length') ?? 0)
  if (announced > max) throw refuse('tooLarge', 413, { values: { max } })
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of context.req.raw.body ?? []) {
    size += part.byteLength
    if (size > max) throw refuse('tooLarge', 413, { values: { max } })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function jsonOf(context: Context): Promise<unknown> {
  const bytes = await bytesOf(context, MAX_JSON)
  if (bytes.byteLength === 0) return {}
  const type = context.req.header('content-type') ?? ''
  if (!type.startsWith('application/json'))
    throw refuse('wrongType', 415, { values: { types: 'application/json' } })
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch (cause) {
    throw refuse('invalid', 400, { values: { what: 'JSON' }, cause })
  }
}

/** What the contract asks, checked. Throws `ZodError` or a refusal; reads the body once. */
export async function readInput(
  context: Context,
  contract: RouteContract,
): Promise<{ params: unknown; query: unknown; body: unknown }> {
  const params = contract.params?.parse(context.req.param()) ?? {}
  const query = contract.query?.parse(context.req.query()) ?? {}
  if (contract.bytes) {
    const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim() ?? ''
    if (!contract.bytes.types.includes(type))
      throw refuse('wrongType', 415, { values: { types: contract.bytes.types.join(', ') } })
    return { params, query, body: await bytesOf(context, contract.bytes.max) }
  }
  return { params, query, body: contract.body ? contract.body.parse(await jsonOf(context)) : undefined }
}
