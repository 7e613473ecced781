import { useMutation, useQueryClient } from '@tanstack/react-query'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleHelp from 'lucide-react/icons/circle-help'
import Clock from 'lucide-react/icons/clock'
import ExternalLink from 'lucide-react/icons/external-link'
import { useTranslations } from 'use-intl'
import { api } from '../../web/api.ts'
import { useTimes } from '../../web/time/words.ts'
import { Avatar, Button, cx, Notice, StateWord } from '../../web/ui/index.ts'
import type { AnswerView, ConversationView } from '../contract.ts'
import styles from './answer-row.module.css'
import bubble from './message.module.css'
import { Refusal } from './refusal.tsx'
import { safeAddress } from './text-pieces.ts'

/** An answer between the keyboard and the server, or between the server and the network: readable all along. */
export const SendingRow = ({ name, text }: { name: string; text: string }) => {
  const t = useTranslations('conversations')
  return (
    <Shell name={name} text={text} by={t('answer.you')} pending>
      <StateWord tone="muted" icon={Clock}>
        {t('answer.sending')}
      </StateWord>
    </Shell>
  )
}

interface ShellProps {
  name: string
  text: string
  by: string
  pending?: boolean
  children: React.ReactNode
}

const Shell = ({ name, text, by, pending, children }: ShellProps) => (
  <article className={cx(bubble.message, bubble.us)}>
    <Avatar name={name} shape="organisation" />
    <div>
      <div className={bubble.by}>
        <b>{name}</b>
        <small>{by}</small>
      </div>
      <div className={cx(bubble.bubble, pending && styles.pending)}>
        <p className={bubble.text}>{text}</p>
      </div>
      <div className={styles.state}>{children}</div>
    </div>
  </article>
)

type Outcome = 'retry' | 'sent' | 'drop' | 'cancel'

interface Props {
  answer: AnswerView
  conversation: ConversationView
  /** Gives the text back to the composer. */
  onTakeBack: (text: string) => void
}

/** An answer that is not on the network yet, or perhaps not: what is known of it, and what the person can say about it. */
export function AnswerRow({ answer, conversation, onTakeBack }: Props) {
  const t = useTranslations('conversations')
  const { moment } = useTimes()
  const client = useQueryClient()
  const resolve = useMutation({
    mutationFn: (outcome: Outcome) =>
      api.post('/conversations/{conversationId}/answers/{answerId}/resolve', {
        params: { conversationId: conversation.id, answerId: answer.id },
        body: { outcome },
      }),
    onSuccess: (_now, outcome) => {
      if (outcome === 'drop' || outcome === 'cancel') onTakeBack(answer.text)
      return client.invalidateQueries({ queryKey: ['conversations'] })
    },
  })
  const { network, name } = { network: conversation.channel.networkName, name: conversation.channel.name }
  const act = (outcome: Outcome, label: string) => (
    <Button
      size="small"
      busy={resolve.isPending && resolve.variables === outcome}
      onClick={() => resolve.mutate(outcome)}
    >
      {label}
    </Button>
  )
  const seen = conversation.messages.findLast((message) => message.url)?.url ?? conversation.person.url
  const href = seen && safeAddress(seen)
  const by = t('answer.by', { name: answer.writtenBy, at: moment(answer.writtenAt) })

  if (answer.state === 'queued' || answer.state === 'sending') {
    return (
      <Shell name={name} text={answer.text} by={by} pending>
        <StateWord tone="muted" icon={Clock}>
          {t('answer.sending')}
        </StateWord>
        {answer.state === 'queued' && act('cancel', t('answer.cancel'))}
      </Shell>
    )
  }
  if (answer.state === 'sent') {
    return (
      <Shell name={name} text={answer.text} by={by}>
        <StateWord tone="ok" icon={CircleCheck}>
          {t('answer.sent')}
        </StateWord>
      </Shell>
    )
  }
  if (answer.state === 'rejected') {
    return (
      <Shell name={name} text={answer.text} by={by}>
        <Notice
          tone="late"
          icon={CircleAlert}
          title={answer.trouble?.message ?? t('answer.rejected', { network })}
        >
          {answer.trouble?.help}
          <span className={styles.choices}>
            {act('retry', t('answer.retry'))}
            {act('drop', t('answer.takeBack'))}
          </span>
        </Notice>
        <Refusal error={resolve.error} />
      </Shell>
    )
  }
  if (answer.state === 'unknown') {
    return (
      <Shell name={name} text={answer.text} by={by}>
        <Notice
          tone="soon"
          icon={CircleHelp}
          title={answer.trouble?.message ?? t('answer.unknown', { network })}
        >
          {answer.trouble?.help ?? t('answer.unknownHelp')}
          <span className={styles.choices}>
            {href && (
              <Button
                size="small"
                icon={ExternalLink}
                onClick={() => window.open(href, '_blank', 'noopener,noreferrer')}
              >
                {t('answer.look', { network })}
              </Button>
            )}
            {act('sent', t('answer.isThere'))}
            {act('retry', t('answer.again'))}
          </span>
        </Notice>
        <Refusal error={resolve.error} />
      </Shell>
    )
  }
  return null
}
