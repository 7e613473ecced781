import Clock from 'lucide-react/icons/clock'
import EyeOff from 'lucide-react/icons/eye-off'
import Heart from 'lucide-react/icons/heart'
import Trash2 from 'lucide-react/icons/trash-2'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../web/time/words.ts'
import { Avatar, cx, StateWord } from '../../web/ui/index.ts'
import type { ConversationView, MessageView } from '../contract.ts'
import { Attachments } from './attachments.tsx'
import styles from './message.module.css'
import { MessageMenu } from './message-menu.tsx'
import { RichText } from './rich-text.tsx'

interface Props {
  message: MessageView
  depth: number
  conversation: ConversationView
  onAnswer: (message: MessageView) => void
  onTrouble: (error: unknown) => void
}

const kinds = ['post', 'comment', 'mention', 'quote', 'direct', 'article'] as const

export function Message({ message, depth, conversation, onAnswer, onTrouble }: Props) {
  const t = useTranslations('conversations')
  const { moment } = useTimes()
  const { author } = message
  const bubble = author.isUs || message.visibility === 'private'
  const held = message.status === 'held' && !message.deletedAt
  const kind = kinds.find((each) => each === message.kind) ?? 'comment'
  return (
    <article
      className={cx(
        styles.message,
        styles[`depth${depth}`],
        author.isUs && styles.us,
        message.concerns === 'context' && styles.context,
      )}
      aria-label={t('messageBy', { name: author.name })}
    >
      <Avatar name={author.name} shape={author.isUs ? 'organisation' : 'person'} />
      <div className={styles.body}>
        <div className={styles.by}>
          <b>{author.name}</b>
          <small>
            {author.isUs && message.writtenBy
              ? t('writtenBy', { name: message.writtenBy })
              : t(`kinds.${kind}`)}
            , <time dateTime={message.sentAt}>{moment(message.sentAt)}</time>
            {message.editedAt && !message.deletedAt && `, ${t('edited', { at: moment(message.editedAt) })}`}
          </small>
          <MessageMenu {...{ message, conversation, onAnswer, onTrouble }} />
        </div>
        {message.deletedAt ? (
          <StateWord tone="muted" icon={Trash2}>
            {t('deleted', { at: moment(message.deletedAt) })}
          </StateWord>
        ) : (
          <div className={bubble ? styles.bubble : undefined}>
            {message.text && (
              <p className={styles.text} lang={message.language ?? undefined}>
                <RichText text={message.text} spans={message.spans} />
              </p>
            )}
            <Attachments of={message.attachments} messageId={message.id} />
          </div>
        )}
        {held && (
          <div className={styles.foot}>
            <StateWord tone="soon" icon={Clock}>
              {t('held')}
            </StateWord>
            {!author.isUs && conversation.reply.canApprove && <span>{t('heldHelp')}</span>}
          </div>
        )}
        {(message.hidden || message.likedByUs || Boolean(message.likes)) && (
          <div className={styles.foot}>
            {message.hidden && (
              <StateWord tone="soon" icon={EyeOff}>
                {t('hidden')}
              </StateWord>
            )}
            {message.likedByUs && (
              <StateWord tone="accent" icon={Heart}>
                {t('likedByUs')}
              </StateWord>
            )}
            {Boolean(message.likes) && <span>{t('likes', { count: message.likes ?? 0 })}</span>}
          </div>
        )}
      </div>
    </article>
  )
}
