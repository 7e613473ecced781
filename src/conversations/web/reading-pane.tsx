import { useQueryClient } from '@tanstack/react-query'
import Lock from 'lucide-react/icons/lock'
import MessagesSquare from 'lucide-react/icons/messages-square'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { useShortcuts } from '../../web/keyboard/index.ts'
import { useSession } from '../../web/session.ts'
import { usePageTitle } from '../../web/shell/page-title.ts'
import { Button, Drawer, EmptyState, Notice, Skeleton, showToast } from '../../web/ui/index.ts'
import type { ConversationView } from '../contract.ts'
import { CollisionDialog } from './collision-dialog.tsx'
import { PersonPane } from './person-pane.tsx'
import { removeRow, updateRow } from './queue-cache.ts'
import styles from './reading-pane.module.css'
import { Refusal, useRefusalWords } from './refusal.tsx'
import { ReplyBox } from './reply-box.tsx'
import { Thread } from './thread.tsx'
import { ThreadHead } from './thread-head.tsx'
import { useConversation } from './use-conversation.ts'
import { useConversationActions } from './use-conversation-actions.ts'
import { useReply } from './use-reply.ts'

export interface ReadingProps {
  workspace: string
  /** Where to go once this one is done with. */
  onDone: () => void
  onBack: () => void
}

/** The conversation of the address: its messages and the answer being written. */
export function ReadingPane({ id, ...props }: ReadingProps & { id: string }) {
  const t = useTranslations('conversations')
  const words = useRefusalWords()
  const { data, error, refetch } = useConversation(id)
  if (data) return <Open key={data.id} view={data} {...props} />
  if (!error) return <Skeleton label={t('loadingOne')} rows={4} height={84} />
  const { message, help } = words(error)
  return (
    <EmptyState
      icon={MessagesSquare}
      title={message}
      action={
        <span className="row">
          <Button onClick={() => void refetch()}>{t('retry')}</Button>
          <Button onClick={props.onBack}>{t('back')}</Button>
        </span>
      }
    >
      {help}
    </EmptyState>
  )
}

/** Seen by the team: told once, when the conversation is opened. */
function useMarkRead(view: ConversationView) {
  const client = useQueryClient()
  const tell = useEffectEvent(async () => {
    if (!view.unread) return
    try {
      updateRow(
        client,
        await api.post('/conversations/{conversationId}/read', { params: { conversationId: view.id } }),
      )
    } catch {
      // The dot stays: it will be told at the next opening.
    }
  })
  useEffect(() => void tell(), [])
}

function Open({ view, workspace, onDone, onBack }: ReadingProps & { view: ConversationView }) {
  const t = useTranslations('conversations')
  const { person: me } = useSession()
  const client = useQueryClient()
  const [trouble, setTrouble] = useState<unknown>(null)
  const [showPerson, setShowPerson] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const { assign, close, reopen } = useConversationActions(setTrouble)
  const reply = useReply(view, workspace, (closed) => {
    if (!closed) return
    removeRow(client, view.id)
    showToast(t('sentAndClosed', { name: view.person.name }))
    onDone()
  })
  useMarkRead(view)
  usePageTitle(t('titleWith', { name: view.person.name }))

  // A row that was opened, or a conversation that went, leaves the keyboard here.
  useEffect(() => {
    const at = document.activeElement
    if (!at || at === document.body || at.closest('[role="row"]')) title.current?.focus()
  }, [])

  const closeIt = () => {
    if (view.state === 'closed') return
    void close(view)
    onDone()
  }
  const answer = () => (view.reply.allowed ? field.current?.focus() : undefined)
  useShortcuts([
    { keys: 'r', label: t('keys.reply'), run: answer },
    { keys: 'e', label: t('keys.close'), run: closeIt },
    { keys: 'm', label: t('keys.toMe'), run: () => void assign(view, { id: me.id, name: me.name }) },
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    const inField =
      event.target instanceof HTMLElement && event.target.matches('textarea, input, select, [popover] *')
    if (inField || (event.key !== 'Escape' && event.key !== 'ArrowLeft')) return
    event.preventDefault()
    onBack()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape goes back to the list from anywhere in the conversation
    <div className={styles.pane} onKeyDown={onKeyDown}>
      {/* On a phone the list, which holds the h1, is not there. */}
      <span className="only-phone">
        <h1 className="sr">{t('conversationWith', { name: view.person.name })}</h1>
      </span>
      <ThreadHead
        view={view}
        title={title}
        onBack={onBack}
        onAssign={(to) => void assign(view, to)}
        onClose={closeIt}
        onReopen={() => void reopen(view)}
        onShowPerson={() => setShowPerson(true)}
      />
      {trouble !== null && (
        <div className={styles.trouble}>
          <Refusal error={trouble} />
        </div>
      )}
      <Thread
        view={view}
        sending={reply.sending}
        onAnswer={(message) => {
          reply.answerTo(message.id === view.reply.toMessageId ? null : message.id)
          answer()
        }}
        onTakeBack={(text) => {
          reply.setText(reply.draft.text ? `${text}\n\n${reply.draft.text}` : text)
          answer()
        }}
        onTrouble={setTrouble}
      />
      {view.reply.allowed ? (
        <ReplyBox view={view} reply={reply} field={field} onLeave={() => title.current?.focus()} />
      ) : (
        <div className={styles.trouble}>
          <Notice tone="plain" icon={Lock} title={t('cannotReply')}>
            {view.reply.reason}
          </Notice>
        </div>
      )}
      <CollisionDialog reply={reply} />
      <Drawer open={showPerson} onClose={() => setShowPerson(false)} title={t('whoIs')}>
        <div className={styles.person}>
          <PersonPane view={view} />
        </div>
      </Drawer>
    </div>
  )
}
