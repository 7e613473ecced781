import { deepStrictEqual, notStrictEqual, ok, strictEqual } from 'node:assert/strict'
import type { Network } from '../network.ts'
import { accessTo, type Case, type Conformance, type RecordedCommand, toolsWith } from './given.ts'
import { always, type Call, replay } from './replay.ts'

const writes = (calls: readonly Call[]) =>
  calls.filter((call) => call.method !== 'GET' && call.method !== 'HEAD')

/** The functions a sending network must have. */
export const sender = ({ send, find, prepare }: Network) => {
  ok(send && find, 'send or find is missing')
  return { send, find, prepare: prepare ?? (async () => ({})) }
}

/** Runs `prepare` on its recording. What it gives must survive storage. */
export const preparedFor = async (given: Conformance, { command, prepare }: RecordedCommand) => {
  const tools = toolsWith(replay(prepare).fetch, given.now)
  const prepared = await sender(given.network).prepare(accessTo(given), command, tools)
  const stored: Record<string, unknown> = JSON.parse(JSON.stringify(prepared))
  deepStrictEqual(stored, prepared)
  return stored
}

const sendsOnce = (given: Conformance, recorded: RecordedCommand): Case => ({
  name: `${recorded.command.action}: asks once, and says what was sent`,
  run: async () => {
    const prepared = await preparedFor(given, recorded)
    const played = replay(recorded.send)
    const tools = toolsWith(played.fetch, given.now)
    const sent = await sender(given.network).send(accessTo(given), recorded.command, prepared, tools)
    ok(sent.remoteId !== '', 'no id')
    const parts = recorded.command.action === 'thread' ? recorded.command.parts.length : 1
    const asked = writes(played.calls).length
    // A thread is one request, or one for each of its messages.
    ok(asked === 1 || asked === parts, `${asked} writes for ${parts} messages`)
    if (recorded.command.action === 'thread') strictEqual(sent.parts?.length, parts)
  },
})

const finds = (given: Conformance, recorded: RecordedCommand): Case => ({
  name: `${recorded.command.action}: tells absent, found, and never guesses`,
  run: async () => {
    const prepared = await preparedFor(given, recorded)
    const { find } = sender(given.network)
    const ask = async (fetch: typeof globalThis.fetch) =>
      find(accessTo(given), recorded.command, prepared, toolsWith(fetch, given.now))
    strictEqual(await ask(replay(recorded.absent).fetch), 'absent')
    const found = await ask(replay(recorded.found).fetch)
    ok(typeof found === 'object' && found.found.remoteId !== '', 'not found after it was sent')
    const broken = await ask(always({ status: 503, headers: {}, text: '' }).fetch).catch(() => 'unknown')
    notStrictEqual(broken, 'absent')
    strictEqual(broken, 'unknown')
  },
})

/** `send` and `find` on each recorded command. */
export const commandCases = (given: Conformance): Case[] =>
  given.commands.flatMap((recorded) => [sendsOnce(given, recorded), finds(given, recorded)])
