/** An absolute http(s) address, resolved against the document it stands in; `undefined` for anything else. */
export const webAddress = (text: string | undefined, base: string): string | undefined => {
  const trimmed = text?.trim()
  if (!trimmed) return undefined
  const url = URL.parse(trimmed, base)
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}
