import type { DraftInput, MediaView, PostView } from '../contract.ts'

export interface DraftPost {
  text: string
  pictures: (MediaView & { alt: string })[]
  /** The chosen channels, in the order they were chosen; `ownText` null follows the text of the post. */
  variants: { channelId: string; ownText: string | null }[]
}

export const emptyDraft: DraftPost = { text: '', pictures: [], variants: [] }

export const draftOf = (post: PostView): DraftPost => ({
  text: post.text,
  pictures: post.pictures,
  variants: post.variants.map(({ channel, ownText }) => ({ channelId: channel.id, ownText })),
})

export const inputOf = (draft: DraftPost): DraftInput => ({
  text: draft.text,
  pictures: draft.pictures.map(({ id, alt }) => ({ mediaId: id, alt })),
  variants: draft.variants,
})

export const isEmpty = (draft: DraftPost): boolean => draft.text.trim() === '' && draft.pictures.length === 0

/** What one channel gets; null: the text that all share. */
export const textFor = (draft: DraftPost, channelId: string | null): string =>
  draft.variants.find((variant) => variant.channelId === channelId)?.ownText ?? draft.text

/** Writes in the text of one channel when it has its own, in the shared text otherwise. */
export function withText(draft: DraftPost, channelId: string | null, text: string): DraftPost {
  const owns = draft.variants.some((variant) => variant.channelId === channelId && variant.ownText !== null)
  return owns ? withOwnText(draft, channelId, text) : { ...draft, text }
}

export const withOwnText = (
  draft: DraftPost,
  channelId: string | null,
  ownText: string | null,
): DraftPost => ({
  ...draft,
  variants: draft.variants.map((variant) =>
    variant.channelId === channelId ? { ...variant, ownText } : variant,
  ),
})

export const withChannel = (draft: DraftPost, channelId: string, chosen: boolean): DraftPost => {
  const others = draft.variants.filter((variant) => variant.channelId !== channelId)
  return { ...draft, variants: chosen ? [...others, { channelId, ownText: null }] : others }
}

export const withAlt = (draft: DraftPost, mediaId: string, alt: string): DraftPost => ({
  ...draft,
  pictures: draft.pictures.map((picture) => (picture.id === mediaId ? { ...picture, alt } : picture)),
})

export const withPicture = (draft: DraftPost, media: MediaView): DraftPost =>
  draft.pictures.some((picture) => picture.id === media.id)
    ? draft
    : { ...draft, pictures: [...draft.pictures, { ...media, alt: '' }] }

export const withoutPicture = (draft: DraftPost, mediaId: string): DraftPost => ({
  ...draft,
  pictures: draft.pictures.filter((picture) => picture.id !== mediaId),
})
