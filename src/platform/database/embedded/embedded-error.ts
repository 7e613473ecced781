/** The embedded PostgreSQL cannot run. `help` tells the operator what to do. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
  readonly code: string
  readonly help: string
  constructor(code: string, message: string, help: string, cause?: unknown) {
    super(`${message}\n${help}`, { cause })
    this.code = code
    this.help = help
  }
}
