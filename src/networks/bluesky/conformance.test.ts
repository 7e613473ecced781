import { describe, it } from 'vitest'
import {
  type Conformance,
  conformance,
  type Exchange,
  type RecordedCommand,
} from '../kit/conformance/index.ts'
import type { Command, OutgoingImage } from '../kit/index.ts'
import commandsFile from './fixtures/commands.json' with { type: 'json' }
import connectFile from './fixtures/connect.json' with { type: 'json' }
import metricsFile from './fixtures/metrics.json' with { type: 'json' }
import readsFile from './fixtures/reads.json' with { type: 'json' }
import { bluesky } from './index.ts'

const { account, settings, fields } = connectFile
const { history, replies, idle, deletion } = readsFile
const answers = (recorded: unknown) => recorded as Exchange[]
const json = { 'content-type': 'application/json; charset=utf-8' }

/** Recorded pictures lost their `read`: give it back. */
const withPictures = (command: Command): Command => {
  const read = async () => Buffer.from(commandsFile.image.base64, 'base64')
  const give = <T extends { images: OutgoingImage[] }>(piece: T): T => ({
    ...piece,
    images: piece.images.map((image) => ({ ...image, read })),
  })
  if (command.action === 'thread') return { ...command, parts: command.parts.map(give) }
  return 'images' in command ? give(command) : command
}

const given: Conformance = {
  network: bluesky,
  account,
  settings,
  secret: {
    service: settings.service,
    pds: settings.service,
    did: account.remoteId,
    identifier: account.handle,
    appPassword: 'marker-app-password',
    accessJwt: 'marker-access-token',
    refreshJwt: 'marker-refresh-token',
  },
  now: new Date(readsFile.now),
  connect: {
    fields: { ...fields, appPassword: 'marker-typed-password' },
    answers: answers(connectFile.answers),
  },
  reads: [
    {
      name: 'history on first connect',
      cursor: null,
      answers: answers(history.answers),
      expected: [{ remoteId: history.post, isUs: true }],
    },
    {
      name: 'replies and mentions, with our post around them',
      cursor: replies.cursor,
      answers: answers(replies.answers),
      expected: [
        { remoteId: history.post, isUs: true },
        ...replies.theirs.map((remoteId) => ({ remoteId, isUs: false })),
      ],
    },
    {
      name: 'a deletion',
      cursor: deletion.cursor,
      answers: answers(deletion.answers),
      expected: [],
      deleted: [deletion.deleted],
    },
    { name: 'nothing new', cursor: idle.cursor, answers: answers(idle.answers), expected: [] },
  ],
  commands: (commandsFile.commands as unknown as RecordedCommand[]).map((recorded) => ({
    ...recorded,
    command: withPictures(recorded.command),
  })),
  counts: [
    { text: 'Bonjour', where: 'post', count: 7 },
    { text: '👩‍👩‍👧‍👦 famille', where: 'post', count: 9 },
    { text: 'e\u0301te\u0301', where: 'reply', count: 3 },
    { text: 'ligne\r\nligne', where: 'reply', count: 11 },
    { text: 'https://valcombe.example/une-adresse', where: 'post', count: 36 },
  ],
  metrics: { remoteIds: metricsFile.remoteIds, answers: answers(metricsFile.answers) },
  refusals: [
    {
      name: 'a wrong app password',
      during: 'connect',
      answer: {
        status: 401,
        headers: json,
        json: { error: 'AuthenticationRequired', message: 'Invalid identifier or password' },
      },
      kind: 'rejected',
      field: 'appPassword',
    },
    {
      name: 'a site that is no server',
      during: 'connect',
      answer: { status: 404, headers: { 'content-type': 'text/html' }, text: '<h1>Not found</h1>' },
      kind: 'rejected',
      field: 'service',
    },
    {
      name: 'a closed account',
      during: 'check',
      answer: {
        status: 401,
        headers: json,
        json: { error: 'AccountTakedown', message: 'taken down: marker-app-password marker-access-token' },
      },
      kind: 'reconnect',
    },
    {
      name: 'a rate limit told in Unix seconds',
      during: 'read',
      answer: {
        status: 429,
        headers: { ...json, 'ratelimit-reset': String(Math.floor(Date.parse(readsFile.now) / 1000) + 300) },
        json: { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' },
      },
      kind: 'rate-limited',
    },
    {
      name: 'a record the lexicon refuses',
      during: 'send',
      answer: {
        status: 400,
        headers: json,
        json: {
          error: 'InvalidRequest',
          message: 'Invalid app.bsky.feed.post record: text must not be longer than 300 graphemes',
        },
      },
      kind: 'rejected',
    },
    {
      name: 'an AppView that is away',
      during: 'read',
      answer: { status: 502, headers: json, json: { error: 'UpstreamFailure', message: 'Upstream Failure' } },
      kind: 'transient',
    },
  ],
}

describe('Bluesky', () => {
  for (const { name, run } of conformance(given)) it(name, run)
})
