import { expect } from 'vitest'
import { standingOf } from '../../src/conversations/standing.ts'
import type { Accepted } from '../scripted-network/server.ts'
import type { WireEvent } from '../scripted-network/wire.ts'
import type { ConversationRow, DeliveryRow, Ledger, MessageRow } from './ledger.ts'
import type { Team } from './team.ts'

/** Each delivery happened as often as Parvis says, and never twice. Returns how many ended how. */
export function judgeDeliveries(
  deliveries: readonly DeliveryRow[],
  journal: readonly Accepted[],
): Record<string, number> {
  const happened = new Map<string, Accepted[]>()
  for (const entry of journal) happened.set(entry.key, [...(happened.get(entry.key) ?? []), entry])
  expect([...happened.values()].filter((entries) => entries.length > 1)).toEqual([])

  const states: Record<string, number> = {}
  for (const { id, state, network, remote_id } of deliveries) {
    states[state] = (states[state] ?? 0) + 1
    const [entry] = happened.get(id) ?? []
    if (state === 'sent') expect(entry?.id, `sent ${id}`).toBe(remote_id)
    else if (state === 'rejected') expect(entry, `rejected ${id}`).toBeUndefined()
    else
      expect([state, network], 'only a blind network leaves a question').toEqual([
        'unknown',
        'scripted-blind',
      ])
  }
  const known = new Set(deliveries.map((row) => row.id))
  expect(journal.filter((entry) => !known.has(entry.key))).toEqual([])
  return states
}

interface Shown {
  id: string
  state: string
  trouble: object | null
}

/** Each unknown delivery is shown by the API as a question for a person. */
export async function judgeQuestions(ledger: Ledger, team: Team): Promise<void> {
  const variants = await unknownVariants(team)
  const answers = new Map((await ledger.answers()).map((row) => [row.id, row]))
  for (const { state, origin, subject } of await ledger.deliveries()) {
    if (state !== 'unknown') continue
    if (origin === 'publishing.variant') expect(variants.has(subject), `variant ${subject}`).toBe(true)
    else {
      const { body } = await team.call('GET', `/conversations/${answers.get(subject)?.conversation_id}`)
      const shown = (body.answers as Shown[]).find((one) => one.id === subject)
      expect(shown).toMatchObject({ state: 'unknown', trouble: { help: expect.any(String) } })
    }
  }
}

async function unknownVariants(team: Team): Promise<Set<string>> {
  const variants = new Set<string>()
  for (let cursor = ''; ; ) {
    const { body } = await team.call('GET', `/posts?state=problems&limit=100${cursor}`)
    for (const variant of (body.posts as { variants: Shown[] }[]).flatMap((post) => post.variants))
      if (variant.state === 'unknown' && variant.trouble) variants.add(variant.id)
    if (!body.next) return variants
    cursor = `&cursor=${encodeURIComponent(String(body.next))}`
  }
}

/** Each message that the network ever gave is stored once, announced once, and reads as it was last said. Returns how many. */
export function judgeMessages(rows: readonly MessageRow[], feed: readonly WireEvent[]): number {
  const last = new Map<string, { text: string; deleted: boolean }>()
  for (const event of feed)
    if (event.type === 'message')
      last.set(event.id, { text: event.text, deleted: last.get(event.id)?.deleted ?? false })
    else last.set(event.id, { text: last.get(event.id)?.text ?? '', deleted: true })
  expect(new Set(rows.map((row) => row.remote_id))).toEqual(new Set(last.keys()))
  expect(rows.length).toBe(last.size)
  for (const row of rows) {
    expect(row.received, `announcements of ${row.remote_id}`).toBe(1)
    expect({ text: row.text, deleted: row.deleted_at !== null }).toEqual(last.get(row.remote_id))
    if (row.delivery_id) expect(row.written_by).not.toBeNull()
  }
  return rows.length
}

/** Each message that calls us is in the conversation of its branch, and each conversation stands where its messages say. */
export async function judgeConversations(ledger: Ledger): Promise<number> {
  const messages = await ledger.messages()
  const answers = await ledger.answers()
  const conversations = await ledger.conversations()
  const byRemoteId = new Map(messages.map((row) => [row.remote_id, row]))
  const topOf = (row: MessageRow): string => {
    const parent = byRemoteId.get(row.parent_remote_id ?? '')
    return parent ? topOf(parent) : row.remote_id
  }
  const branches = new Map(conversations.map((row) => [row.id, row.branch_remote_id]))
  const members = Map.groupBy(messages, (row) => row.conversation_id)
  const said = Map.groupBy(answers, (row) => row.conversation_id)
  for (const row of messages)
    if (row.concerns === 'us' || row.conversation_id)
      expect(branches.get(row.conversation_id ?? ''), `branch of ${row.remote_id}`).toBe(topOf(row))
  for (const row of conversations) judgeStanding(row, members.get(row.id) ?? [], said.get(row.id) ?? [])
  const deliveries = new Map((await ledger.deliveries()).map((row) => [row.id, row.state]))
  for (const answer of answers) expect(answer.state).toBe(deliveries.get(answer.delivery_id))
  return conversations.length
}

function judgeStanding(
  conversation: ConversationRow,
  messages: readonly MessageRow[],
  answers: Awaited<ReturnType<Ledger['answers']>>,
): void {
  const written = new Set<string | null>(answers.map((row) => row.delivery_id))
  const standing = standingOf(
    messages.map((row) => ({
      id: row.id,
      isOurs: row.is_ours && !written.has(row.delivery_id),
      isContext: row.concerns === 'context' || written.has(row.delivery_id),
      isDeleted: row.deleted_at !== null,
      sentAt: row.sent_at,
      receivedAt: row.received_at,
      ...(row.heard_at && { heardAt: row.heard_at }),
    })),
    answers.map((row) => ({ state: row.state, writtenAt: row.written_at })),
    conversation.closed_at,
  )
  expect(conversation).toMatchObject({
    state: standing.state,
    waiting_message_id: standing.waitingMessageId,
    message_count: messages.length,
  })
}
