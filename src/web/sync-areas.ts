/** What a fact may have changed on screen, by the first word of its type. */
const AREAS: Record<string, readonly string[]> = {
  message: ['conversations', 'me'],
  conversation: ['conversations', 'me'],
  delivery: ['conversations', 'posts'],
  answer: ['conversations', 'me'],
  post: ['posts'],
  variant: ['posts'],
  media: ['media'],
  channel: ['channels', 'conversations', 'posts'],
  teammate: ['teammates', 'invitations', 'me'],
  invitation: ['invitations'],
  token: ['tokens'],
  workspace: ['workspace', 'me'],
}

/** The API areas to ask again after a fact; the audit page shows them all. */
export const areasTouchedBy = (factType: string): readonly string[] => [
  ...(AREAS[factType.split('.')[0] ?? ''] ?? []),
  'audit',
]
