import { expect, test } from 'vitest'
import { ApiError } from './api-error.ts'
import { faultsOf } from './form-faults.ts'

test('what the screen saw comes before what the server said last time', () => {
  const stale = new ApiError(409, { error: { code: 'x', message: 'Déjà pris.', field: 'email' } })
  const faults = faultsOf({ name: 'Écrivez votre nom.' }, stale, 'Échec')
  expect(faults.list).toEqual([{ field: 'name', message: 'Écrivez votre nom.' }])
})

test('a refusal goes under its field, with what to do', () => {
  const refused = new ApiError(422, {
    error: { code: 'x', message: 'Trop courte.', help: 'Ajoutez un mot.', field: 'body.password' },
  })
  expect(faultsOf({}, refused, 'Échec').of('password')).toBe('Trop courte. Ajoutez un mot.')
})

test('an unreadable answer still gives a sentence', () => {
  expect(faultsOf({}, new ApiError(502, null), 'Échec').list).toEqual([{ message: 'Échec' }])
  expect(faultsOf({}, null, 'Échec').list).toEqual([])
})
