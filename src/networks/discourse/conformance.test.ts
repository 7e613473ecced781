import { describe, it } from 'vitest'
import { type Conformance, conformance, type RecordedCommand } from '../kit/conformance/index.ts'
import { parseCursor, remember } from './cursor.ts'
import * as forum from './fixtures/forum.ts'
import { discourse } from './index.ts'
import { externalIdOf } from './prepared.ts'
import { postShape } from './shapes.ts'

const { aPost, aTopic, answered, notFound, us } = forum

const opening = aPost({ id: 100, topic: 40, number: 1, by: us })
const question = aPost({
  id: 101,
  topic: 40,
  number: 2,
  cooked: '<p>Bonjour <a class="mention" href="/u/valcombe">@valcombe</a>, où acheter ?</p>',
})
const other = aPost({ id: 102, topic: 40, number: 3, answers: 2 })
const old = aPost({ id: 12, topic: 9, number: 1 })
const late = aPost({ id: 103, topic: 9, number: 30, answers: 28 })
const answeredOne = aPost({ id: 77, topic: 9, number: 28 })
const direct = aPost({ id: 90, topic: 60, number: 1 })

const seen = (...posts: forum.APost[]) =>
  JSON.stringify({
    ...parseCursor(null, forum.now),
    known: remember(
      [],
      posts.map((post) => postShape.parse(post)),
      new Set(),
    ),
    floor: 50,
    topics: [[40, 100]],
    categories: [[5, 'Entraide']],
    inboxLookedAt: forum.now.toISOString(),
  })

const key = 'delivery-1'
const raw = 'Le comté de dix-huit mois est arrivé.'
const text = `Arrivage de novembre au comptoir\n\n${raw}`
const externalPath = `/t/external_id/${externalIdOf(key)}.json`
const published = aPost({ id: 200, topic: 70, number: 1, by: us, raw })
const words = 'Bonjour Camille, à la boutique du village.'
const reply = aPost({ id: 201, topic: 40, number: 4, by: us, raw: words, answers: 2 })
const target = { remoteId: '101', rootRemoteId: '100', replyRef: { topicId: 40, number: 2 } }
const topic = answered('GET', '/t/40.json', aTopic(40, [opening, question, other]))
const bytes = new Uint8Array([255, 216, 255, 217])
const image = {
  mime: 'image/jpeg',
  width: 640,
  height: 480,
  bytes: 4,
  alt: 'Une meule',
  read: async () => bytes,
}

const gesture = (
  action: 'like' | 'unlike' | 'delete_own' | 'delete_other',
  before: Partial<forum.APost>,
  after: Partial<forum.APost>,
): RecordedCommand => {
  const look = (state: Partial<forum.APost>) => [
    answered('GET', '/posts/101.json', { ...question, ...state }),
  ]
  const isDeletion = action.startsWith('delete')
  const send = isDeletion
    ? { method: 'DELETE', path: '/posts/101.json', answer: { status: 200, headers: {}, text: '' } }
    : answered(
        action === 'like' ? 'POST' : 'DELETE',
        action === 'like' ? '/post_actions.json' : '/post_actions/101.json',
        question,
      )
  return {
    command: { action, key, target },
    prepare: [],
    absent: look(before),
    send: [send],
    found: look(after),
  }
}
const liked = { actions_summary: [{ id: 2, count: 4, acted: true }] }

