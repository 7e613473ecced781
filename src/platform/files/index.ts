import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/** Files by key, kept apart by workspace: `<workspace>/<name>`. Local disk today; flydrive has the same face for S3. */
export interface Files {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Throws when it is not there. */
  get(key: string): Promise<Uint8Array>
  remove(key: string): Promise<void>
  removeAll(prefix: string): Promise<void>
}

export function createFiles(dataDir: string): Files {
  const disk = new Disk(new FSDriver({ location: join(dataDir, 'files'), visibility: 'private' }))
  return {
    put: (key, bytes) => disk.put(key, bytes),
    get: (key) => disk.getBytes(key),
    remove: (key) => disk.delete(key),
    removeAll: (prefix) => disk.deleteAll(prefix),
  }
}
