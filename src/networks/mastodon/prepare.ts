import { z } from 'zod'
import {
  type Access,
  type Command,
  NetworkError,
  type OutgoingImage,
  type Presentation,
  type Tools,
} from '../kit/index.ts'
import { answerTo } from './answer.ts'
import { type Client, openClient } from './client.ts'
import { listOf, statusShape, type Visibility } from './entities.ts'
import { assertFits } from './limits.ts'
import { uploadAll } from './media.ts'
import { ownStatusesPath, statusPath } from './paths.ts'
import type { Prepared, PreparedPart } from './prepared.ts'
import { readReplyRef, replyRefOf } from './reply-ref.ts'
import { canQuote, limitsOf } from './settings.ts'

type Piece = { text: string; images: OutgoingImage[] }

const chosen: Record<NonNullable<Presentation['visibility']>, Visibility> = {
  public: 'public',
  unlisted: 'unlisted',
  followers: 'private',
}

const presentation = ({
  visibility,
  contentWarning,
}: Presentation): Pick<Prepared, 'visibility' | 'warning'> => ({
  ...(visibility ? { visibility: chosen[visibility] } : {}),
  ...(contentWarning ? { warning: contentWarning } : {}),
})

/** Servers take "fr", not "fr-FR". */
const languageOf = (tag: string | undefined) => {
  const language = tag?.split('-')[0]?.toLowerCase()
  return language && /^[a-z]{2,3}$/.test(language) ? { language } : {}
}

const newestOwn = async ({ get, settings }: Client): Promise<string | null> => {
  const { data } = await get(ownStatusesPath(settings), listOf(z.object({ id: z.string().min(1) })), {
    limit: 1,
  })
  return data[0]?.id ?? null
}

const withLink = ({ text, linkUrl }: { text: string; linkUrl?: string }) =>
  linkUrl && !text.includes(linkUrl) ? `${text}\n\n${linkUrl}`.trim() : text

const assertQuotable = async (client: Client, id: string): Promise<void> => {
  if (!canQuote(client.settings)) {
    throw new NetworkError({ kind: 'rejected', said: 'this server cannot quote: put the link in the text' })
  }
  const shape = z.object({ quote_approval: z.object({ current_user: z.string() }).nullish().catch(null) })
  const { data } = await client.get(statusPath(id), shape)
  if (data.quote_approval?.current_user === 'denied') {
    throw new NetworkError({ kind: 'rejected', said: 'its author does not let us quote it' })
  }
}

const replyRefFor = async (client: Client, target: Extract<Command, { action: 'reply' }>['target']) =>
  readReplyRef(target.replyRef) ??
  replyRefOf((await client.get(statusPath(target.remoteId), statusShape)).data)

/** Everything that can be done ahead and twice: uploads, names to add, and the place after which to look for what was sent. */
export const prepare = async (
  access: Access,
  command: Command,
  tools: Tools,
): Promise<Record<string, unknown>> => {
  const client = openClient(access, tools)
  const limits = limitsOf(access.settings)
  const written = async (
    pieces: readonly Piece[],
    about: Pick<Prepared, 'visibility' | 'warning' | 'inReplyTo' | 'quoted'>,
    language: string | undefined,
  ): Promise<Record<string, unknown>> => {
    for (const piece of pieces) assertFits(limits, { ...piece, warning: about.warning })
    const after = await newestOwn(client)
    const parts: PreparedPart[] = []
    for (const { text, images } of pieces) {
      parts.push({ text, mediaIds: await uploadAll(client, images, tools.signal) })
    }
    const prepared: Prepared = {
      at: tools.now().toISOString(),
      after,
      parts,
      ...about,
      ...languageOf(language),
    }
    return { ...prepared }
  }
  switch (command.action) {
    case 'publish':
      return written(
        [{ text: withLink(command), images: command.images }],
        presentation(command),
        command.language,
      )
    case 'thread':
      return written(command.parts, presentation(command), command.language)
    case 'quote': {
      const quoted = command.target.remoteId
      await assertQuotable(client, quoted)
      return written([command], { ...presentation(command), quoted }, command.language)
    }
    case 'reply': {
      const target = await replyRefFor(client, command.target)
      const { text, ...about } = answerTo(target, command.text, client.settings, limits)
      const piece = { text, images: command.images }
      return written([piece], { ...about, inReplyTo: command.target.remoteId }, command.language)
    }
    default:
      return {}
  }
}
