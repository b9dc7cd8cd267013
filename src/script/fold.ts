import {LAO_END, LAO_START} from './classes.ts'

const HO_SUNG = 0x0eab
const NO = 0x0e99
const MO = 0x0ea1
const NIGGAHITA = 0x0ecd
const AA = 0x0eb2

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
  return holdsSplit(shown) ? joinSplit(shown) : shown
}

/**
 * @param words Folded words.
 * @returns The UTF-16 code units with which texts begin whose folding begins with one of the words.
 */
export function leadsOfFolded(words: Iterable<string>): ReadonlySet<number> {
  const own = Array.from(words, (word) => word.charCodeAt(0))
  return new Set([...hidden, HO_SUNG, NIGGAHITA, ...own])
}

function holdsHidden(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0xa0 && (code < LAO_START || code >= LAO_END) && hidden.has(code)) return true
  }
  return false
}

/** Whether the text may hold a letter written as two; few do, and to tell is quicker than to fold. */
function holdsSplit(text: string): boolean {
  for (let at = 0; at < text.length - 1; at++) {
    const code = text.charCodeAt(at)
    const next = text.charCodeAt(at + 1)
    if (code === HO_SUNG && (next === NO || next === MO)) return true
    // Between the two a tone mark may stand.
    if (code === NIGGAHITA && (next === AA || text.charCodeAt(at + 2) === AA)) return true
  }
  return false
}

function joinSplit(text: string): string {
  return text
    .replace(/\u0ecd([\u0ec8-\u0ecb]?)\u0eb2/g, '$1\u0eb3')
    .replace(/\u0eab\u0e99/g, '\u0edc')
    .replace(/\u0eab\u0ea1/g, '\u0edd')
}