const given: Conformance = {
  network: discourse,
  account: forum.account,
  settings: forum.settings,
  secret: forum.secret,
  now: forum.now,
  connect: {
    fields: {
      url: 'forum.valcombe.example/',
      username: '@valcombe',
      apiKey: 'marker-typed-api-key',
      category: 'annonces',
    },
    answers: [
      answered('GET', '/session/current.json', { current_user: { ...us, avatar_template: '/a/{size}.png' } }),
      answered('GET', '/site/settings.json', { min_topic_title_length: 10, max_post_length: 32_000 }),
      forum.categories,
    ],
  },
  reads: [
    {
      name: 'history on first connect, with a private message',
      cursor: null,
      answers: [
        forum.latest([other, question, opening]),
        forum.categories,
        forum.inbox([{ id: 60, highest_post_number: 1, last_posted_at: '2026-11-21T09:00:00.000Z' }]),
        answered('GET', '/t/60.json', aTopic(60, [direct])),
      ],
      expected: [
        { remoteId: '100', isUs: true },
        { remoteId: '101', isUs: false },
        { remoteId: '102', isUs: false },
        { remoteId: '90', isUs: false },
      ],
    },
    {
      name: 'an answer deep in an old topic, with what it answers',
      cursor: seen(opening, question, other),
      answers: [
        forum.latest([late, other, question, opening]),
        answered('GET', '/t/9.json', aTopic(9, [old])),
        answered('GET', '/posts/by_number/9/28.json', answeredOne),
        forum.latest([]),
      ],
      expected: [
        { remoteId: '103', isUs: false },
        { remoteId: '77', isUs: false },
        { remoteId: '12', isUs: false },
      ],
    },
    {
      name: 'a deletion by its author, and one by a moderator',
      cursor: seen(opening, question, other),
      answers: [
        forum.latest([{ ...other, version: 2, user_deleted: true }, opening]),
        notFound('GET', '/posts/101.json'),
      ],
      expected: [],
      deleted: ['102', '101'],
    },
    {
      name: 'nothing new',
      cursor: seen(opening, question, other),
      answers: [forum.latest([other, question, opening])],
      expected: [],
    },
  ],
  commands: [
    {
      command: { action: 'publish', key, text, images: [image], linkUrl: 'https://valcombe.example/comte' },
      prepare: [
        answered('POST', '/uploads.json', { id: 3, url: '/uploads/3.jpg', short_url: 'upload://abc.jpeg' }),
      ],
      absent: [notFound('GET', externalPath), forum.nobodyWaits],
      send: [answered('POST', '/posts.json', published)],
      found: [
        {
          method: 'GET',
          path: externalPath,
          answer: { status: 301, headers: { location: `${forum.base}/t/sujet-70/70.json` }, text: '' },
        },
        answered('GET', '/t/70.json', aTopic(70, [published])),
      ],
    },
    {
      command: { action: 'reply', key, text: words, images: [], target },
      prepare: [topic],
      absent: [topic, forum.nobodyWaits],
      send: [answered('POST', '/posts.json', reply)],
      found: [
        answered('GET', '/t/40.json', aTopic(40, [opening, question, other, reply])),
        answered('GET', '/t/40/posts.json', { post_stream: { posts: [reply] }, id: 40 }),
      ],
    },
    gesture('like', {}, liked),
    gesture('unlike', liked, {}),
    gesture('delete_own', {}, { user_deleted: true }),
    gesture('delete_other', {}, { deleted_at: '2026-11-21T11:00:00.000Z' }),
  ],
  counts: [
    { text: 'Bonjour', where: 'post', count: 7 },
    { text: 'Fromage 🧀', where: 'reply', count: 9 },
    { text: 'https://valcombe.example/une-adresse', where: 'post', count: 36 },
  ],
  refusals: [
    {
      name: 'a wrong key',
      during: 'connect',
      answer: forum.refused(403, 'invalid_access', 'The API username or key is invalid.'),
      kind: 'rejected',
      field: 'apiKey',
    },
    {
      name: 'a site that is no forum',
      during: 'connect',
      answer: { status: 404, headers: { 'content-type': 'text/html' }, text: '<h1>Not found</h1>' },
      kind: 'rejected',
      field: 'url',
    },
    {
      name: 'a key taken back',
      during: 'check',
      answer: forum.refused(
        403,
        'invalid_access',
        'The API username or key is invalid: marker-sealed-api-key',
      ),
      kind: 'reconnect',
    },
    {
      name: 'a key taken back',
      during: 'read',
      answer: forum.refused(403, 'invalid_access', 'La clé est invalide.'),
      kind: 'reconnect',
    },
    {
      name: 'a firewall in front of the forum',
      during: 'read',
      answer: { status: 403, headers: { 'content-type': 'text/html' }, text: '<h1>Blocked</h1>' },
      kind: 'rejected',
    },
    {
      name: 'a rate limit told in the body',
      during: 'read',
      answer: forum.refused(429, 'rate_limit', 'Trop de fois.', { extras: { wait_seconds: 43 } }),
      kind: 'rate-limited',
      retryAfter: 43,
    },
    {
      name: 'a category closed to this member',
      during: 'send',
      answer: forum.refused(403, 'invalid_access', 'You are not permitted to view the requested resource.'),
      kind: 'rejected',
    },
    {
      name: 'a text too close to a recent one',
      during: 'send',
      answer: {
        status: 422,
        headers: forum.json,
        json: { action: 'create_post', errors: ['Le corps est trop similaire.'] },
      },
      kind: 'rejected',
    },
    {
      name: 'a topic that arrived the first time',
      during: 'send',
      answer: { status: 422, headers: forum.json, json: { errors: ['External est déjà utilisé'] } },
      kind: 'transient',
      uncertain: true,
    },
    {
      name: 'a forum being backed up',
      during: 'send',
      answer: forum.refused(503, 'read_only', 'The site is in read only mode.'),
      kind: 'transient',
      uncertain: false,
    },
  ],
}

describe('Discourse', () => {
  for (const { name, run } of conformance(given)) it(name, run)
})
