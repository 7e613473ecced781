import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import type { Command, Shop } from './command.ts'

interface Finding {
  good: boolean
  line: string
}

const good = (line: string): Finding => ({ good: true, line })
const bad = (line: string): Finding => ({ good: false, line })

async function keyFile({ ground }: Shop): Promise<Finding> {
  const file = join(resolve(ground.config.PARVIS_DATA), 'key')
  const mode = (await stat(file)).mode & 0o777
  return mode === 0o600
    ? good('key file: readable by its owner only')
    : bad(`key file: mode ${mode.toString(8)}; run chmod 600 ${file}`)
}

async function database({ ground }: Shop): Promise<Finding> {
  const { rows } = await sql<{
    version: string
  }>`select current_setting('server_version') as version`.execute(ground.database.db)
  return good(`database: PostgreSQL ${rows[0]?.version}`)
}

async function stuck({ ground }: Shop): Promise<Finding[]> {
  const { rows } = await sql<{
    reactions: number
    unknown: number
    cut: number
    late: number
  }>`select * from doctor_counts()`.execute(ground.database.db)
  const { reactions = 0, unknown = 0, cut = 0, late = 0 } = rows[0] ?? {}
  const line = (count: number, what: string, todo: string): Finding =>
    count === 0 ? good(`${what}: none`) : bad(`${what}: ${count}. ${todo}`)
  return [
    line(reactions, 'reactions that keep failing', 'Look for "reaction failed" in the log.'),
    line(
      unknown,
      'deliveries whose fate is unknown',
      'Someone of the team must look at the network and say, on screen.',
    ),
    line(cut, 'channels cut', 'Connect them again, in Settings > Channels.'),
    line(late, 'channels read late', 'The network, or the way to it, is in trouble.'),
  ]
}

const mail = ({ ground }: Shop): Finding =>
  good(ground.mail ? 'mail: SMTP_URL is set' : 'mail: none; invitations are links to copy (SMTP_URL)')

const address = ({ ground }: Shop): Finding =>
  ground.config.PUBLIC_URL || ['127.0.0.1', 'localhost', '::1'].includes(ground.config.HOST)
    ? good(`address: ${ground.config.PUBLIC_URL ?? 'this machine only'}`)
    : bad('address: open to others without PUBLIC_URL; set it to the https address people type')

export const doctor: Command = {
  name: 'doctor',
  help: 'Look at this installation and say what is wrong. Exit code 1 when something is.',
  options: {},
  async run(shop) {
    const findings = [
      await database(shop),
      await keyFile(shop),
      address(shop),
      mail(shop),
      ...(await stuck(shop)),
    ]
    for (const { good, line } of findings) shop.print(`${good ? 'ok  ' : 'LOOK'}  ${line}`)
    if (findings.some((finding) => !finding.good)) process.exitCode = 1
  },
}
