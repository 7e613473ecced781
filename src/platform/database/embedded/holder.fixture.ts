import { silentLog } from '../../log/index.ts'
import { startEmbedded } from './index.ts'

const [, , dataDir = ''] = process.argv
const server = await startEmbedded({ dataDir, log: silentLog })
process.on('message', async () => {
  await server.stop()
  process.exit()
})
process.send?.(server.pid)
