import { describe, it } from 'vitest'
import { type Conformance, conformance } from '../kit/conformance/index.ts'
import * as fixture from './fixtures/bot.ts'
import { telegram } from './index.ts'

const { aMessage, answered, bot, camille, channel, refused } = fixture
const typed = '123456:marker-typed-token'
const direct = aMessage(5, { chat: { id: camille.id, type: 'private', first_name: 'Camille' } })
const post = { ...aMessage(40, { chat: channel }), from: undefined, sender_chat: channel }
const carried = aMessage(10, { sender_chat: channel, is_automatic_forward: true })
const comment = aMessage(11, {
  message_thread_id: 10,
  reply_to_message: carried,
  text: '@valcombe_bot où acheter #comté ?',
  entities: [
    { type: 'mention', offset: 0, length: 13 },
    { type: 'hashtag', offset: 25, length: 6 },
  ],
})
const joined = { ...aMessage(12), text: undefined, new_chat_members: [camille] }

const given: Conformance = {
  network: telegram,
  account: fixture.account,
  settings: fixture.settings,
  secret: { token: fixture.token },
  now: fixture.now,
  connect: {
    fields: { botToken: typed, chat: 'https://t.me/laiterie_valcombe' },
    answers: [
      answered('getMe', bot, typed),
      answered('getWebhookInfo', { url: '' }, typed),
      answered('getChat', channel, typed),
    ],
  },
  reads: [
    {
      name: 'a channel, its group, and a private message',
      cursor: null,
      answers: [
        answered('getUpdates', [
          { update_id: 900, channel_post: post },
          { update_id: 901, message: carried },
          { update_id: 902, message: comment },
          { update_id: 903, message: direct },
          { update_id: 904, message: joined },
          { update_id: 905, chat_join_request: { chat: channel } },
        ]),
      ],
      expected: [
        { remoteId: '-1001/40', isUs: true },
        { remoteId: '-1002/10', isUs: true },
        { remoteId: '-1002/11', isUs: false },
        { remoteId: '31/5', isUs: false },
      ],
    },
    {
      name: 'a message and its edit in one page',
      cursor: '{"v":1,"next":906}',
      answers: [
        answered('getUpdates', [
          { update_id: 906, message: aMessage(13) },
          { update_id: 907, edited_message: aMessage(13, { text: 'Corrigé', edit_date: 1_795_262_000 }) },
        ]),
      ],
      expected: [{ remoteId: '-1002/13', isUs: false }],
    },
    {
      name: 'nothing new',
      cursor: '{"v":1,"next":908}',
      answers: [answered('getUpdates', [])],
      expected: [],
    },
  ],
  // A bot can look nothing up: `send` is proved in send.test.ts and hostile-server.test.ts.
  commands: [],
  counts: [
    { text: 'Bonjour', where: 'post', count: 7 },
    { text: 'Fromage 🧀', where: 'reply', count: 10 },
  ],
  refusals: [
    {
      name: 'a wrong token',
      during: 'connect',
      answer: refused(401, 'Unauthorized'),
      kind: 'rejected',
      field: 'botToken',
    },
    {
      name: 'a token of nobody',
      during: 'connect',
      answer: refused(404, 'Not Found'),
      kind: 'rejected',
      field: 'botToken',
    },
    { name: 'a token taken back', during: 'check', answer: refused(401, 'Unauthorized'), kind: 'reconnect' },
    {
      name: 'a rate limit told in the body',
      during: 'read',
      answer: refused(429, 'Too Many Requests: retry after 35', { retry_after: 35 }),
      kind: 'rate-limited',
      retryAfter: 35,
    },
    {
      name: 'another reader of the same bot',
      during: 'read',
      answer: refused(409, 'Conflict: terminated by other getUpdates request'),
      kind: 'transient',
    },
  ],
}

describe('Telegram', () => {
  for (const { name, run } of conformance(given)) it(name, run)
})
