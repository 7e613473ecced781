import { z } from 'zod'
import { type Access, NetworkError } from '../kit/index.ts'

const shape = z.object({
  botId: z.int(),
  username: z.string(),
  /** Where new messages are published. */
  chat: z.object({ id: z.int(), name: z.string() }).optional(),
})
export type Settings = z.infer<typeof shape>

export const readSettings = (access: Access): Settings => {
  const { data } = shape.safeParse(access.settings)
  if (data) return data
  throw new NetworkError({ kind: 'reconnect', said: 'the saved access is incomplete' })
}
