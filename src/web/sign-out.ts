import { send } from './api.ts'

/** Leaves by a full load: nothing of the session stays in memory. */
export async function signOut(): Promise<void> {
  await send('post', '/api/auth/sign-out', { body: {} })
  window.location.assign('/sign-in')
}
