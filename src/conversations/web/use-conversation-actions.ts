import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { showToast } from '../../web/ui/index.ts'
import type { ConversationRow } from '../contract.ts'
import { removeRow, updateRow } from './queue-cache.ts'

type Person = { id: string; name: string } | null

/** What is done to a whole conversation: at once on screen, put back with its reason if refused, taken back with Z. */
export function useConversationActions(onTrouble: (error: unknown) => void) {
  const client = useQueryClient()
  const t = useTranslations('conversations')
  const refresh = () => client.invalidateQueries({ queryKey: ['conversations'] })
  const at = (row: ConversationRow) => ({ params: { conversationId: row.id } })

  const assign = async (row: ConversationRow, to: Person, undoing = false): Promise<void> => {
    const before = row.assignee
    updateRow(client, { ...row, assignee: to })
    try {
      const now = await api.post('/conversations/{conversationId}/assign', {
        ...at(row),
        body: { assigneeId: to?.id ?? null },
      })
      updateRow(client, now)
      const said = to ? t('assignedTo', { name: to.name }) : t('assignedToNobody')
      if (!undoing) showToast(said, () => void assign(now, before, true))
    } catch (error) {
      updateRow(client, row)
      onTrouble(error)
    } finally {
      void refresh()
    }
  }

  const reopen = async (row: ConversationRow, putBack?: () => void): Promise<void> => {
    putBack?.()
    try {
      updateRow(client, await api.post('/conversations/{conversationId}/reopen', { ...at(row), body: {} }))
    } catch (error) {
      onTrouble(error)
    } finally {
      void refresh()
    }
  }

  const close = async (row: ConversationRow): Promise<void> => {
    const putBack = removeRow(client, row.id)
    try {
      const closed = await api.post('/conversations/{conversationId}/close', {
        ...at(row),
        body: { version: row.version },
      })
      showToast(t('closedDone', { name: row.person.name }), () => void reopen(closed, putBack))
    } catch (error) {
      putBack()
      onTrouble(error)
    } finally {
      void refresh()
    }
  }

  return { assign, close, reopen }
}
