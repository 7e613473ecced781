import Check from 'lucide-react/icons/check'
import Clock from 'lucide-react/icons/clock'
import OctagonX from 'lucide-react/icons/octagon-x'
import Trash2 from 'lucide-react/icons/trash-2'
import type { MenuItem } from '../../web/ui/index.ts'
import type { ConversationView, MessageView } from '../contract.ts'

export type Moderation = 'approve' | 'hold' | 'spam' | 'delete_other'

const icons = { approve: Check, hold: Clock, spam: OctagonX, delete_other: Trash2 }

/** What the host of the place may decide about a message; what its state makes pointless is left out. */
export const moderationOf = (message: MessageView, reply: ConversationView['reply']): Moderation[] => {
  if (message.author.isUs || message.deletedAt) return []
  const held = message.status === 'held'
  return [
    ...(reply.canApprove && held ? (['approve'] as const) : []),
    ...(reply.canHold && !held ? (['hold'] as const) : []),
    ...(reply.canSpam ? (['spam'] as const) : []),
    ...(reply.canDeleteOther ? (['delete_other'] as const) : []),
  ]
}

/** How a message looks once it is decided. */
export const after = (action: Moderation, now: string): Pick<MessageView, 'status' | 'deletedAt'> => ({
  status: action === 'hold' ? 'held' : 'shown',
  deletedAt: action === 'spam' || action === 'delete_other' ? now : null,
})

/** What takes a decision back: a message that was held goes back to being held. */
export const reverseOf = (action: Moderation, before: MessageView): Moderation =>
  action === 'approve' || (action !== 'hold' && before.status === 'held') ? 'hold' : 'approve'

export const moderationItems = (
  actions: readonly Moderation[],
  label: (action: Moderation) => string,
  decide: (action: Moderation) => void,
): MenuItem[] =>
  actions.map((action) => ({
    id: action,
    label: label(action),
    icon: icons[action],
    danger: action === 'spam' || action === 'delete_other',
    onSelect: () => decide(action),
  }))
