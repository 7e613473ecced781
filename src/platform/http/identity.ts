import type { Actor, Workspace } from '../context/index.ts'
import type { Visitor } from './route.ts'

/** Who is at the door. Implemented by accounts/; the HTTP layer knows no table of people. */
export interface Doorkeeper {
  /** The signed-in person, or null. */
  visitorOf(headers: Headers): Promise<Visitor | null>
  /**
   * The member of one workspace: by API token (which names its own workspace), or by session and `slug`.
   * Null when nobody is signed in. Throws a 404 refusal for a workspace that the person is not in.
   */
  memberOf(headers: Headers, slug: string | null): Promise<{ actor: Actor; workspace: Workspace } | null>
}
