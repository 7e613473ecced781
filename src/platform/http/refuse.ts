import { refusalsOf } from '../errors/index.ts'
import fr from './messages/fr.json' with { type: 'json' }

export const refuse = refusalsOf('http', fr)
