/** The facts of this room. `subject` is the id of the workspace, the person, the invitation or the token. */
export const facts = {
  workspaceCreated: 'workspace.created',
  workspaceUpdated: 'workspace.updated',
  teammateInvited: 'teammate.invited',
  teammateJoined: 'teammate.joined',
  teammateRoleChanged: 'teammate.role-changed',
  teammateRemoved: 'teammate.removed',
  teammateLeft: 'teammate.left',
  invitationRevoked: 'invitation.revoked',
  tokenCreated: 'token.created',
  tokenRevoked: 'token.revoked',
} as const
