import { useSyncExternalStore } from 'react'

export interface Draft {
  text: string
  /** One key for one answer: sending the same text twice does not answer twice. */
  requestKey: string
  /** The message it answers, when it is not the last one. */
  toMessageId: string | null
}

const keyOf = (workspace: string, conversationId: string): string =>
  `parvis.reply.${workspace}.${conversationId}`
const fresh = (): Draft => ({ text: '', requestKey: crypto.randomUUID(), toMessageId: null })

const known = new Map<string, Draft>()
const watchers = new Set<() => void>()

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'requestKey' in value

const load = (key: string): Draft => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (isDraft(kept)) return { ...fresh(), ...kept }
  } catch {
    // Storage refused or spoilt: the draft lives as long as the page.
  }
  return fresh()
}

const read = (key: string): Draft => {
  const found = known.get(key) ?? load(key)
  known.set(key, found)
  return found
}

const write = (key: string, draft: Draft): void => {
  known.set(key, draft)
  try {
    if (draft.text) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
  } catch {
    // As above.
  }
  for (const watcher of watchers) watcher()
}

const subscribe = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** The answer being written in one conversation. This browser keeps it until it is sent. */
export function useDraft(workspace: string, conversationId: string) {
  const key = keyOf(workspace, conversationId)
  const draft = useSyncExternalStore(subscribe, () => read(key))
  return {
    draft,
    setText: (text: string) =>
      write(key, {
        ...read(key),
        text,
        requestKey: read(key).text === text ? read(key).requestKey : crypto.randomUUID(),
      }),
    answerTo: (toMessageId: string | null) =>
      write(key, { ...read(key), toMessageId, requestKey: crypto.randomUUID() }),
    clear: () => write(key, fresh()),
    /** Puts a refused answer back, above what was written since. */
    putBack: (refused: Draft) => {
      const since = read(key).text
      write(
        key,
        since
          ? { ...refused, text: `${refused.text}\n\n${since}`, requestKey: crypto.randomUUID() }
          : refused,
      )
    },
  }
}
