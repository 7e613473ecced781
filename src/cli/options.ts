import { workspaceBySlug } from '../accounts/index.ts'
import { type Role, roles, type Workspace } from '../platform/context/index.ts'
import { type Locale, locales } from '../platform/intl/index.ts'
import { type Shop, WrongCall } from './command.ts'

export function localeOption(given: string | undefined, otherwise: Locale): Locale {
  if (given === undefined) return otherwise
  const found = locales.find((locale) => locale === given)
  if (!found) throw new WrongCall(`--locale takes ${locales.join(' or ')}, not "${given}"`)
  return found
}

export function roleOption(given: string | undefined): Role {
  const found = roles.find((role) => role === given)
  if (!found) throw new WrongCall(`--role takes one of ${roles.join(', ')}, not "${given}"`)
  return found
}

/** The workspace whose address ends with this word. */
export async function workspaceOption({ ground }: Shop, slug: string | undefined): Promise<Workspace> {
  const workspace = await workspaceBySlug(ground.database.db, slug ?? '')
  if (!workspace)
    throw new WrongCall(`No workspace has the address "${slug}". It is the word after /w/ in the browser.`)
  return workspace
}
