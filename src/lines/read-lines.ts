import {isLaoMark, LAO_END, LAO_START} from '../script/classes.ts'
import {isLineSpace} from '../script/white-space.ts'
import type {Line} from '../types.ts'

const TAB = 0x09
const LINE_FEED = 0x0a
const FORM_FEED = 0x0c
const TAB_WIDTH = 8

/**
 * Cuts a text into lines: at U+000A and at U+000C, which also ends its page.
 *
 * @param text Any text whose line ends are U+000A.
 * @returns Its lines in order; they cover the text, and an empty text has none.
 */
export function readLines(text: string): Line[] {
  const lines: Line[] = []
  let page = 0
  for (let from = 0; from < text.length;) {
    const line = readLine(text, from, lines.length, page)
    lines.push(line)
    if (text.charCodeAt(line.next - 1) === FORM_FEED) page++
    from = line.next
  }
  return lines
}

function readLine(text: string, from: number, index: number, page: number): Line {
  let at = from
  let indent = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (!isLineSpace(code)) break
    if (code === TAB) indent += TAB_WIDTH - (indent % TAB_WIDTH)
    else if (!isInvisible(code)) indent++
  }
  const start = at
  let end = at
  let columns = 0
  let width = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Most of a text is plain ASCII or Lao; the questions below are for the rest.
    if ((code > 0x20 && code < 0x7f) || (code >= LAO_START && code < LAO_END)) {
      if (!isLaoMark(code)) columns++
      end = at + 1
      width = columns
      continue
    }
    if (code === LINE_FEED || code === FORM_FEED) break
    if (code === TAB) columns += TAB_WIDTH - (columns % TAB_WIDTH)
    else if (!isInvisible(code)) columns++
    if (!isLineSpace(code)) {
      end = at + 1
      width = columns
    }
  }
  const blank = start === end
  const next = Math.min(at + 1, text.length)
  return {index, from, start, end, next, indent, width, blank, page}
}

/** Zero-width characters, which take no column. */
function isInvisible(code: number): boolean {
  return (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff || code === 0xad
}
