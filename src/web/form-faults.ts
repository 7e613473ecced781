import { ApiError } from './api-error.ts'
import type { FormError } from './ui/form-errors.tsx'

export interface Faults {
  list: FormError[]
  /** The sentence under one field. */
  of: (field: string) => string | undefined
}

/**
 * What is wrong with a form: what the screen saw before sending, then what the API refused. Ids of controls are the names of the fields
 * in the contract. `otherwise` is the sentence when the server said nothing readable.
 */
export function faultsOf(missing: Record<string, string>, error: Error | null, otherwise: string): Faults {
  const seen = Object.entries(missing).map(([field, message]): FormError => ({ field, message }))
  const list = seen.length || !error ? seen : [refusal(error, otherwise)]
  return { list, of: (field) => list.find((each) => each.field === field)?.message }
}

function refusal(error: Error, otherwise: string): FormError {
  if (!(error instanceof ApiError) || !error.message) return { message: otherwise }
  const message = error.help ? `${error.message} ${error.help}` : error.message
  return { field: error.field?.replace(/^body\./, '') ?? undefined, message }
}
