import {LAO_END, LAO_START} from './classes.ts'
import {joinSplit, LETTER} from './spelling.ts'

/** The characters that cannot be seen, which folding takes out. */
const hidden = new Set([0x00ad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff])

/**
 * Brings the spellings of one word together, for looking it up only: U+200B and other invisible
 * characters go, ◌ໍ + າ becomes ຳ, ຫນ and ຫມ become ໜ and ໝ. The result is never written out.
 *
 * @param text Text in canonical mark order.
 * @returns The folded text; the same string where nothing needs folding.
 */
export function foldForLookup(text: string): string {
  const shown = holdsHidden(text) ? text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]+/g, '') : text
  return joinSplit(shown)
}

/**
 * @param words Folded words.
 * @returns The UTF-16 code units with which texts begin whose folding begins with one of the words.
 */
export function leadsOfFolded(words: Iterable<string>): ReadonlySet<number> {
  const own = Array.from(words, (word) => word.charCodeAt(0))
  return new Set([...hidden, LETTER.hoSung, LETTER.niggahita, ...own])
}

function holdsHidden(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0xa0 && (code < LAO_START || code >= LAO_END) && hidden.has(code)) return true
  }
  return false
}
