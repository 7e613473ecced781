import { fileURLToPath } from 'node:url'

/** The folder of the project, with its closing separator. */
export const root = fileURLToPath(new URL('../', import.meta.url))
