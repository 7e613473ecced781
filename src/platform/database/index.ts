export { APPLICATION_ROLE, connectDatabase, type Database } from './connect.ts'
export { migrate } from './migrate.ts'
export type { Schema } from './schema.ts'
export { inWorkspace } from './tenancy.ts'
