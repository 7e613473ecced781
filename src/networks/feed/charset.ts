const marks: readonly [readonly number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

const decoderFor = (label: string | undefined) => {
  try {
    return label ? new TextDecoder(label) : undefined
  } catch {
    return undefined
  }
}

/** What the document says of itself in its first kilobyte, read as ASCII: XML declaration or HTML meta. */
const declared = (bytes: Uint8Array) => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return (
    /^\s*<\?xml[^>]*encoding=["']([\w.:-]+)/i.exec(head)?.[1] ??
    /<meta[^>]*charset=["']?([\w.:-]+)/i.exec(head)?.[1]
  )
}

const isUtf8 = (bytes: Uint8Array) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * Decodes a document: byte order mark, then the header's charset, then what the document declares, then UTF-8 when it
 * is valid, else windows-1252. A header that says UTF-8 over bytes that are not is a common lie: the document wins.
 */
export const decodeDocument = (bytes: Uint8Array, contentType: string | null): string => {
  const mark = marks.find(([start]) => start.every((byte, index) => bytes[index] === byte))
  if (mark) return new TextDecoder(mark[1]).decode(bytes)
  const announced = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1]
  for (const label of [announced, declared(bytes)]) {
    const decoder = decoderFor(label)
    if (decoder && (decoder.encoding !== 'utf-8' || isUtf8(bytes))) return decoder.decode(bytes)
  }
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes)
}
