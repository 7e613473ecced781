import type { KeyboardEvent, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { CharCount, Chip, SplitButton } from '../../web/ui/index.ts'
import type { ConversationView } from '../contract.ts'
import { countText } from './count-text.ts'
import { Refusal } from './refusal.tsx'
import styles from './reply-box.module.css'
import type { Reply } from './use-reply.ts'

interface Props {
  view: ConversationView
  reply: Reply
  field: RefObject<HTMLTextAreaElement | null>
  onLeave: () => void
}

export const REPLY_ID = 'reply-text'

/** The answer being written. Typing is never blocked; sending is, past the network's limit. */
export function ReplyBox({ view, reply, field, onLeave }: Props) {
  const t = useTranslations('conversations')
  const { draft } = reply
  const count = countText(view.reply.limit, draft.text)
  const ready = draft.text.trim() !== '' && count.fits && reply.sending === null
  const target = draft.toMessageId ? view.messages.find((message) => message.id === draft.toMessageId) : null
  const send = (close: boolean) => ready && reply.send(close)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send(!event.shiftKey)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      onLeave()
    }
  }

  return (
    <div className={styles.composer}>
      <p className={styles.kind}>
        <label htmlFor={REPLY_ID}>
          {t(view.visibility === 'private' ? 'privateReply' : 'publicReply', {
            network: view.channel.networkName,
          })}
        </label>
        {target && (
          <Chip onRemove={() => reply.answerTo(null)}>{t('inReplyTo', { name: target.author.name })}</Chip>
        )}
      </p>
      <Refusal error={reply.error} kept={t('textKept')} />
      <div className={styles.box}>
        <textarea
          id={REPLY_ID}
          ref={field}
          className={styles.text}
          rows={2}
          maxLength={70_000}
          value={draft.text}
          aria-invalid={count.fits ? undefined : true}
          aria-keyshortcuts="Control+Enter"
          placeholder={t('replyPlaceholder', { name: view.person.name })}
          onChange={(event) => reply.setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <div className={styles.foot}>
          <CharCount used={count.used} limit={count.max} network={view.channel.networkName} />
          <SplitButton
            variant="primary"
            keys="Ctrl+↵"
            disabled={!ready}
            onClick={() => send(true)}
            menuLabel={t('otherWays')}
            items={[
              {
                id: 'keep',
                label: t('sendKeepOpen'),
                keys: 'Ctrl+Shift+↵',
                ...(!ready && { disabledBecause: t(count.fits ? 'writeFirst' : 'tooLong') }),
                onSelect: () => send(false),
              },
            ]}
          >
            {t('sendAndClose')}
          </SplitButton>
        </div>
      </div>
    </div>
  )
}
