import { useQuery } from '@tanstack/react-query'
import { ask } from '../../web/queries.ts'
import type { ConversationView } from '../contract.ts'
import { theirPerson } from './their-person.ts'

const asShown = (view: ConversationView): ConversationView => ({ ...view, person: theirPerson(view) })

/** The conversation of the address, seen from who wrote to us; null: none is open. */
export const useConversation = (id: string | null) =>
  useQuery({
    ...ask('/conversations/{conversationId}', { params: { conversationId: id ?? '-' } }),
    enabled: id !== null,
    select: asShown,
  })
