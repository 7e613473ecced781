import { useQueryClient } from '@tanstack/react-query'
import Copy from 'lucide-react/icons/copy'
import Ellipsis from 'lucide-react/icons/ellipsis'
import ExternalLink from 'lucide-react/icons/external-link'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import Heart from 'lucide-react/icons/heart'
import HeartOff from 'lucide-react/icons/heart-off'
import Reply from 'lucide-react/icons/reply'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { ask } from '../../web/queries.ts'
import { Icon, Menu, type MenuItem, showToast } from '../../web/ui/index.ts'
import type { ConversationView, MessageView } from '../contract.ts'
import styles from './message-menu.module.css'
import { after, type Moderation, moderationItems, moderationOf, reverseOf } from './moderation-items.ts'
import { safeAddress } from './text-pieces.ts'

interface Props {
  message: MessageView
  conversation: ConversationView
  onAnswer: (message: MessageView) => void
  onTrouble: (error: unknown) => void
}

const Dots = ({ label, ...rest }: { label: string } & ComponentProps<'button'>) => (
  <button type="button" aria-label={label} title={label} {...rest} className={styles.dots}>
    <Icon of={Ellipsis} size={16} />
  </button>
)

/** What can be done to one message. What the network lacks is not offered. */
export function MessageMenu({ message, conversation, onAnswer, onTrouble }: Props) {
  const t = useTranslations('conversations')
  const client = useQueryClient()
  const { reply, channel } = conversation
  const params = { conversationId: conversation.id, messageId: message.id }
  const theirs = !message.author.isUs && !message.deletedAt
  const href = message.url && safeAddress(message.url)

  const change = (part: Partial<MessageView>) =>
    client.setQueryData<ConversationView>(
      ask('/conversations/{conversationId}', { params: { conversationId: conversation.id } }).queryKey,
      (view) =>
        view && {
          ...view,
          messages: view.messages.map((each) => (each.id === message.id ? { ...each, ...part } : each)),
        },
    )
  const attempt = async (
    before: Partial<MessageView>,
    after: Partial<MessageView>,
    run: () => Promise<unknown>,
  ) => {
    change(after)
    try {
      await run()
    } catch (error) {
      change(before)
      onTrouble(error)
    }
  }
  const like = (liked: boolean) =>
    attempt({ likedByUs: !liked }, { likedByUs: liked }, () =>
      api.post('/conversations/{conversationId}/messages/{messageId}/like', { params, body: { liked } }),
    )
  const hide = (hidden: boolean) =>
    attempt({ hidden: !hidden }, { hidden }, async () => {
      await api.post('/conversations/{conversationId}/messages/{messageId}/hide', {
        params,
        body: { hidden },
      })
      showToast(t(hidden ? 'hiddenDone' : 'shownDone'), () => void hide(!hidden))
    })
  const decide = (action: Moderation, from: MessageView, undoing = false): Promise<void> => {
    const { status, deletedAt } = from
    const change = after(action, new Date().toISOString())
    return attempt({ status, deletedAt }, change, async () => {
      await api.post('/conversations/{conversationId}/messages/{messageId}/moderate', {
        params,
        body: { action },
      })
      const undo = () => void decide(reverseOf(action, from), { ...from, ...change }, true)
      if (!undoing) showToast(t(`moderation.${action}Done`), undo)
    })
  }

  const items: MenuItem[] = [
    ...(theirs && reply.allowed
      ? [{ id: 'reply', label: t('replyToThis'), icon: Reply, onSelect: () => onAnswer(message) }]
      : []),
    ...(theirs && reply.canLike
      ? [
          {
            id: 'like',
            label: t(message.likedByUs ? 'unlike' : 'like'),
            icon: message.likedByUs ? HeartOff : Heart,
            onSelect: () => void like(!message.likedByUs),
          },
        ]
      : []),
    ...(theirs && reply.canHide && message.visibility === 'public'
      ? [
          {
            id: 'hide',
            label: t(message.hidden ? 'unhide' : 'hide'),
            icon: message.hidden ? Eye : EyeOff,
            onSelect: () => void hide(!message.hidden),
          },
        ]
      : []),
    ...moderationItems(
      moderationOf(message, reply),
      (action) => t(`moderation.${action}`),
      (action) => void decide(action, message),
    ),
    ...(message.text && !message.deletedAt
      ? [
          {
            id: 'copy',
            label: t('copyText'),
            icon: Copy,
            onSelect: () => void navigator.clipboard.writeText(message.text),
          },
        ]
      : []),
    ...(href
      ? [
          {
            id: 'see',
            label: t('seeOn', { network: channel.networkName }),
            icon: ExternalLink,
            onSelect: () => void window.open(href, '_blank', 'noopener,noreferrer'),
          },
        ]
      : []),
  ]
  if (!items.length) return null
  const label = t('messageActions', { name: message.author.name })
  return <Menu label={label} align="end" items={items} trigger={<Dots label={label} />} />
}
