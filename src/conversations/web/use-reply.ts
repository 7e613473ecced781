import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../web/api.ts'
import { ask } from '../../web/queries.ts'
import type { ConversationView } from '../contract.ts'
import { type AnsweredFirst, answeredFirst } from './answered-first.ts'
import { type Draft, useDraft } from './draft-store.ts'

interface Sending {
  draft: Draft
  close: boolean
  despite?: string
}

/** Writes and sends one answer. `sending` is shown in the thread at once; a refusal puts the text back with its reason. */
export function useReply(view: ConversationView, workspace: string, onSent: (closed: boolean) => void) {
  const client = useQueryClient()
  const { draft, setText, answerTo, clear, putBack } = useDraft(workspace, view.id)
  const [collision, setCollision] = useState<(AnsweredFirst & { close: boolean }) | null>(null)
  const question = ask('/conversations/{conversationId}', { params: { conversationId: view.id } })

  const { mutate, error, variables, isPending, reset } = useMutation({
    mutationFn: ({ draft: { text, requestKey, toMessageId }, close, despite }: Sending) =>
      api.post('/conversations/{conversationId}/reply', {
        params: { conversationId: view.id },
        body: {
          text,
          close,
          requestKey,
          version: view.version,
          ...(toMessageId && { toMessageId }),
          ...(despite && { despite }),
        },
      }),
    onMutate: () => clear(),
    onSuccess: (answer, { close }) => {
      client.setQueryData<ConversationView>(question.queryKey, (shown) =>
        shown && !shown.answers.some((each) => each.id === answer.id)
          ? { ...shown, answers: [...shown.answers, answer] }
          : shown,
      )
      onSent(close)
      void client.invalidateQueries({ queryKey: ['conversations'] })
    },
    onError: (refusal, { draft: refused, close }) => {
      putBack(refused)
      const first = answeredFirst(refusal)
      if (first) setCollision({ ...first, close })
      return client.invalidateQueries({ queryKey: question.queryKey })
    },
  })

  const send = (close: boolean, despite?: string) => {
    if (isPending || !draft.text.trim()) return
    mutate({ draft, close, ...(despite && { despite }) })
  }

  return {
    draft,
    setText: (text: string) => {
      if (error) reset()
      setText(text)
    },
    answerTo,
    send,
    sending: isPending ? variables.draft.text : null,
    error: collision ? null : error,
    collision,
    keepDraft: () => setCollision(null),
    discard: () => {
      setCollision(null)
      reset()
      clear()
    },
    sendAnyway: () => {
      if (!collision) return
      setCollision(null)
      send(collision.close, collision.id)
    },
  }
}

export type Reply = ReturnType<typeof useReply>
