import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { assertCoherent } from '../coherence.ts'
import { countText } from '../count.ts'
import { commandCases } from './commands.ts'
import { failureCases } from './failures.ts'
import { accessTo, type Case, type Conformance, toolsWith } from './given.ts'
import { assertMessages } from './messages.ts'
import { replay } from './replay.ts'

export { accessTo, type Conformance, type Fetch, type RecordedCommand, toolsWith } from './given.ts'
export { assertMessages } from './messages.ts'
export { type Exchange, record, replay } from './replay.ts'

const readCases = (given: Conformance): Case[] =>
  given.reads.map(({ name, cursor, answers, expected, deleted = [] }) => ({
    name: `reads ${name}: the recorded messages, the same ones every time`,
    run: async () => {
      const once = async () =>
        given.network.read?.(accessTo(given), cursor, toolsWith(replay(answers).fetch, given.now))
      const batch = await once()
      ok(batch, 'read is missing')
      deepStrictEqual(await once(), batch)
      assertMessages(batch.events, given.now)
      const authors = new Map(
        batch.events.flatMap((event) =>
          event.type === 'message' ? [[event.message.remoteId, event.message.author.isUs] as const] : [],
        ),
      )
      for (const { remoteId, isUs } of expected) strictEqual(authors.get(remoteId), isUs, remoteId)
      const gone = batch.events.flatMap((event) => (event.type === 'deleted' ? [event.remoteId] : []))
      deepStrictEqual(gone, deleted)
    },
  }))

const countCases = ({ network, counts }: Conformance): Case[] =>
  counts.map(({ text, where, count }) => ({
    name: `counts ${count} in ${JSON.stringify(text.slice(0, 30))}`,
    run: async () => {
      const limit = network.manifest.text?.[where]
      ok(limit, 'the network has no text limit')
      strictEqual(countText(limit, text).count, count)
    },
  }))

const connectCase = (given: Conformance): Case => ({
  name: 'connects: the account, and JSON to keep',
  run: async () => {
    const tools = toolsWith(replay(given.connect.answers).fetch, given.now)
    const connected = await given.network.connect(given.connect.fields, tools)
    strictEqual(connected.account.remoteId, given.account.remoteId)
    ok(connected.account.handle && connected.account.name, 'handle or name is empty')
    const { settings, secret } = connected
    deepStrictEqual(JSON.parse(JSON.stringify({ settings, secret })), { settings, secret })
    const shown = JSON.stringify({ settings, account: connected.account })
    for (const field of given.network.manifest.credentials) {
      const value = given.connect.fields[field.name]
      if (field.kind === 'secret' && value) ok(!shown.includes(value), `${field.name} is shown`)
    }
  },
})

const metricsCases = (given: Conformance): Case[] => {
  const { metrics } = given
  if (!metrics) return []
  return [
    {
      name: 'measures: whole numbers or null',
      run: async () => {
        const tools = toolsWith(replay(metrics.answers).fetch, given.now)
        const figures = await given.network.metrics?.(accessTo(given), metrics.remoteIds, tools)
        ok(figures, 'metrics is missing')
        deepStrictEqual([...figures.keys()].sort(), [...metrics.remoteIds].sort())
        for (const figure of [...figures.values()].flatMap((post) => Object.values(post))) {
          ok(figure === null || (Number.isInteger(figure) && figure >= 0), String(figure))
        }
      },
    },
  ]
}

/**
 * The one suite that every network passes: what it declares it does, what it maps is sound, it sends once, it can tell
 * whether it sent, it classifies every failure and never repeats a secret.
 */
export const conformance = (given: Conformance): Case[] => [
  { name: 'is what its manifest says', run: async () => assertCoherent(given.network) },
  connectCase(given),
  ...readCases(given),
  ...countCases(given),
  ...commandCases(given),
  ...metricsCases(given),
  ...failureCases(given),
]
