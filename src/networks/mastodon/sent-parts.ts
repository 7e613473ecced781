import { z } from 'zod'
import type { Client } from './client.ts'
import { readContent } from './content.ts'
import { listOf, type Status, statusShape } from './entities.ts'
import { ownStatusesPath } from './paths.ts'
import type { Prepared, PreparedPart } from './prepared.ts'

const limit = 40

/** Servers show `@name` for `@name@server`, and blanks as they please. */
const bare = (text: string) =>
  text
    .replace(/(?<![=/\p{L}\p{N}_])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/giu, '$1')
    .replace(/\s+/g, ' ')
    .trim()

const media = z.object({ id: z.string() })
const mediaIdsOf = (status: Status) =>
  status.media_attachments.flatMap((entry) => media.safeParse(entry).data?.id ?? [])

const isIt = (status: Status, part: PreparedPart, prepared: Prepared, parent: string | undefined): boolean =>
  (status.in_reply_to_id ?? undefined) === parent &&
  status.spoiler_text.trim() === (prepared.warning ?? '').trim() &&
  mediaIdsOf(status).sort().join() === part.mediaIds.toSorted().join() &&
  bare(readContent(status.content, new Map(), Boolean(status.quote)).text) === bare(part.text)

export interface SentParts {
  /** In order, from the first one: a thread that was cut has fewer than it should. */
  statuses: Status[]
  /** Two statuses could be one of them: only a person can tell. */
  isAmbiguous: boolean
}

/** What our account shows of a delivery: statuses with its words, written since it was prepared, each below the one before. */
export const findSentParts = async (client: Client, prepared: Prepared): Promise<SentParts> => {
  const { data } = await client.get(ownStatusesPath(client.settings), listOf(statusShape), {
    limit,
    exclude_reblogs: true,
    min_id: prepared.after ?? undefined,
  })
  const own = data.filter(({ account }) => account.id === client.settings.accountId)
  const statuses: Status[] = []
  let isAmbiguous = false
  let parent = prepared.inReplyTo
  for (const part of prepared.parts) {
    const candidates = own.filter((status) => isIt(status, part, prepared, parent))
    const found = candidates.at(-1)
    if (!found) break
    if (candidates.length > 1) isAmbiguous = true
    statuses.push(found)
    parent = found.id
  }
  return { statuses, isAmbiguous }
}
