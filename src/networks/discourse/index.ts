import { defineNetwork } from '../kit/index.ts'
import { manifest } from './manifest.ts'
import { limitsOf } from './settings.ts'

/** A forum that runs Discourse, seen by one of its members. Loaded at first use. */
export const discourse = defineNetwork(manifest, {
  limitsOf,
  connect: async (fields, tools) => (await import('./connect.ts')).connect(fields, tools),
  check: async (access, tools) => (await import('./connect.ts')).check(access, tools),
  read: async (access, cursor, tools) => (await import('./read.ts')).read(access, cursor, tools),
  prepare: async (access, command, tools) => (await import('./prepare.ts')).prepare(access, command, tools),
  send: async (access, command, prepared, tools) =>
    (await import('./send.ts')).send(access, command, prepared, tools),
  find: async (access, command, prepared, tools) =>
    (await import('./find.ts')).find(access, command, prepared, tools),
})
