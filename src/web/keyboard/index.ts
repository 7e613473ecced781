export type { Shortcut } from './shortcuts.ts'
export { useShortcuts } from './use-shortcuts.ts'
