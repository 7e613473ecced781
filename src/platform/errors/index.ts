/** What the API answers when it refuses, for three audiences: the person (message, help), the client (code), the operator (cause). */
export interface RefusalDetail {
  code: string
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 502 | 503
  /** ICU values of the message. */
  values?: Record<string, string | number>
  /** Path of the input at fault. */
  field?: string
  /** Seconds to wait, for 429 and 503. */
  retryAfter?: number
  /** Machine-readable particulars, safe to show. */
  details?: Record<string, unknown>
  cause?: unknown
}

/** A refusal with a stable code; its words are in the catalogue under `<area>.errors.<code>`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly detail: RefusalDetail
  constructor(detail: RefusalDetail) {
    super(detail.code, { cause: detail.cause })
    this.detail = detail
  }
}

interface Catalogue {
  errors: Record<string, { message: string; help?: string }>
}

/**
 * The refusals of one area, typed by its French catalogue: a code without words does not compile.
 * `refuse('tooLong', 422)` gives the code `conversations.tooLong`.
 */
export const refusalsOf =
  <const C extends Catalogue>(area: string, _catalogue: C) =>
  (
    code: keyof C['errors'] & string,
    status: RefusalDetail['status'],
    detail: Omit<RefusalDetail, 'code' | 'status'> = {},
  ): Refusal =>
    new Refusal({ code: `${area}.${code}`, status, ...detail })
