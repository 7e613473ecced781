import { ApiError } from '../../web/api-error.ts'

/** The answer of a teammate that arrived while ours was being written. */
export interface AnsweredFirst {
  id: string
  writtenBy: string
  text: string
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Reads it in a refusal of 409; null when the refusal is about something else. */
export function answeredFirst(error: unknown): AnsweredFirst | null {
  if (!(error instanceof ApiError) || error.status !== 409) return null
  const { answerId, writtenBy, text } = error.details
  return typeof answerId === 'string'
    ? { id: answerId, writtenBy: textOf(writtenBy), text: textOf(text) }
    : null
}
