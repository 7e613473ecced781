import { defineNetwork } from '../kit/index.ts'
import { manifest } from './manifest.ts'

/** A Telegram bot: the channels and groups it was added to, and those who write to it. Loaded at first use. */
export const telegram = defineNetwork(manifest, {
  connect: async (fields, tools) => (await import('./connect.ts')).connect(fields, tools),
  check: async (access, tools) => (await import('./connect.ts')).check(access, tools),
  read: async (access, cursor, tools) => (await import('./read.ts')).read(access, cursor, tools),
  send: async (access, command, _, tools) => (await import('./send.ts')).send(access, command, tools),
  find: async (_, command) => (await import('./find.ts')).find(command),
})
