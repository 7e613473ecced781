import { parse } from '@formatjs/icu-messageformat-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typeset, typesetCatalogue } from './typography.ts'

const N = '\u202f'
const B = '\u00a0'

describe('French', () => {
  it.each([
    ["L'équipe n'attend pas", 'L’équipe n’attend pas'],
    ['Clore "Retard" ?', `Clore «${B}Retard${B}»${N}?`],
    ['« Retard »', `«${B}Retard${B}»`],
    ['Attention ! Déjà ; puis ?', `Attention${N}! Déjà${N}; puis${N}?`],
    ['Objet : le pot', `Objet${B}: le pot`],
    ['Suite...', 'Suite…'],
    ['12 000 000 de vues', `12${N}000${N}000 de vues`],
    ['5 kg, 30 j, 40 %, 9 €', `5${B}kg, 30${B}j, 40${B}%, 9${B}€`],
    ['à 9 h 14', `à 9${B}h${B}14`],
    ['le 1er mai, la 2e fois', 'le 1ᵉʳ mai, la 2ᵉ fois'],
    ['de -5 à 3', 'de −5 à 3'],
    ['10:30 sur https://exemple.fr:8080/a?b=c', '10:30 sur https://exemple.fr:8080/a?b=c'],
    ['3 jours, 2 heures', '3 jours, 2 heures'],
  ])('%s', (typed, set) => expect(typeset('fr', typed)).toBe(set))
})

describe('English', () => {
  it.each([
    [`It's "good"...`, 'It’s “good”…'],
    [`("so" he said 'yes')`, '(“so” he said ‘yes’)'],
    ['Really? Yes: 3 %', 'Really? Yes: 3 %'],
  ])('%s', (typed, set) => expect(typeset('en', typed)).toBe(set))
})

describe('ICU messages', () => {
  it.each([
    ['fr', 'Rien pour "{typed}" !', `Rien pour «${B}{typed}${B}»${N}!`],
    ['en', '"{name}" replied', '“{name}” replied'],
    ['fr', 'Attendez {seconds} s', `Attendez {seconds}${B}s`],
    ['fr', "{n, plural, one {J'aime} other {# J'aime !}}", `{n, plural, one {J’aime} other {# J’aime${N}!}}`],
    [
      'fr',
      "{n, plural, =0 {{name} n'est pas là : rien} other {#}}",
      `{n, plural, =0 {{name} n’est pas là${B}: rien} other {#}}`,
    ],
    ['fr', "{at, date, ::d MMM 'h' ?}", "{at, date, ::d MMM 'h' ?}"],
    ['fr', '<b>L\'avis</b> <i>"oui"</i>', `<b>L’avis</b> <i>«${B}oui${B}»</i>`],
    ['fr', 'une accolade { seule !', `une accolade { seule${N}!`],
  ])('%s: %s', (locale, typed, set) => expect(typeset(locale, typed)).toBe(set))

  const words = fc.string({ unit: fc.constantFrom(...'aà1 5e"\'.:;!?%-«»h(', ' h ', '1 000', 'er') })
  const message = fc.letrec<{ text: string; branch: string; piece: string }>((tie) => ({
    text: fc.array(tie('piece'), { maxLength: 5 }).map((parts) => parts.join('')),
    piece: fc.oneof(
      { maxDepth: 3 },
      words,
      fc.constantFrom('{name}', '{n, number}', '<b>x</b>'),
      tie('branch'),
    ),
    branch: fc
      .tuple(tie('text'), tie('text'))
      .map(([one, other]) => `{n, plural, one {${one}} other {${other}}}`),
  })).text

  /** The message without its literal texts. */
  const skeleton = (text: string): unknown =>
    JSON.parse(JSON.stringify(parse(text, { ignoreTag: false, captureLocation: false })), (key, value) =>
      Array.isArray(value)
        ? value.filter((one) => one?.type !== 0)
        : key === 'value' && value?.type === 0
          ? null
          : value,
    )

  it('keep their arguments, and are set once for all', () => {
    fc.assert(
      fc.property(fc.constantFrom('fr', 'en'), message, (locale, typed) => {
        const set = typeset(locale, typed)
        expect(typeset(locale, set)).toBe(set)
        expect(set).not.toContain("'")
        // What a straight apostrophe before a brace would quote, a typographic one does not.
        expect(skeleton(set)).toEqual(skeleton(typed.replaceAll("'", '')))
      }),
      { numRuns: 500 },
    )
  })
})

it('sets a catalogue and keeps its shape', () => {
  expect(typesetCatalogue('fr', { a: { b: "l'eau" } })).toEqual({ a: { b: 'l’eau' } })
})
