import type { Door } from './door.ts'
import type { Home } from './home.ts'

/** A small server: memory goes to the product. `fsync` keeps its default, on. */
const settings: Record<string, string> = {
  shared_buffers: '32MB',
  max_connections: '60',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  max_wal_size: '512MB',
  // Compiling a query costs more than it brings at this size.
  jit: 'off',
  // Neither replicas nor a reading process apart: each would be resident memory.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  io_method: 'sync',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] %d ',
}

/** What the server is started with, and recognised by when it outlived the process that started it. */
export const serverArguments = (home: Home, door: Door): string[] => [
  '-D',
  home.cluster,
  ...door.serverArguments,
  ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
]
