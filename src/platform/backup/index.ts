export { readBackup } from './read-backup.ts'
export { type BackupSource, writeBackup } from './write-backup.ts'
