import Lock from 'lucide-react/icons/lock'
import { Fragment, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../web/time/words.ts'
import { Icon, Notice } from '../../web/ui/index.ts'
import type { ConversationView, MessageView } from '../contract.ts'
import { AnswerRow, SendingRow } from './answer-row.tsx'
import { ContextPost } from './context-post.tsx'
import { Message } from './message.tsx'
import styles from './thread.module.css'
import { orderThread } from './thread-order.ts'

interface Props {
  view: ConversationView
  /** The text on its way to the server. */
  sending: string | null
  onAnswer: (message: MessageView) => void
  onTakeBack: (text: string) => void
  onTrouble: (error: unknown) => void
}

const NEAR_END = 80

/** Opens at the last message, and follows new ones only for who is reading the end. */
function useFollowEnd(id: string, length: number) {
  const pane = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  useEffect(() => {
    const element = pane.current
    if (!element) return
    const onScroll = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END
    }
    // The composer that grows, or a line that appears above, must not hide the last message.
    const resized = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    })
    resized.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [])
  useLayoutEffect(() => {
    void id
    atEnd.current = true
  }, [id])
  useLayoutEffect(() => {
    void length
    void id
    if (pane.current && atEnd.current) pane.current.scrollTop = pane.current.scrollHeight
  }, [id, length])
  return pane
}

export function Thread({ view, sending, onAnswer, onTakeBack, onTrouble }: Props) {
  const t = useTranslations('conversations')
  const { moment } = useTimes()
  const { root, lines } = orderThread(view.messages)
  const pane = useFollowEnd(view.id, view.messages.length + view.answers.length + (sending === null ? 0 : 1))
  const firstPrivate = lines.findIndex(({ message }) => message.visibility === 'private')

  return (
    <div ref={pane} className={styles.messages} role="log" aria-label={t('messages')}>
      {root && <ContextPost post={root} network={view.channel.networkName} />}
      {view.omitted > 0 && <Notice tone="plain">{t('omitted', { count: view.omitted })}</Notice>}
      {lines.map(({ message, depth }, at) => (
        <Fragment key={message.id}>
          {at === firstPrivate && at > 0 && (
            <p className={styles.break}>
              <Icon of={Lock} size={14} />{' '}
              {t('goesPrivate', { name: message.author.name, at: moment(message.sentAt) })}
            </p>
          )}
          <Message {...{ message, depth, onAnswer, onTrouble }} conversation={view} />
        </Fragment>
      ))}
      {view.answers.map((answer) => (
        <AnswerRow key={answer.id} answer={answer} conversation={view} onTakeBack={onTakeBack} />
      ))}
      {sending !== null && <SendingRow name={view.channel.name} text={sending} />}
    </div>
  )
}
