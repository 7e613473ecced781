import { Agent } from '@atproto/api'
import type { Access, Tools } from '../kit/index.ts'
import { toNetworkError } from './errors.ts'
import { sessionFetch } from './session.ts'

type Call<T> = (agent: Agent) => Promise<{ data: T }>

/** One account in use. `read` and `write` ask once and throw `NetworkError`; only a write can be `uncertain`. */
export interface Client {
  did: string
  read<T>(call: Call<T>): Promise<T>
  write<T>(call: Call<T>): Promise<T>
}

export const openClient = (access: Access, tools: Tools): Client => {
  const session = sessionFetch(access, tools)
  const agent = new Agent(session)
  const ask = async <T>(call: Call<T>, write: boolean): Promise<T> => {
    try {
      return (await call(agent)).data
    } catch (error) {
      throw toNetworkError(error, { write, now: tools.now(), secrets: session.secrets() })
    }
  }
  return { did: session.did, read: (call) => ask(call, false), write: (call) => ask(call, true) }
}
