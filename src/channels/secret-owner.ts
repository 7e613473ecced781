/** The name that a channel's sealed secret is bound to. */
export const secretOwner = (workspaceId: string, channelId: string): string =>
  `channel:${workspaceId}:${channelId}`
