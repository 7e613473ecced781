import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 random bits that someone keeps: we keep its hash. `prefix` tells secret scanners whose it is. */
export const newSecret = (prefix: string): string => `${prefix}${randomBytes(32).toString('base64url')}`

/** SHA-256 is enough: nobody guesses 256 bits, so the hash need not be slow. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()
