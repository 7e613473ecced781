import type { DraftPost } from './draft-post.ts'

const keyOf = (workspace: string, postId: string | null): string =>
  `parvis.post.${workspace}.${postId ?? 'new'}`

/** What the server does not have yet, kept by this browser. */
export const localCopy = {
  read(workspace: string, postId: string | null): DraftPost | null {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(keyOf(workspace, postId)) ?? 'null')
      const sound =
        kept !== null &&
        typeof kept === 'object' &&
        'text' in kept &&
        'pictures' in kept &&
        'variants' in kept
      return sound ? (kept as DraftPost) : null
    } catch {
      return null
    }
  },
  write(workspace: string, postId: string | null, draft: DraftPost): void {
    try {
      localStorage.setItem(keyOf(workspace, postId), JSON.stringify(draft))
    } catch {
      // Private browsing: the server's copy is the only one.
    }
  },
  forget(workspace: string, postId: string | null): void {
    try {
      localStorage.removeItem(keyOf(workspace, postId))
    } catch {
      // As above.
    }
  },
}
