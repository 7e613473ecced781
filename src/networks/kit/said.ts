const longest = 200

/** What looks like a credential wherever it stands: JSON web tokens, bearer and basic headers, passwords in addresses. */
const credentials: readonly [RegExp, string][] = [
  [/\beyJ[\w-]{6,}(\.[\w-]*){0,2}/g, '…'],
  [/\b(bearer|basic|bot|dpop)\s+[\w.~+/=-]{6,}/gi, '$1 …'],
  [/(:\/\/)[^/\s@]+@/g, '$1…@'],
  [/([?&][\w-]*(?:token|key|secret|password|signature)[\w-]*=)[^&\s]+/gi, '$1…'],
]

/** Makes a network's own words safe and short enough to show: one line, no markup, no credential, 200 characters. */
export const safeSaid = (words: string, secrets: readonly string[] = []): string => {
  let text = words.slice(0, 20 * longest)
  for (const secret of secrets) if (secret.length >= 4) text = text.replaceAll(secret, '…')
  for (const [pattern, replacement] of credentials) text = text.replace(pattern, replacement)
  text = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
