import { describe, it } from 'vitest'
import { type Conformance, conformance, type Exchange } from '../kit/conformance/index.ts'
import wordpress from './fixtures/wordpress.json' with { type: 'json' }
import { feed } from './index.ts'

const { account, cursor, fields, remoteId } = wordpress
const expected = [{ remoteId, isUs: false }]
const answers = (recorded: unknown) => recorded as Exchange[]

const given: Conformance = {
  network: feed,
  account,
  settings: {},
  secret: {},
  now: new Date(wordpress.now),
  connect: { fields, answers: answers(wordpress.connect) },
  reads: [
    { name: 'a whole feed', cursor: null, answers: answers(wordpress.first), expected },
    { name: 'an unchanged feed', cursor, answers: answers(wordpress.same), expected: [] },
    { name: 'an edited article', cursor, answers: answers(wordpress.edited), expected },
  ],
  commands: [],
  counts: [],
  refusals: [
    {
      name: 'a site without a feed',
      during: 'connect',
      answer: {
        status: 200,
        headers: { 'content-type': 'text/html' },
        text: '<html><title>x</title></html>',
      },
      kind: 'rejected',
      field: 'url',
    },
    {
      name: 'a feed that is gone for good',
      during: 'read',
      answer: { status: 410, headers: {}, text: '' },
      kind: 'reconnect',
    },
    {
      name: 'a feed not found',
      during: 'read',
      answer: { status: 404, headers: {}, text: '' },
      kind: 'transient',
    },
    {
      name: 'a feed behind a password',
      during: 'check',
      answer: { status: 401, headers: {}, text: '' },
      kind: 'reconnect',
    },
  ],
}

describe('feeds', () => {
  for (const { name, run } of conformance(given)) it(name, run)
})
