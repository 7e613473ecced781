import { startBluesky } from './bluesky.ts'
import { startDebianPostgres } from './debian-postgres.ts'
import { startRedis } from './redis.ts'
import { startWordPress } from './wordpress.ts'

// Keeps servers up for a person to try things on, until Ctrl-C: node tests/networks/servers/stand.ts bluesky wordpress
const starters = {
  bluesky: startBluesky,
  wordpress: startWordPress,
  postgres: startDebianPostgres,
  redis: startRedis,
}

const wanted = process.argv.slice(2)
for (const [name, start] of Object.entries(starters)) {
  if (wanted.includes(name)) console.log(name, await start())
}
console.log(wanted.length === 0 ? `Name some of: ${Object.keys(starters).join(', ')}` : 'Ctrl-C ends them.')
