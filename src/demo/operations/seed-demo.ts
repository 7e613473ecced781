import { sql, type Transaction } from 'kysely'
import { openWorkspace, workspacesOf } from '../../accounts/index.ts'
import type { Workspace } from '../../platform/context/index.ts'
import { contextMaker } from '../../platform/context/make.ts'
import type { Schema } from '../../platform/database/index.ts'
import { reactionIndex } from '../../platform/facts/index.ts'
import type { DemoDeps, Owner } from '../deps.ts'
import { hangPictures } from '../stage/hang-pictures.ts'
import { castChannels, openChannels } from '../stage/open-channels.ts'
import { getStuck, schedule, writeDrafts } from '../stage/other-posts.ts'
import { pastThreads } from '../stage/past-threads.ts'
import { type Gesture, play } from '../stage/play.ts'
import { printPress } from '../stage/press.ts'
import { publish } from '../stage/published-posts.ts'
import { type Stage, setStage } from '../stage/stage.ts'
import { tell, tellPast } from '../stage/threads.ts'
import { openThreads } from '../world/open-threads.ts'
import { comingPosts, publishedPosts, stuckPosts } from '../world/posts.ts'
import { waitingThreads } from '../world/waiting-threads.ts'

const NAME = 'Laiterie de Valcombe'

/**
 * The demonstration workspace of a person: the one they own, or a new one with its ninety days of life ending now.
 * Everything is told in one transaction; two calls at once make one workspace. Takes a few seconds.
 */
export const seedDemo = (deps: DemoDeps, owner: Owner): Promise<Workspace> =>
  deps.database.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`demo:${owner.id}`}, 0))`.execute(tx)
    const held = await workspacesOf(tx, owner.id)
    const known = held.find(({ workspace, role }) => workspace.isDemo && role === 'owner')
    return known ? known.workspace : make(deps, tx, owner)
  })

async function make(deps: DemoDeps, tx: Transaction<Schema>, owner: Owner): Promise<Workspace> {
  const makeContext = contextMaker(deps.clock, deps.log, reactionIndex(deps.reactions))
  const workspace = await openWorkspace({ clock: deps.clock, makeContext }, tx, owner, {
    name: NAME,
    locale: 'fr',
    timeZone: 'Europe/Paris',
    isDemo: true,
  })
  const stage = setStage(deps, tx, workspace, owner, deps.clock.now())
  try {
    await play(stage, await gesturesOf(stage))
  } catch (error) {
    await deps.files.removeAll(`${workspace.id}/`)
    throw error
  }
  return workspace
}

async function gesturesOf(stage: Stage): Promise<Gesture[]> {
  const cast = castChannels(stage)
  const hung = await hangPictures(stage)
  return [
    ...openChannels(stage, cast),
    ...publishedPosts.map((post) => publish(stage, cast, hung, post)),
    ...stuckPosts.map((post) => getStuck(stage, cast, hung, post)),
    ...comingPosts.map((post) => schedule(stage, cast, hung, post)),
    ...writeDrafts(stage, cast, hung),
    ...printPress(stage, cast),
    ...pastThreads(stage.now).flatMap((thread, nth) => tellPast(stage, cast, thread, `past-${nth}`)),
    ...waitingThreads.flatMap((thread, nth) => tell(stage, cast, thread, `waiting-${nth}`)),
    ...openThreads.flatMap((thread, nth) => tell(stage, cast, thread, `open-${nth}`)),
  ]
}
