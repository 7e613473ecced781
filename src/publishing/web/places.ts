import type { LinkProps } from '@tanstack/react-router'

type Place = Pick<LinkProps, 'to' | 'params' | 'search'>

/** Addresses of the screens of publications. Their search is read by the screens themselves, so the router knows no type for it. */
export const listPlace = (workspace: string, search: { view?: 'week'; week?: string } = {}): Place =>
  ({ to: '/w/$workspace/publications', params: { workspace }, search }) as Place

export const newPostPlace = (workspace: string, search: { draft?: string; at?: string } = {}): Place =>
  ({ to: '/w/$workspace/publications/new', params: { workspace }, search }) as Place

export const postPlace = (workspace: string, postId: string): Place => ({
  to: '/w/$workspace/publications/$postId',
  params: { workspace, postId },
})
