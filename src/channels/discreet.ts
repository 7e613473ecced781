import type { Network, Tools } from '../networks/kit/index.ts'

/** Shorter texts are words that a sentence needs. */
const SHORTEST = 4
const MOST_CAUSES = 8

/** Every text within a secret, except those shown elsewhere anyway: an address or a handle is none. */
export function textsWithin(secret: unknown, shown: readonly unknown[] = []): string[] {
  if (typeof secret === 'string') return secret.length < SHORTEST || shown.includes(secret) ? [] : [secret]
  if (typeof secret !== 'object' || secret === null) return []
  return Object.values(secret).flatMap((value) => textsWithin(value, shown))
}

const cut = (text: string, secrets: readonly string[]): string =>
  secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, secret) => left.replaceAll(secret, '…'), text)

/** Cuts the secrets out of an error as it is, so that its class, its kind and its causes still tell. */
function hush(error: unknown, secrets: readonly string[], depth = 0): void {
  if (!(error instanceof Error) || depth > MOST_CAUSES) return
  for (const name of Object.getOwnPropertyNames(error)) {
    const value: unknown = Reflect.get(error, name)
    if (typeof value !== 'string') continue
    const left = cut(value, secrets)
    if (left !== value)
      Object.defineProperty(error, name, { value: left, configurable: true, writable: true })
  }
  hush(error.cause, secrets, depth + 1)
  if (error instanceof AggregateError) for (const one of error.errors) hush(one, secrets, depth + 1)
}

/** The same network, whose failures never repeat a secret, whatever it or a library of its says. */
export const discreetNetwork = (network: Network, secrets: () => readonly string[]): Network =>
  new Proxy(network, {
    get(target, name) {
      const skill: unknown = Reflect.get(target, name)
      if (typeof skill !== 'function') return skill
      return async (...given: unknown[]): Promise<unknown> => {
        try {
          return await Reflect.apply(skill, target, given)
        } catch (error) {
          hush(error, secrets())
          throw error
        }
      }
    },
  })

/** The same tools, whose log never repeats a secret. */
export function discreetTools(tools: Tools, secrets: () => readonly string[]): Tools {
  const clean = (data: object | undefined): object => JSON.parse(cut(JSON.stringify(data ?? {}), secrets()))
  return {
    ...tools,
    log: {
      debug: (message, data) => tools.log.debug(cut(message, secrets()), clean(data)),
      warn: (message, data) => tools.log.warn(cut(message, secrets()), clean(data)),
    },
  }
}
