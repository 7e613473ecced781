import { NetworkError } from '../kit/index.ts'
import type { Limits } from './settings.ts'

const lengthOf = (text: string) => Array.from(text).length
const refuse = (said: string) => new NetworkError({ kind: 'rejected', said, field: 'text' })

/** Refuses here, before any upload, what the forum would refuse after. */
export const assertLength = (raw: string, min: number, { maxPost }: Limits): void => {
  const length = lengthOf(raw)
  if (length === 0) throw refuse('nothing to publish')
  if (length < min) throw refuse(`this forum wants at least ${min} characters, this text has ${length}`)
  if (length > maxPost) throw refuse(`text ${length - maxPost} too long (${maxPost})`)
}

const shorten = (line: string, max: number) => {
  const letters = Array.from(line)
  if (letters.length <= max) return line
  const cut = letters.slice(0, max - 1).join('')
  const atWord = cut.replace(/\s+\S*$/, '')
  return `${(atWord || cut).trimEnd()}…`
}

/**
 * The first line is the title, the rest the message. A text of one line is both; a first line longer than a title may
 * be stays whole in the message.
 */
export const composeTopic = (text: string, limits: Limits): { title: string; raw: string } => {
  const whole = text.trim()
  const [first = '', ...others] = whole.split(/\r\n|\r|\n/)
  const line = first.replace(/^#+\s+/, '').trim()
  const title = shorten(line, limits.maxTitle)
  if (lengthOf(title) < limits.minTitle) {
    throw refuse(`the first line is the title: this forum wants at least ${limits.minTitle} characters there`)
  }
  const rest = others.join('\n').trim()
  return { title, raw: title === line && rest ? rest : whole }
}

/** What stands in Markdown brackets may not close them. */
const plain = (text: string) =>
  text
    .replace(/[[\]|\\\r\n]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()

export interface Picture {
  url: string
  alt: string
  width: number
  height: number
}

export const withPictures = (raw: string, pictures: readonly Picture[]): string =>
  [raw, ...pictures.map(({ url, alt, width, height }) => `![${plain(alt)}|${width}x${height}](${url})`)]
    .filter(Boolean)
    .join('\n\n')

/** On a line of its own, the forum shows a preview of it. */
export const withLink = (raw: string, link: string | undefined): string =>
  !link || raw.includes(link) ? raw : `${raw}\n\n${link}`.trim()
