/**
 * How a network's refusal is to be taken:
 * `reconnect` the access is dead, a person must connect again; `rejected` the network will never take this;
 * `rate-limited` later, at `retryAt`; `transient` later, soon; `gone` the target no longer exists.
 */
export type NetworkErrorKind = 'reconnect' | 'rejected' | 'rate-limited' | 'transient' | 'gone'

export interface NetworkErrorDetail {
  kind: NetworkErrorKind
  /** Said by the network, shortened, safe to show: no token, no address of ours. */
  said: string
  /** The request may have been accepted: never retry blindly. */
  uncertain?: boolean
  retryAt?: Date
  /** The credential field or content at fault. */
  field?: string
  cause?: unknown
}

export class NetworkError extends Error {
  override readonly name = 'NetworkError'
  readonly kind: NetworkErrorKind
  readonly said: string
  readonly uncertain: boolean
  readonly retryAt: Date | undefined
  readonly field: string | undefined

  constructor(detail: NetworkErrorDetail) {
    super(`${detail.kind}: ${detail.said}`, { cause: detail.cause })
    this.kind = detail.kind
    this.said = detail.said
    this.uncertain = detail.uncertain ?? false
    this.retryAt = detail.retryAt
    this.field = detail.field
  }
}
