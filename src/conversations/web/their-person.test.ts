import { expect, it } from 'vitest'
import type { MessageView } from '../contract.ts'
import { theirPerson } from './their-person.ts'

const author = (name: string, isUs = false): MessageView['author'] => ({
  name,
  handle: name,
  avatarUrl: null,
  url: null,
  isUs,
})
const said = (by: MessageView['author']): MessageView => ({
  id: by.name,
  parentId: null,
  kind: 'comment',
  visibility: 'public',
  author: by,
  text: '',
  language: null,
  spans: [],
  attachments: [],
  sentAt: '2026-05-20T10:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  url: null,
  writtenBy: null,
  concerns: 'us',
  likes: null,
  likedByUs: false,
  hidden: false,
  status: 'shown',
})

it('is who waits, or after our answer the last one who is not us', () => {
  const us = author('Laiterie', true)
  const messages = [said(us), said(author('Manon')), said(author('Samira')), said(us)]
  expect(theirPerson({ person: author('Manon'), messages }).name).toBe('Manon')
  expect(theirPerson({ person: us, messages }).name).toBe('Samira')
  expect(theirPerson({ person: us, messages: [said(us)] }).name).toBe('Laiterie')
})
