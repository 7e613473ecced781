import { defineScripted } from './define-scripted.ts'

/** The scripted server, that can be asked what happened. For EXTRA_NETWORKS. */
export const network = defineScripted('scripted', 'Scripted', 'Sc', true)
