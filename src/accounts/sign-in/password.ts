import { refuse } from '../refuse.ts'

/** Characters. A limit above protects the server: hashing takes time. */
export const PASSWORD_LENGTH = { min: 12, max: 128 }

/** Powers of ten of guesses (zxcvbn): what someone who stole the hashes does not try. Twelve random characters make 12. */
const ENOUGH = 10

/** Loaded when a password is set and only then: the list of leaked passwords takes memory. */
const loadJudge = async () => {
  const [{ zxcvbn, zxcvbnOptions }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  zxcvbnOptions.setOptions({ dictionary, graphs: adjacencyGraphs })
  return zxcvbn
}
let judge: ReturnType<typeof loadJudge> | undefined

/**
 * Refuses (422) a password that is too short, too long or that a guesser tries early: leaked, repeated, on a keyboard row,
 * or made of `known` words (the person's name, address, workspace).
 */
export async function assertGoodPassword(password: string, known: readonly string[] = []): Promise<void> {
  const field = 'password'
  if (password.length < PASSWORD_LENGTH.min)
    throw refuse('passwordTooShort', 422, { field, values: { min: PASSWORD_LENGTH.min } })
  if (password.length > PASSWORD_LENGTH.max)
    throw refuse('passwordTooLong', 422, { field, values: { max: PASSWORD_LENGTH.max } })
  judge ??= loadJudge()
  const words = known.flatMap(spellings).filter((word) => word.length > 2)
  const { guessesLog10 } = (await judge)(password, words)
  if (guessesLog10 < ENOUGH) throw refuse('passwordGuessable', 422, { field })
}

/** A text, its words, and both without accents. */
const spellings = (text: string): string[] => {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '')
  return [text, plain].flatMap((one) => [one, ...one.split(/[^\p{L}\p{N}]+/u)])
}
