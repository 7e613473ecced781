import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { KeyRing } from './keys.ts'

/**
 * Seals and opens JSON values with AES-256-GCM (NIST SP 800-38D). The owner's name is authenticated: a sealed value copied
 * to another row does not open. Layout: key id (1 byte), nonce (12), tag (16), ciphertext.
 */
export interface SealedBox {
  seal(value: unknown, owner: string): Buffer
  /** Throws when the key is missing, the owner is another, or a bit changed. */
  open<T>(sealed: Buffer, owner: string): T
  /** Whether the value was sealed with an older key. */
  isOld(sealed: Buffer): boolean
  /** A key for one other purpose, so that no key serves twice. */
  derive(purpose: string): Buffer
}

export function createSealedBox(ring: KeyRing): SealedBox {
  const newest = ring.keys[0]
  const oldest = ring.keys.at(-1)
  if (!newest || !oldest) throw new Error('No key')
  return {
    seal(value, owner) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', newest.bytes, nonce).setAAD(Buffer.from(owner))
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(newest.id), nonce, cipher.getAuthTag(), text])
    },
    open(sealed, owner) {
      const key = ring.keys.find((one) => one.id === sealed[0])
      if (!key) throw new Error('This secret was sealed with a key that is not in the key file')
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, sealed.subarray(1, 13))
        .setAAD(Buffer.from(owner))
        .setAuthTag(sealed.subarray(13, 29))
      const text = Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
      return JSON.parse(text.toString('utf8'))
    },
    isOld: (sealed) => sealed[0] !== newest.id,
    // From the oldest key, so that sessions survive a rotation.
    derive: (purpose) => Buffer.from(hkdfSync('sha256', oldest.bytes, '', purpose, 32)),
  }
}
