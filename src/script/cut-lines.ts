import {isLineSpace} from './white-space.ts'

/**
 * Takes a line; all are offsets in UTF-16 code units.
 *
 * @param from Where the line begins, its white space included.
 * @param start Its first character that is not white space; `end` on a blank line.
 * @param end After its last character that is not white space.
 * @param feed Where the line feed or form feed stands that ends it; the text's length without one.
 */
export type LineVisitor = (from: number, start: number, end: number, feed: number) => void

/**
 * Cuts a text into lines: at U+000A and at U+000C. They cover the text; an empty text has none.
 *
 * @param text Any text.
 * @param visit Is given the lines in order.
 */
export function cutLines(text: string, visit: LineVisitor): void {
  let lineFeed = -1
  let formFeed = -1
  for (let from = 0; from < text.length;) {
    if (lineFeed < from) lineFeed = indexOrEnd(text, '\n', from)
    if (formFeed < from) formFeed = indexOrEnd(text, '\f', from)
    const feed = Math.min(lineFeed, formFeed)
    let start = from
    while (start < feed && isLineSpace(text.charCodeAt(start))) start++
    let end = feed
    while (end > start && isLineSpace(text.charCodeAt(end - 1))) end--
    visit(from, start, end, feed)
    from = feed + 1
  }
}

function indexOrEnd(text: string, character: string, from: number): number {
  const found = text.indexOf(character, from)
  return found < 0 ? text.length : found
}
