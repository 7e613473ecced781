import { createHash } from 'node:crypto'

const alphabet = '234567abcdefghijklmnopqrstuvwxyz'

const encode = (value: bigint, length: number) => {
  let rest = value
  let text = ''
  for (let index = 0; index < length; index++) {
    text = (alphabet[Number(rest & 31n)] ?? '') + text
    rest >>= 5n
  }
  return text
}

/**
 * A record key (TID): microseconds, then ten bits that tell writers of the same instant apart. The bits below the
 * millisecond come from the delivery's key, so that two deliveries prepared together never share a record key.
 */
export const recordKey = (deliveryKey: string, index: number, now: Date): string => {
  const digest = createHash('sha256').update(`${deliveryKey}\n${index}`).digest()
  const micros = BigInt(now.getTime()) * 1000n + BigInt(digest.readUInt16BE(0) % 1000)
  return encode(micros, 11) + encode(BigInt(digest.readUInt16BE(2) & 1023), 2)
}
