/** What the API refuses, already in the person's words (platform/errors). */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  /** What to do about it. */
  readonly help: string | null
  /** Path of the input at fault. */
  readonly field: string | null
  readonly details: Record<string, unknown>

  constructor(status: number, body: unknown) {
    const error = readError(body)
    super(error.message)
    this.status = status
    this.code = error.code
    this.help = error.help
    this.field = error.field
    this.details = error.details
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)

function readError(body: unknown) {
  const found = body && typeof body === 'object' && 'error' in body ? body.error : null
  const error: Record<string, unknown> = found && typeof found === 'object' ? { ...found } : {}
  const details = error.details && typeof error.details === 'object' ? { ...error.details } : {}
  return {
    code: text(error.code) ?? 'unreadable',
    message: text(error.message) ?? '',
    help: text(error.help),
    field: text(error.field),
    details,
  }
}

/** The server did not answer: no network, or it is restarting. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}
