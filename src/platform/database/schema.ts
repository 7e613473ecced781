/**
 * All tables. Empty here: each room adds its own in its `schema.ts` through
 * `declare module '…/platform/database/schema.ts'`, so that the platform knows none of them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Schema {}
