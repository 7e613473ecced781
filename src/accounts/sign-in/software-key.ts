import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** Enough of CBOR (RFC 8949) for what an authenticator says: integers, bytes, texts and maps. */
function cbor(value: number | string | Uint8Array | Map<number | string, unknown>): Buffer {
  const head = (major: number, size: number): Buffer =>
    size < 24
      ? Buffer.of((major << 5) | size)
      : size < 256
        ? Buffer.of((major << 5) | 24, size)
        : Buffer.of((major << 5) | 25, size >> 8, size & 255)
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const pairs = [...value].flatMap(([key, one]) => [cbor(key), cbor(one as number)])
  return Buffer.concat([head(5, value.size), ...pairs])
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const coded = (data: string | Buffer): string => Buffer.from(data).toString('base64url')

/** A passkey held in memory (WebAuthn level 2, ES256, no attestation), for the tests. */
export function softwareKey(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  const rpHash = sha256(new URL(origin).hostname)
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  let uses = 0
  const counter = () => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(++uses)
    return bytes
  }
  const envelope = { id: coded(id), rawId: coded(id), type: 'public-key', clientExtensionResults: {} }

  return {
    /** Answers `navigator.credentials.create`. User present and verified, key attached. */
    create(challenge: string) {
      const cose = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const key = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, cose])
      const authData = Buffer.concat([rpHash, Buffer.of(0x45), counter(), key])
      const said = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ])
      return {
        ...envelope,
        response: {
          attestationObject: coded(cbor(said)),
          clientDataJSON: coded(clientData('webauthn.create', challenge)),
        },
      }
    },
    /** Answers `navigator.credentials.get`. */
    get(challenge: string) {
      const authData = Buffer.concat([rpHash, Buffer.of(0x05), counter()])
      const client = clientData('webauthn.get', challenge)
      const signature = createSign('SHA256')
        .update(Buffer.concat([authData, sha256(client)]))
        .sign(privateKey)
      return {
        ...envelope,
        response: {
          authenticatorData: coded(authData),
          clientDataJSON: coded(client),
          signature: coded(signature),
        },
      }
    },
  }
}
