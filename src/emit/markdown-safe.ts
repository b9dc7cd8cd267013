import {isPlainText} from './plain-text.ts'

/**
 * Takes from a text what CommonMark cannot hold, so that what is written reads back the same:
 * blanks and tabs at either end of a line, empty lines, CR and CR LF (they become LF), NUL and
 * halves of surrogate pairs (they become U+FFFD REPLACEMENT CHARACTER), and U+FEFF at the start.
 *
 * @param text Any text.
 * @returns The text in lines divided by LF; none is empty, but the whole may be.
 */
export function markdownSafe(text: string): string {
  if (isPlainText(text)) return text
  return text
    .replace(UNWRITABLE, '\uFFFD')
    .replace(/^[\uFEFF \t\r\n]+/, '')
    .split(/[\r\n]+/)
    .map(trimBlanks)
    .filter((line) => line !== '')
    .join('\n')
}

const UNWRITABLE = /\0|\p{Surrogate}/gu

/** A regular expression for trailing blanks would be quadratic in runs of blanks inside the line. */
function trimBlanks(line: string): string {
  let start = 0
  let end = line.length
  while (start < end && isBlank(line.charCodeAt(start))) start++
  while (end > start && isBlank(line.charCodeAt(end - 1))) end--
  return line.slice(start, end)
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09
}
