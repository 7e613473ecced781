/** ⌘ on Apple keyboards, the word for Ctrl elsewhere. */
export const ctrlKey = (word: string): string => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : word)
