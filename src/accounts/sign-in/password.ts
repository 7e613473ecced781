import { refuse } from '../refuse.ts'

/** Characters. A limit above protects the server: hashing takes time. */
export const PASSWORD_LENGTH = { min: 12, max: 128 }

/** zxcvbn's scale: 3 holds against someone who stole the hashes for a while. */
const ENOUGH = 3

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
  const words = known
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2)
  const { score } = (await judge)(password, words)
  if (score < ENOUGH) throw refuse('passwordGuessable', 422, { field })
}
