import type { Limits } from '../kit/index.ts'
import { type Visibility, visibilities } from './entities.ts'
import { overBy } from './limits.ts'
import type { ReplyRef } from './reply-ref.ts'
import type { Settings } from './settings.ts'

/** The narrower of the two: nobody reads an answer who could not read what it answers. */
export const narrower = (a: Visibility, b: Visibility): Visibility =>
  visibilities[Math.max(visibilities.indexOf(a), visibilities.indexOf(b))] ?? 'direct'

const names = (text: string, acct: string) => {
  const escaped = acct.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\w@/])@${escaped}(?![\\w@]|\\.\\w|-\\w)`, 'i').test(text)
}

export interface Answer {
  text: string
  visibility: Visibility
  warning?: string
}

/**
 * An answer as its reader needs it: only those who are named are told of it, so its author is named, and the others of
 * the conversation while there is room. A direct message must name them all: its names are its audience.
 */
export const answerTo = (target: ReplyRef, text: string, settings: Settings, limits: Limits): Answer => {
  const visibility = narrower(target.visibility, settings.privacy)
  const others = target.mentions.filter(({ id }) => id !== settings.accountId && id !== target.authorId)
  const author = target.authorId === settings.accountId ? [] : [target.author]
  const wanted = [...new Set([...author, ...others.map(({ acct }) => acct)])].filter(
    (acct) => !names(text, acct),
  )
  const withNames = () => [...wanted.map((acct) => `@${acct}`), text].join(' ')
  const least = wanted[0] === author[0] && author.length > 0 ? 1 : 0
  while (visibility !== 'direct' && wanted.length > least && overBy(limits, withNames()) > 0) wanted.pop()
  const named = withNames()
  const keepsWarning = target.warning !== '' && overBy(limits, named, target.warning) === 0
  return { text: named, visibility, ...(keepsWarning ? { warning: target.warning } : {}) }
}
