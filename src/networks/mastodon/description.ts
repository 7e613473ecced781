import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** The description of the API is not ours to publish: the folder beside the checkout, or `SPECS_DIR`. */
const folder = import.meta.env.SPECS_DIR ?? new URL('../../../../shared/specs', import.meta.url).pathname
const file = `${folder}/mastodon-openapi.json`
export const isThere = existsSync(file)

interface Schema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  allOf?: Schema[]
  oneOf?: Schema[]
  anyOf?: Schema[]
}
interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
interface Description {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const empty: Description = { paths: {}, components: { schemas: {} } }
const description: Description = isThere ? JSON.parse(readFileSync(file, 'utf8')) : empty
const statuses = description.paths['/api/v1/statuses']?.post?.requestBody?.content['application/json']?.schema
// A text with pictures fits two of the three forms: "one of" is meant as "any of".
if (statuses?.oneOf) {
  statuses.anyOf = statuses.oneOf
  delete statuses.oneOf
}

const formats = {
  uri: /^[a-z]+:/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-.+Z$/,
  binary: true,
  'iso-639-1': /^[a-z]{2}$/,
} as const
const settings = { strict: false, validateSchema: false, formats }
const ajv = new Ajv2020(settings).addSchema(description, 'api')
const lenient = new Ajv2020({ ...settings, coerceTypes: true }).addSchema(description, 'api')

const pointer = (...keys: string[]) =>
  `api#/${keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

/** What is wrong with a value, in the eyes of one schema of the description. */
export const faultsOfEntity = (name: string, value: unknown): string[] =>
  ajv.validate({ $ref: pointer('components', 'schemas', name) }, value)
    ? []
    : [`${name}: ${ajv.errorsText()}`]

const fieldsOf = (schema: Schema | undefined): string[] => {
  if (!schema) return []
  const { $ref, properties = {}, allOf = [], anyOf = [] } = schema
  const inner = $ref ? fieldsOf(description.components.schemas[$ref.split('/').at(-1) ?? '']) : []
  return [...inner, ...Object.keys(properties), ...[...allOf, ...anyOf].flatMap(fieldsOf)]
}

const operationFor = (
  method: string,
  pathname: string,
): { path: string; operation: Operation } | undefined => {
  const candidates = Object.entries(description.paths).flatMap(([path, operations]) => {
    const operation = operations[method.toLowerCase()]
    const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '\\w+')}$`)
    return operation && pattern.test(pathname) ? [{ path, operation }] : []
  })
  // A path spelt out wins over one with a blank.
  return candidates.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0]
}

const queryFaults = (url: URL, path: string, method: string, operation: Operation): string[] => {
  const known = (operation.parameters ?? []).filter((one) => one.in === 'query')
  return [...new Set(url.searchParams.keys())].flatMap((field) => {
    const name = field.replace(/\[\]$/, '')
    const index = operation.parameters?.findIndex((one) => one.in === 'query' && one.name === name) ?? -1
    const parameter = known.find((one) => one.name === name)
    if (!parameter) return [`${path} knows no ${name}`]
    const isList = parameter.schema.type === 'array'
    if (isList !== field.endsWith('[]')) return [`${path} ${name}: a list, or not`]
    const value = isList ? url.searchParams.getAll(field) : url.searchParams.get(field)
    const at = pointer('paths', path, method.toLowerCase(), 'parameters', String(index), 'schema')
    const data = { value }
    const isValid = lenient.validate({ type: 'object', properties: { value: { $ref: at } } }, data)
    return isValid ? [] : [`${path} ${name}: ${lenient.errorsText()}`]
  })
}

const bodyFaults = async (request: Request, path: string, operation: Operation): Promise<string[]> => {
  const { content } = operation.requestBody ?? { content: {} }
  const type = request.headers.get('content-type')?.split(';')[0] ?? ''
  if (type === '') return []
  const schema = content[type]?.schema
  if (!schema) return [`${path} takes no ${type}`]
  const body: Record<string, unknown> =
    type === 'application/json'
      ? await request.json()
      : Object.fromEntries(
          [...(await request.formData())].map(([name, value]) => [
            name,
            typeof value === 'string' ? value : 'file',
          ]),
        )
  const known = fieldsOf(schema)
  const strange = Object.keys(body).filter((name) => !known.includes(name))
  const at = pointer('paths', path, request.method.toLowerCase(), 'requestBody', 'content', type, 'schema')
  const isValid = ajv.validate({ $ref: at }, body)
  return [
    ...strange.map((name) => `${path} knows no ${name}`),
    ...(isValid ? [] : [`${path}: ${ajv.errorsText()}`]),
  ]
}

/** What is wrong with a request: its door, its query, its body. */
export const faultsOfRequest = async (request: Request): Promise<string[]> => {
  const url = new URL(request.url)
  const found = operationFor(request.method, url.pathname)
  if (!found) return [`${request.method} ${url.pathname} is not described`]
  const { path, operation } = found
  return [
    ...queryFaults(url, path, request.method, operation),
    ...(await bodyFaults(request, path, operation)),
  ]
}
