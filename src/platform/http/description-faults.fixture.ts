interface Operation {
  responses?: Record<string, { description?: string }>
  parameters?: { name: string; in: string; required?: boolean }[]
  security?: unknown
  summary?: string
}
export interface Description {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: Record<string, unknown>
}

function* nodes(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const inner of Object.values(value)) yield* nodes(inner)
}

const leadsSomewhere = (description: Description, reference: string): boolean => {
  let found: unknown = reference.startsWith('#/') ? description : undefined
  for (const part of reference.slice(2).split('/'))
    found = (found as Record<string, unknown> | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')]
  return found !== undefined
}

const operationFaults = (path: string, method: string, operation: Operation): string[] => {
  const at = `${method} ${path}`
  const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const told = (operation.parameters ?? []).filter((one) => one.in === 'path')
  return [
    ...(/^(get|post|put|patch|delete)$/.test(method) ? [] : [`${at}: no such method`]),
    ...(operation.summary ? [] : [`${at}: no summary`]),
    ...(operation.security === undefined ? [`${at}: no security`] : []),
    ...(wanted.join() === told.map((one) => one.name).join() ? [] : [`${at}: parameters of the path`]),
    ...told.filter((one) => !one.required).map((one) => `${at}: ${one.name} is not required`),
    ...Object.entries(operation.responses ?? { none: {} })
      .filter(([status, answer]) => !/^([1-5]\d\d|[1-5]XX|default)$/.test(status) || !answer.description)
      .map(([status]) => `${at}: answer ${status}`),
  ]
}

/** What the structure of OpenAPI 3.1 forbids and this description has. */
export const faultsOf = (description: Description): string[] => [
  ...Object.entries(description.paths).flatMap(([path, methods]) => [
    ...(path.startsWith('/') ? [] : [`${path}: does not start with /`]),
    ...Object.entries(methods).flatMap(([method, operation]) => operationFaults(path, method, operation)),
  ]),
  ...[...nodes(description)]
    .flatMap((node) => (typeof node.$ref === 'string' ? [node.$ref] : []))
    .filter((reference) => !leadsSomewhere(description, reference))
    .map((reference) => `${reference}: leads nowhere`),
]
