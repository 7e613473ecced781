import { Ajv } from 'ajv'
import { z } from 'zod'

const described = z.object({
  routes: z.record(
    z.string(),
    z.object({
      endpoints: z.array(
        z.object({
          methods: z.array(z.string()),
          // PHP writes an empty map as a list.
          args: z.union([z.record(z.string(), z.record(z.string(), z.unknown())), z.array(z.never())]),
        }),
      ),
    }),
  ),
})

type Json = Record<string, unknown>

const words = ['type', 'enum', 'items', 'properties', 'oneOf', 'anyOf', 'minimum', 'maximum', 'pattern']

/** WordPress writes draft 4 with `required` beside each property, and words of its own: the usual ones are kept. */
const cleaned = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(cleaned)
  if (typeof schema !== 'object' || schema === null) return schema
  const known = Object.entries(schema).filter(([name]) => words.includes(name))
  return Object.fromEntries(
    known.map(([name, value]) => [name, name === 'properties' ? eachCleaned(value) : cleaned(value)]),
  )
}
const eachCleaned = (schemas: object): Json =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, cleaned(schema)]))

const isList = (schema: unknown) => (schema as Json | undefined)?.type === 'array'

/** What was asked, its query and body together, as the description of the site itself calls its arguments. */
const argumentsOf = async (request: Request, url: URL, args: Record<string, Json>): Promise<Json> => {
  const type = request.headers.get('content-type') ?? ''
  const body: Json = type.includes('json')
    ? ((await request.clone().json()) as Json)
    : type.includes('multipart')
      ? Object.fromEntries([...(await request.clone().formData())].filter(([name]) => name !== 'file'))
      : {}
  const query = [...url.searchParams].filter(([name]) => name !== 'rest_route' && name !== '_fields')
  const given = query.map(([name, value]) => [name, isList(args[name]) ? value.split(',') : value])
  return { ...Object.fromEntries(given), ...body }
}

/**
 * Holds requests against what a site says of its own API at `/wp-json/wp/v2`: route, method, names, types, values.
 * Gives the faults of one request; none when the site describes it so.
 */
export const contractOf = (description: unknown) => {
  const { routes } = described.parse(description)
  const ajv = new Ajv({ strict: false, coerceTypes: true, allErrors: true })
  return async (request: Request): Promise<string[]> => {
    const url = new URL(request.url)
    const path = url.searchParams.get('rest_route') ?? url.pathname.replace('/wp-json', '')
    for (const [pattern, { endpoints }] of Object.entries(routes)) {
      const match = new RegExp(`^${pattern.replaceAll('?P<', '?<')}$`).exec(path)
      const endpoint = match && endpoints.find(({ methods }) => methods.includes(request.method))
      if (!endpoint) continue
      const args = Array.isArray(endpoint.args) ? {} : endpoint.args
      const required = Object.entries(args).flatMap(([name, arg]) => (arg.required === true ? [name] : []))
      const schema = { type: 'object', properties: eachCleaned(args), required, additionalProperties: false }
      const check = ajv.compile(schema as Json)
      if (check({ ...match.groups, ...(await argumentsOf(request, url, args)) })) return []
      return (check.errors ?? []).map(
        (error) =>
          `${request.method} ${path}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`,
      )
    }
    return [`${request.method} ${path}: no such route`]
  }
}
