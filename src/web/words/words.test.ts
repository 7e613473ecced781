import { createTranslator, type IntlError } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { typesetCatalogue } from '../../platform/intl/typography.ts'
import { messages as en } from './en.ts'
import { messages as fr } from './fr.ts'

const leaves = (tree: object, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  )

/** Names of ICU arguments; `one {Workspace}` is a branch of a plural. */
const argumentsOf = (message: string): string[] =>
  [
    ...new Set(
      [...message.matchAll(/(?<!(?:one|other|=\d+) )\{(\w+)\s*[,}]/g)].map(([, name]) => name ?? ''),
    ),
  ].sort()

test('English has the keys of French, no more, no less', () => {
  const keysOf = (tree: object) => leaves(tree).map(([key]) => key)
  expect(keysOf(en).sort()).toEqual(keysOf(fr).sort())
})

test('both languages take the same values', () => {
  const english = new Map(leaves(en))
  for (const [key, message] of leaves(fr)) {
    expect(argumentsOf(english.get(key) ?? ''), key).toEqual(argumentsOf(message))
  }
})

describe.each(['fr', 'en'] as const)('%s, once set by its typography', (locale) => {
  const messages: object = typesetCatalogue(locale, locale === 'fr' ? fr : en)
  const t = createTranslator<Record<string, string>>({
    locale,
    messages: Object.fromEntries(
      leaves(messages).map(([key, message]) => [key.replaceAll('.', '/'), message]),
    ),
    onError: (error: IntlError) => {
      throw error
    },
  })

  test('every message is valid ICU and takes its values', () => {
    for (const [key, message] of leaves(messages)) {
      const values = Object.fromEntries(argumentsOf(message).map((name) => [name, 2]))
      const tags = { b: (words: string) => words }
      expect(t.markup(key.replaceAll('.', '/'), { ...values, ...tags }), key).not.toMatch(/[{}<>]/)
    }
  })

  test('no straight quote, no three full stops reaches a reader', () => {
    for (const [key, message] of leaves(messages)) expect(message, key).not.toMatch(/['"]|\.\.\./)
  })
})
