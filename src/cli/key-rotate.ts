import { resolve } from 'node:path'
import { resealSecrets } from '../channels/index.ts'
import { addKey, createSealedBox } from '../platform/secrets/index.ts'
import type { Command } from './command.ts'
import { inEveryWorkspace } from './workspaces.ts'

export const keyRotate: Command = {
  name: 'key rotate',
  help: 'Add a key and seal every network credential again with it. Stop Parvis first: a running process only knows the keys it started with.',
  options: {},
  async run(shop) {
    const { ground, print } = shop
    const ring = await addKey(resolve(ground.config.PARVIS_DATA))
    const box = createSealedBox(ring)
    const sealed = await inEveryWorkspace(shop, (ctx) => resealSecrets(ctx, box))
    print(`key ${ring.keys[0]?.id} is in use, ${sealed} credentials sealed again`)
  },
}
