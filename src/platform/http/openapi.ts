import { z } from 'zod'
import type { RouteContract } from './contract.ts'
import type { DescribedRoute } from './route.ts'

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  }) as Record<string, unknown>
  return rest
}

const parameters = (contract: RouteContract): object[] => {
  const of = (object: z.ZodObject | undefined, place: 'path' | 'query') =>
    Object.entries(object?.shape ?? {}).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || !(schema as z.ZodType).safeParse(undefined).success,
      schema: jsonSchema(schema as z.ZodType, 'input'),
    }))
  return [...of(contract.params, 'path'), ...of(contract.query, 'query')]
}

const errorAnswer = {
  description: 'Refused',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
}

const operation = (route: DescribedRoute): object => {
  const { contract } = route
  const content = contract.output
    ? { 'application/json': { schema: jsonSchema(contract.output, 'output') } }
    : { [contract.path === '/events' ? 'text/event-stream' : 'application/octet-stream']: {} }
  return {
    summary: contract.summary,
    tags: [contract.path.split('/')[1]],
    security:
      route.audience === 'public'
        ? []
        : [{ session: [] }, ...(route.audience === 'workspace' ? [{ token: [] }] : [])],
    parameters: parameters(contract),
    ...(contract.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(contract.body, 'input') } },
      },
    }),
    ...(contract.bytes && {
      requestBody: {
        required: true,
        content: Object.fromEntries(contract.bytes.types.map((type) => [type, {}])),
      },
    }),
    responses: {
      [contract.status ?? 200]: { description: 'Done', ...(contract.status === 204 ? {} : { content }) },
      '4XX': errorAnswer,
      '5XX': errorAnswer,
    },
  }
}

/** The API's description, OpenAPI 3.1, made from the same contracts that check every request. */
export function openApi(routes: readonly DescribedRoute[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = `/api/v1${route.contract.path}`
    paths[path] = { ...paths[path], [route.contract.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Parvis', version, license: { name: 'AGPL-3.0-or-later' } },
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'parvis.session_token' },
      },
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: {
                code: { type: 'string' },
                message: { type: 'string' },
                help: { type: ['string', 'null'] },
                field: { type: ['string', 'null'] },
                details: { type: ['object', 'null'] },
                reference: { type: 'string' },
              },
            },
          },
        },
      },
    },
  }
}
