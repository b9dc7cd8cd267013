const HO_SUNG = 0x0eab
const NIGGAHITA = 0x0ecd

/** What folding takes out or changes: the two letters, and the characters that cannot be seen. */
const folded = new Set([HO_SUNG, NIGGAHITA, 0x00ad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff])

/**
 * Brings the spellings of one word together, for looking it up only: U+200B and other invisible
 * characters go, ◌ໍ + າ becomes ຳ, ຫນ and ຫມ become ໜ and ໝ. The result is never written out.
 *
 * @param text Text in canonical mark order.
 * @returns The folded text; the same string where nothing needs folding.
 */
export function foldForLookup(text: string): string {
  for (let at = 0; at < text.length; at++) if (isFolded(text.charCodeAt(at))) return fold(text)
  return text
}

/**
 * @param words Folded words.
 * @returns The UTF-16 code units with which texts begin whose folding begins with one of the words.
 */
export function leadsOfFolded(words: Iterable<string>): ReadonlySet<number> {
  return new Set([...folded, ...Array.from(words, (word) => word.charCodeAt(0))])
}

function isFolded(code: number): boolean {
  if (code >= 0x0e80 && code < 0x0f00) return code === HO_SUNG || code === NIGGAHITA
  return code > 0xa0 && folded.has(code)
}

function fold(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\u0ecd([\u0ec8-\u0ecb]?)\u0eb2/g, '$1\u0eb3')
    .replace(/\u0eab\u0e99/g, '\u0edc')
    .replace(/\u0eab\u0ea1/g, '\u0edd')
}
