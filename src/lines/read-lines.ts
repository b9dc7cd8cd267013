import {isLaoMark} from '../script/classes.ts'
import {cutLines} from '../script/cut-lines.ts'
import type {Line} from '../types.ts'

const TAB = 0x09
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
  cutLines(text, (from, start, end, feed) => {
    const index = lines.length
    const next = Math.min(feed + 1, text.length)
    const indent = countColumns(text, from, start)
    const width = countColumns(text, start, end)
    lines.push({index, from, start, end, next, indent, width, blank: start === end, page})
    if (text.charCodeAt(feed) === FORM_FEED) page++
  })
  return lines
}

/** Marks and characters that cannot be seen take no column. */
function countColumns(text: string, start: number, end: number): number {
  let columns = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === TAB) columns += TAB_WIDTH - (columns % TAB_WIDTH)
    else columns += code < KNOWN ? widths[code]! : widthOf(code)
  }
  return columns
}

function widthOf(code: number): number {
  return isInvisible(code) || isLaoMark(code) ? 0 : 1
}

/** So far widths are kept in a table; of what comes after there is little in any text. */
const KNOWN = 0x2100
const widths = Uint8Array.from({length: KNOWN}, (_, code) => widthOf(code))

/** Zero-width characters, which take no column. */
function isInvisible(code: number): boolean {
  return (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff || code === 0xad
}
