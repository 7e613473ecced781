import { hashPassword } from 'better-auth/crypto'
import type { Ground } from '../deps.ts'
import { findPersonByEmail } from '../queries/people.ts'
import { refuse } from '../refuse.ts'
import { assertGoodPassword } from '../sign-in/password.ts'

/** For the operator, when someone is locked out and there is no mail: a new password, and every open session ends. */
export async function setPassword(
  { database, clock }: Pick<Ground, 'database' | 'clock'>,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const person = await findPersonByEmail(database.db, email)
  if (!person) throw refuse('noSuchPerson', 404, { field: 'email' })
  await assertGoodPassword(password, [person.name, person.email])
  const hash = await hashPassword(password)
  const now = clock.now()
  await database.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('credential')
      .values({
        person_id: person.id,
        provider_id: 'credential',
        account_id: person.id,
        password: hash,
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) =>
        conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: now }),
      )
      .execute()
    await tx.deleteFrom('session').where('person_id', '=', person.id).execute()
  })
}
