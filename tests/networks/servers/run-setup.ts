import { startBluesky } from './bluesky.ts'

/**
 * One Bluesky network for all live tests of the run, named to them by BLUESKY_SERVICE (its PDS) and BLUESKY_SETTLE
 * (see `settled`). A network that BLUESKY_SERVICE names already is used as it is.
 */
export const setup = async (): Promise<(() => Promise<void>) | undefined> => {
  if (process.env.BLUESKY_SERVICE) return undefined
  const bluesky = await startBluesky()
  process.env.BLUESKY_SERVICE = bluesky.pdsUrl
  process.env.BLUESKY_SETTLE = bluesky.settleUrl
  return bluesky.stop
}
