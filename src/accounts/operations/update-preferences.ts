import type { Person } from '../contract.ts'
import type { Ground } from '../deps.ts'
import { readPerson } from '../queries/people.ts'

export interface Preferences {
  name?: string | undefined
  locale?: 'fr' | 'en' | undefined
  theme?: 'system' | 'light' | 'dark' | undefined
  density?: 'compact' | 'normal' | 'roomy' | undefined
  shortcuts?: boolean | undefined
}

export async function updatePreferences(
  { database, clock }: Pick<Ground, 'database' | 'clock'>,
  personId: string,
  changes: Preferences,
): Promise<Person> {
  const { name, locale, theme, density, shortcuts } = changes
  await database.db
    .updateTable('person')
    .set({ name, locale, theme, density, shortcuts, updated_at: clock.now() })
    .where('id', '=', personId)
    .execute()
  return readPerson(database.db, personId)
}
