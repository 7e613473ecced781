/** Ids grow with time: numbers without leading zeros on most servers, texts of one length on others. */
export const compareIds = (a: string, b: string): number =>
  a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

export const isNewer = (a: string, than: string): boolean => compareIds(a, than) > 0
