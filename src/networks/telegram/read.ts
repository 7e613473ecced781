import { z } from 'zod'
import type { Access, IncomingMessage, ReadBatch, Tools } from '../kit/index.ts'
import { openClient } from './client.ts'
import { mapMessage } from './map.ts'
import { readSettings } from './settings.ts'
import { messageOf, newsKinds, updatesShape } from './shapes.ts'

const pageSize = 100
const shape = z.object({ v: z.literal(1), next: z.int() })

const parseCursor = (text: string | null): { next?: number } => {
  try {
    return text === null ? {} : shape.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

/**
 * One page of what the bot was told. Asking for `next` is what lets Telegram forget all before it: the cursor comes back
 * only once its page is stored, so nothing is lost. Never waits: two readers of one bot would cut each other off.
 */
export const read = async (access: Access, from: string | null, tools: Tools): Promise<ReadBatch> => {
  const { next } = parseCursor(from)
  const settings = readSettings(access)
  const asked = { limit: pageSize, timeout: 0, allowed_updates: newsKinds }
  const client = openClient(access, tools)
  const updates = await client.call(
    'getUpdates',
    next === undefined ? asked : { ...asked, offset: next },
    updatesShape,
  )
  // A message and its edit may come in one page: the later one says all.
  const messages = new Map<string, IncomingMessage>()
  for (const update of updates) {
    const found = messageOf(update)
    const message = found && mapMessage(found, settings, tools.now())
    if (message) messages.set(message.remoteId, message)
  }
  const last = updates.length > 0 ? Math.max(...updates.map((update) => update.update_id)) + 1 : next
  return {
    events: [...messages.values()].map((message) => ({ type: 'message', message })),
    cursor: JSON.stringify(last === undefined ? { v: 1 } : { v: 1, next: last }),
    more: updates.length === pageSize,
  }
}
