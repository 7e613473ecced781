import type { z } from 'zod'
import {
  type Access,
  type Capability,
  type Command,
  classifyFailure,
  classifyStatus,
  defineNetwork,
  type Incoming,
  type Manifest,
  type Network,
  NetworkError,
  type TextLimit,
  type Tools,
  unreadableAnswer,
} from '../../src/networks/kit/index.ts'
import { type WireEvent, wireAccount, wirePage, wireTicket, wireWork } from './wire.ts'

const fact = { asOf: '2026-11-22', source: 'tests/scripted-network/server.ts' }
const native: Capability = { level: 'native', ...fact }
const text: TextLimit = { max: 300, unit: 'graphemes', ...fact }

const manifestOf = (id: string, name: string, monogram: string) =>
  ({
    id,
    name,
    monogram,
    capabilities: {
      publish: { ...native, level: 'native' },
      reply: { ...native, level: 'native' },
      like: { ...native, level: 'native' },
      hide: { ...native, level: 'native' },
      approve: { ...native, level: 'native' },
      hold: { ...native, level: 'native' },
      spam: { ...native, level: 'native' },
      delete_other: { ...native, level: 'native' },
      mentions: { ...native, level: 'native' },
    },
    text: { post: text, reply: text },
    images: { maxCount: 4, maxBytes: 1_000_000, maxSide: 2000, types: ['image/jpeg'], altMax: 100, ...fact },
    credentials: (['address', 'account'] as const).map((field) => ({
      name: field,
      label: { fr: field, en: field },
      help: { fr: '', en: '' },
      kind: 'text' as const,
      maxLength: 200,
    })),
    howToConnect: { fr: 'Une adresse et un compte.', en: 'An address and an account.' },
    readEverySeconds: 1,
  }) as const satisfies Manifest

/** Where the server is, and as whom we speak. */
interface Line {
  address: string
  account: string
}

async function call<S extends z.ZodType>(
  line: Line,
  tools: Tools,
  path: string,
  schema: S,
  options: { body?: string; write?: boolean } = {},
): Promise<z.output<S>> {
  const { body, write = false } = options
  let status: Response
  let content: string
  try {
    status = await tools.fetch(`${line.address}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${line.account}` },
      ...(body !== undefined && { body }),
    })
    content = await status.text()
  } catch (error) {
    throw classifyFailure(error, { write })
  }
  if (!status.ok) {
    const header = (name: string) => status.headers.get(name)
    throw classifyStatus({ status: status.status, header, said: content, write, now: tools.now() })
  }
  try {
    return schema.parse(JSON.parse(content))
  } catch (cause) {
    throw unreadableAnswer({ write, cause })
  }
}

const lineOf = (access: Access): Line => ({
  address: String(access.settings.address),
  account: String(access.secret.account),
})

const incoming = (event: WireEvent): Incoming =>
  event.type === 'deleted'
    ? { type: 'deleted', remoteId: event.id, at: event.at }
    : {
        type: 'message',
        message: {
          remoteId: event.id,
          kind: event.parent ? 'comment' : 'post',
          visibility: 'public',
          ...(event.parent && { parentRemoteId: event.parent, rootRemoteId: event.root ?? event.parent }),
          author: { remoteId: event.author, handle: event.author, name: event.author, isUs: event.isUs },
          text: event.text,
          spans: [],
          attachments: [],
          sentAt: event.sentAt,
          ...(event.editedAt && { editedAt: event.editedAt }),
          ...(event.held && { status: 'held' }),
          concerns: event.concerns,
        },
      }

const askOf = (command: Command, ticket: string) => ({
  key: command.key,
  action: command.action,
  ticket,
  ...('text' in command && { text: command.text }),
  ...('images' in command && { images: command.images.length }),
  ...('target' in command && {
    parent: command.target.remoteId,
    root: command.target.rootRemoteId ?? command.target.remoteId,
  }),
})

/** `canFind`: the server may be asked by key whether something happened. Without it nobody can tell. */
export const defineScripted = (id: string, name: string, monogram: string, canFind: boolean): Network =>
  defineNetwork(manifestOf(id, name, monogram), {
    async connect(fields, tools) {
      const line = { address: fields.address ?? '', account: fields.account ?? '' }
      const seen = await call(line, tools, '/account', wireAccount)
      const account = { remoteId: seen.id, handle: seen.handle, name: seen.name }
      return { account, settings: { address: line.address }, secret: { account: line.account } }
    },
    async check(access, tools) {
      const seen = await call(lineOf(access), tools, '/account', wireAccount)
      return { account: { remoteId: seen.id, handle: seen.handle, name: seen.name } }
    },
    async read(access, cursor, tools) {
      const page = await call(lineOf(access), tools, `/messages?after=${cursor ?? ''}`, wirePage)
      return { events: page.events.map(incoming), cursor: page.cursor, more: page.more }
    },
    prepare: (access, command, tools) =>
      call(lineOf(access), tools, '/prepare', wireTicket, { body: command.key }),
    async send(access, command, prepared, tools) {
      const body = JSON.stringify(askOf(command, String(prepared.ticket)))
      const work = await call(lineOf(access), tools, '/works', wireWork, { body, write: true })
      return { remoteId: work.id, url: work.url }
    },
    async find(access, command, _prepared, tools) {
      if (!canFind) return 'unknown'
      try {
        const work = await call(lineOf(access), tools, `/works?key=${command.key}`, wireWork)
        return { found: { remoteId: work.id, url: work.url } }
      } catch (error) {
        if (error instanceof NetworkError && error.kind === 'gone') return 'absent'
        throw error
      }
    },
  })
