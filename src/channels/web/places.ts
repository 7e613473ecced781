import type { LinkProps } from '@tanstack/react-router'

type Place = Pick<LinkProps, 'to' | 'params' | 'search'>

/** Addresses of the screens of channels. Their search is read by the screens themselves, so the router knows no type for it. */
const at = (to: NonNullable<LinkProps['to']>, workspace: string, search: Record<string, string>): Place =>
  ({ to, params: { workspace }, search }) as Place

export const channelsPlace = (
  workspace: string,
  search: { channel?: string; view?: 'capabilities' } = {},
): Place => at('/w/$workspace/settings/channels', workspace, search)

export const connectPlace = (workspace: string, search: { channel?: string; network?: string } = {}): Place =>
  at('/w/$workspace/settings/channels/connect', workspace, search)
