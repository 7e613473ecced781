import { createHash } from 'node:crypto'

const digest = (text: string, length: number) =>
  createHash('sha256').update(text).digest('hex').slice(0, length)

/** The last part of an article's address: its title, and what makes it this delivery's and no other's. */
export const slugOf = (title: string, key: string): string => {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return [words, digest(key, 10)].filter(Boolean).join('-')
}

/** WordPress renames what goes to the trash. */
export const inTrash = (slug: string): string => `${slug}__trashed`

/** The same file of the same delivery is uploaded once, however often it is prepared. */
export const mediaSlug = (key: string, index: number): string => `parvis-${digest(key, 16)}-${index + 1}`
