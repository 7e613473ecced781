import type { MessageView } from '../contract.ts'

export interface ThreadLine {
  message: MessageView
  /** 0 at the margin; deeper answers stay at the last step, so that lines keep their width. */
  depth: number
}

const DEEPEST = 2

const byTime = (one: MessageView, other: MessageView): number =>
  one.sentAt.localeCompare(other.sentAt) || one.id.localeCompare(other.id)

/**
 * A thread as people read it: what is answered, then its answers by the hour. `root` is the post that all is said under, when
 * it is only context. Every message appears once, even when the network sends parents that loop or are missing.
 */
export function orderThread(messages: readonly MessageView[]): {
  root: MessageView | null
  lines: ThreadLine[]
} {
  const known = new Map(messages.map((message) => [message.id, message]))
  const children = new Map<string | null, MessageView[]>()
  for (const message of [...messages].sort(byTime)) {
    const parent = message.parentId !== null && known.has(message.parentId) ? message.parentId : null
    children.set(parent, [...(children.get(parent) ?? []), message])
  }

  const seen = new Set<string>()
  const lines: ThreadLine[] = []
  const visit = (message: MessageView, depth: number) => {
    if (seen.has(message.id)) return
    seen.add(message.id)
    lines.push({ message, depth: Math.min(depth, DEEPEST) })
    for (const answer of children.get(message.id) ?? [])
      visit(answer, message.visibility === 'private' ? depth : depth + 1)
  }

  const tops = children.get(null) ?? []
  const first = tops[0]
  const root = first && first.concerns === 'context' && first.kind === 'post' ? first : null
  if (root) {
    seen.add(root.id)
    for (const answer of children.get(root.id) ?? []) visit(answer, 0)
  }
  for (const message of tops) visit(message, 0)
  for (const message of [...messages].sort(byTime)) visit(message, 0)
  return { root, lines }
}
