/** The part of the address that names a workspace: letters without accents, digits, hyphens. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return plain === '' ? 'parvis' : plain
}

/** The name itself, then numbered, then with the end of the id, which is random. */
export const slugsFor = (slug: string, id: string): string[] => [
  slug,
  ...[2, 3, 4, 5].map((number) => `${slug}-${number}`),
  `${slug}-${id.slice(-12)}`,
]
