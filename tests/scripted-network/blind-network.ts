import { defineScripted } from './define-scripted.ts'

/** The scripted server, that cannot be asked what happened. For EXTRA_NETWORKS. */
export const network = defineScripted('scripted-blind', 'Scripted, blind', 'Sb', false)
