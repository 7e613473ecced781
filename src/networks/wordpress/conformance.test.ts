import { describe, it } from 'vitest'
import {
  type Conformance,
  conformance,
  type Exchange,
  type RecordedCommand,
} from '../kit/conformance/index.ts'
import type { Command } from '../kit/index.ts'
import commandsFile from './fixtures/commands.json' with { type: 'json' }
import connectFile from './fixtures/connect.json' with { type: 'json' }
import readsFile from './fixtures/reads.json' with { type: 'json' }
import { wordpress } from './index.ts'

const { account, settings, fields, article } = connectFile
const { first, news, idle, deletion } = readsFile
const answers = (recorded: unknown) => recorded as Exchange[]
const json = { 'content-type': 'application/json; charset=UTF-8' }
const refused = (status: number, code: string, message: string) => ({
  status,
  headers: json,
  json: { code, message, data: { status } },
})

/** Recorded pictures lost their `read`: give it back. */
const withPictures = (command: Command): Command => {
  const read = async () => Buffer.from(commandsFile.image, 'base64')
  if (command.action !== 'publish') return command
  return { ...command, images: command.images.map((image) => ({ ...image, read })) }
}

const given: Conformance = {
  network: wordpress,
  account,
  settings,
  secret: { user: fields.user, applicationPassword: 'marker application password' },
  now: new Date(connectFile.now),
  connect: {
    fields: { ...fields, applicationPassword: 'marker typed password' },
    answers: answers(connectFile.answers),
  },
  reads: [
    {
      name: 'history on first connect',
      cursor: first.cursor,
      answers: answers(first.answers),
      expected: [
        { remoteId: `post-${article}`, isUs: true },
        { remoteId: 'comment-1', isUs: false },
      ],
    },
    {
      name: 'a comment that is shown, another that waits, and the article above them',
      cursor: news.cursor,
      answers: answers(news.answers),
      expected: [
        { remoteId: `post-${article}`, isUs: true },
        { remoteId: `comment-${news.shown}`, isUs: false },
        { remoteId: `comment-${news.held}`, isUs: false },
      ],
    },
    {
      name: 'a comment called spam',
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
    { text: 'Où peut-on la goûter ?', where: 'post', count: 22 },
    { text: 'goûter', where: 'reply', count: 7 },
  ],
  refusals: [
    {
      name: 'a wrong application password',
      during: 'connect',
      answer: refused(401, 'rest_not_logged_in', 'You are not currently logged in.'),
      kind: 'rejected',
      field: 'applicationPassword',
    },
    {
      name: 'a site that is no WordPress',
      during: 'connect',
      answer: { status: 404, headers: { 'content-type': 'text/html' }, text: '<h1>Not found</h1>' },
      kind: 'rejected',
      field: 'url',
    },
    {
      name: 'a site on a bad day',
      during: 'connect',
      answer: { status: 503, headers: {}, text: '' },
      kind: 'transient',
    },
    {
      name: 'a password taken back',
      during: 'check',
      answer: refused(401, 'rest_not_logged_in', 'Not logged in: marker application password'),
      kind: 'reconnect',
    },
    {
      name: 'a user who may no longer moderate',
      during: 'read',
      answer: refused(403, 'rest_forbidden_param', 'Query parameter not permitted: status'),
      kind: 'reconnect',
    },
    {
      name: 'a firewall in front of the site',
      during: 'read',
      answer: { status: 403, headers: { 'content-type': 'text/html' }, text: '<h1>Forbidden</h1>' },
      kind: 'rejected',
    },
    {
      name: 'a site being rebuilt',
      during: 'read',
      answer: { status: 404, headers: { 'content-type': 'text/html' }, text: '<h1>Not found</h1>' },
      kind: 'transient',
    },
    {
      name: 'a site being rebuilt',
      during: 'send',
      answer: { status: 404, headers: { 'content-type': 'text/html' }, text: '<h1>Not found</h1>' },
      kind: 'transient',
    },
    {
      name: 'a critical error of a plugin',
      during: 'send',
      answer: refused(500, 'internal_server_error', 'There has been a critical error on this website.'),
      kind: 'transient',
      uncertain: true,
    },
    {
      name: 'a user who may not publish',
      during: 'send',
      answer: refused(403, 'rest_cannot_create', 'Sorry, you are not allowed to create posts.'),
      kind: 'rejected',
    },
  ],
}

describe('WordPress', () => {
  for (const { name, run } of conformance(given)) it(name, run)
})
