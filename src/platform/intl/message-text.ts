/** Stands for an argument or a tag while the text around it is set; of the private use area, so no text holds it. */
export const MARK = '\ue000'

const tag = /<\/?\w+>/y
const branching = /^\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/

/** Where the block that opens at `from` closes; `from` itself when it never does. */
function endOfBlock(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return at + 1
  }
  return from
}

function endOfTag(text: string, from: number): number {
  tag.lastIndex = from
  return tag.test(text) ? tag.lastIndex : from
}

const endOfSyntax = (text: string, at: number): number =>
  text[at] === '{' ? endOfBlock(text, at) : text[at] === '<' ? endOfTag(text, at) : at

/** The branches of a plural or a select are texts of their own; every other argument stays as written. */
function setBranches(block: string, apply: (text: string) => string): string {
  const head = branching.exec(block)?.[0]
  if (!head) return block
  let set = head
  for (let at = head.length; at < block.length; ) {
    const end = block[at] === '{' ? endOfBlock(block, at) : at
    set += end > at ? `{${setMessageText(block.slice(at + 1, end - 1), apply)}}` : block[at]
    at = Math.max(end, at + 1)
  }
  return set
}

/** Gives `apply` the texts of an ICU message, arguments and tags as marks, and leaves its syntax alone. */
export function setMessageText(message: string, apply: (text: string) => string): string {
  const kept: string[] = []
  let bare = ''
  for (let at = 0; at < message.length; ) {
    const end = endOfSyntax(message, at)
    if (end > at) kept.push(setBranches(message.slice(at, end), apply))
    bare += end > at ? MARK : message[at]
    at = Math.max(end, at + 1)
  }
  let next = 0
  return apply(bare).replaceAll(MARK, () => kept[next++] ?? MARK)
}
