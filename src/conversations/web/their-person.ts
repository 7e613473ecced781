import type { ConversationView } from '../contract.ts'

/** Whom we talk with. Once we have answered, the last message is ours: the person is then the last one who is not us. */
export function theirPerson(view: Pick<ConversationView, 'person' | 'messages'>): ConversationView['person'] {
  if (!view.person.isUs) return view.person
  return view.messages.findLast((message) => !message.author.isUs)?.author ?? view.person
}
