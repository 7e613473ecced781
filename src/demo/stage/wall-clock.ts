import type { Workspace } from '../../platform/context/index.ts'
import { instantOf, localTimeOf } from '../../platform/intl/index.ts'

const DAY = 24 * 3600 * 1000

/** The instant of an hour on the wall of the dairy, some days from today. An hour that spring skips becomes the next one. */
export function wallClock(
  { now, workspace }: { now: Date; workspace: Pick<Workspace, 'timeZone'> },
  days: number,
  at: string,
): Date {
  const today = localTimeOf(now, workspace.timeZone).slice(0, 10)
  const day = new Date(Date.parse(`${today}T00:00Z`) + days * DAY).toISOString().slice(0, 10)
  const later = `${String((Number(at.slice(0, 2)) + 1) % 24).padStart(2, '0')}${at.slice(2)}`
  const instant =
    instantOf(`${day}T${at}`, workspace.timeZone) ?? instantOf(`${day}T${later}`, workspace.timeZone)
  if (!instant) throw new Error(`No such hour: ${day} ${at}`)
  return instant
}
