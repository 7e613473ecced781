import type { publishingRoutes } from '../contract.ts'

/** What the upload route takes; the type keeps both lists the same. */
export const acceptedTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
] as const satisfies (typeof publishingRoutes.upload.bytes.types)[number][]

export const MAX_BYTES: (typeof publishingRoutes.upload.bytes)['max'] = 20_000_000

export type Rejected = 'type' | 'size'

/** Why a file cannot be a picture of a post; null when it can. */
export function rejectionOf(file: Pick<File, 'type' | 'size'>): Rejected | null {
  if (!acceptedTypes.some((type) => type === file.type)) return 'type'
  return file.size > MAX_BYTES ? 'size' : null
}
