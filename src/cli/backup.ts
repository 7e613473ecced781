import { join, resolve } from 'node:path'
import { doubtPastDue } from '../outbox/index.ts'
import { type BackupSource, readBackup, writeBackup } from '../platform/backup/index.ts'
import type { Command, Shop } from './command.ts'
import { inEveryWorkspace } from './workspaces.ts'

const source = ({ ground }: Shop): BackupSource => ({
  ownerUrl: ground.ownerUrl,
  filesDir: join(resolve(ground.config.PARVIS_DATA), 'files'),
  version: ground.version,
})

export const backup: Command = {
  name: 'backup',
  help: 'Write everything to one file, while Parvis runs. The key file is not in it: keep a copy of PARVIS_DATA/key elsewhere.',
  words: ['FILE'],
  options: {},
  async run(shop, { FILE = '' }) {
    await writeBackup(source(shop), FILE, () => {})
    shop.print(
      `written: ${FILE}. Keep a copy of ${join(resolve(shop.ground.config.PARVIS_DATA), 'key')} elsewhere: network credentials open only with it.`,
    )
  },
}

export const restore: Command = {
  name: 'restore',
  help: 'Put a backup into a new, empty installation. Copy the key file into PARVIS_DATA first, or channels will have to be connected again.',
  words: ['FILE'],
  options: {},
  async run(shop, { FILE = '' }) {
    await readBackup(source(shop), FILE, () => {})
    const doubtful = await inEveryWorkspace(shop, doubtPastDue)
    shop.print('restored. Everybody signs in again.')
    if (doubtful > 0)
      shop.print(
        `${doubtful} deliveries were due since the backup: they are shown as "fate unknown", and none is sent again by itself.`,
      )
  },
}
