import type { CommandAction } from '../networks/kit/index.ts'
import type { DeliveryCommand } from './command.ts'
import type { DeliveryTrouble } from './schema.ts'

/** Facts after which a delivery stands elsewhere than before. Whoever follows one reads it again: facts may come late or twice. */
export const deliveryTurns = [
  'delivery.dropped',
  'delivery.sending',
  'delivery.sent',
  'delivery.rejected',
  'delivery.unknown',
  'delivery.postponed',
  'delivery.resolved',
] as const

interface Common {
  /** The room that asked, and its row. */
  origin: string
  subject: string
  channelId: string
  action: CommandAction
}

/** `delivery.sent`: the network took it. */
export interface DeliverySent extends Common {
  command: DeliveryCommand
  /** The teammate (or the token) who asked. */
  writtenBy: string
  remoteId: string
  url: string | null
  parts: { remoteId: string; url?: string }[] | null
  sentAt: string
}

/** `delivery.rejected`, `delivery.unknown`, `delivery.postponed` (will be tried again), `delivery.uncertain` (being looked up). */
export interface DeliveryTroubled extends Common {
  trouble: DeliveryTrouble
}
