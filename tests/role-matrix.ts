import { type Role, roles } from '../src/platform/context/index.ts'

const everybody = [...roles]
const team: Role[] = ['owner', 'director', 'manager', 'moderator', 'editor', 'analyst']
const writers: Role[] = ['owner', 'director', 'manager', 'moderator', 'editor']
const moderators: Role[] = ['owner', 'director', 'manager', 'moderator']
const publishers: Role[] = ['owner', 'director', 'manager', 'editor']
const managers: Role[] = ['owner', 'director', 'manager']
const leaders: Role[] = ['owner', 'director']

/**
 * Who may ask what: written by hand, never derived from the policies. `public`: anybody. `person`: whoever is signed in.
 * `people`: roles that a signed-in teammate may have and a token may not.
 */
export const matrix: Record<string, 'public' | 'person' | Role[] | { people: Role[]; tokens: Role[] }> = {
  'GET /instance': 'public',
  'POST /setup': 'public',
  'GET /invitations/{token}/preview': 'public',
  'POST /invitations/{token}/accept': 'public',
  'GET /me': 'person',
  'PATCH /me': 'person',
  'GET /workspaces': 'person',
  'POST /workspaces': 'person',
  'POST /demo': 'person',
  'DELETE /demo': 'person',

  'GET /workspace': everybody,
  'PATCH /workspace': managers,
  'GET /teammates': team,
  'PATCH /teammates/{personId}': leaders,
  // Anybody may leave; a token is nobody.
  'DELETE /teammates/{personId}': { people: everybody, tokens: leaders },
  'GET /invitations': leaders,
  'POST /invitations': leaders,
  'DELETE /invitations/{invitationId}': leaders,
  'GET /tokens': { people: leaders, tokens: [] },
  'POST /tokens': { people: leaders, tokens: [] },
  'DELETE /tokens/{tokenId}': { people: leaders, tokens: [] },
  'GET /audit': leaders,

  'GET /networks': team,
  'GET /channels': team,
  'POST /channels': managers,
  'POST /channels/{channelId}/reconnect': managers,
  'POST /channels/{channelId}/check': team,
  'POST /channels/{channelId}/pause': managers,
  'DELETE /channels/{channelId}': managers,

  'GET /conversations': team,
  'GET /conversations/counts': team,
  'GET /conversations/{conversationId}': team,
  'POST /conversations/{conversationId}/read': team,
  'POST /conversations/{conversationId}/reply': writers,
  'POST /conversations/{conversationId}/answers/{answerId}/resolve': writers,
  'POST /conversations/{conversationId}/close': writers,
  'POST /conversations/{conversationId}/reopen': writers,
  'POST /conversations/{conversationId}/assign': writers,
  'POST /conversations/{conversationId}/messages/{messageId}/like': writers,
  'POST /conversations/{conversationId}/messages/{messageId}/hide': moderators,
  'POST /conversations/{conversationId}/messages/{messageId}/moderate': moderators,

  'GET /messages/{messageId}/picture': team,
  'GET /posts': team,
  'GET /posts/{postId}': team,
  'POST /posts': writers,
  'PATCH /posts/{postId}': writers,
  'DELETE /posts/{postId}': writers,
  'POST /posts/verdicts': writers,
  'POST /posts/{postId}/publish': publishers,
  'POST /posts/{postId}/unschedule': publishers,
  'POST /posts/{postId}/variants/{variantId}/resolve': publishers,
  'POST /media': writers,
  'GET /media/{mediaId}': team,
}

/** What a request must say to be understood, so that the door is judged and not the form. */
export const bodies: Record<string, object> = {
  'PATCH /teammates/{personId}': { role: 'editor' },
  'POST /channels/{channelId}/reconnect': { fields: { name: 'laiterie', password: 'rabot' } },
  'POST /channels/{channelId}/pause': { paused: true },
  'POST /conversations/{conversationId}/reply': { text: 'Merci', requestKey: 'request-2' },
  'POST /conversations/{conversationId}/answers/{answerId}/resolve': { outcome: 'drop' },
  'POST /conversations/{conversationId}/assign': { assigneeId: null },
  'POST /conversations/{conversationId}/messages/{messageId}/like': { liked: true },
  'POST /conversations/{conversationId}/messages/{messageId}/hide': { hidden: true },
  'POST /conversations/{conversationId}/messages/{messageId}/moderate': { action: 'spam' },
  'PATCH /posts/{postId}': { text: 'Autre', version: 1 },
  'POST /posts/{postId}/publish': { version: 1 },
  'POST /posts/{postId}/variants/{variantId}/resolve': { outcome: 'drop' },
}
