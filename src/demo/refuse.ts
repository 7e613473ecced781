import { refusalsOf } from '../platform/errors/index.ts'
import fr from './messages/fr.json' with { type: 'json' }

export const refuse = refusalsOf('demo', fr)
