/** The letters of which Lao has two spellings, one or two characters each, as UTF-16 code units. */
export const LETTER = {
  no: 0x0e99,
  mo: 0x0ea1,
  hoSung: 0x0eab,
  aa: 0x0eb2,
  am: 0x0eb3,
  e: 0x0ec0,
  ei: 0x0ec1,
  niggahita: 0x0ecd,
  hoNo: 0x0edc,
  hoMo: 0x0edd
} as const

/** HO SUNG and NO, HO SUNG and MO, and what they are together. */
export const hoDigraphs: readonly (readonly [pair: string, digraph: string])[] = [
  ['\u0eab\u0e99', '\u0edc'],
  ['\u0eab\u0ea1', '\u0edd']
]

/** Whether the text may hold such a letter written as two; few do, and to tell is quick. */
function holdsSplit(text: string): boolean {
  const {hoSung, no, mo, niggahita, aa} = LETTER
  for (let at = 0; at < text.length - 1; at++) {
    const code = text.charCodeAt(at)
    const next = text.charCodeAt(at + 1)
    if (code === hoSung && (next === no || next === mo)) return true
    // Between the two a tone mark may stand.
    if (code === niggahita && (next === aa || text.charCodeAt(at + 2) === aa)) return true
  }
  return false
}

/**
 * @param text Text in canonical mark order.
 * @returns The text with ◌ໍ + າ written as ຳ, ຫນ and ຫມ as ໜ and ໝ; the same string where there
 *   are none.
 */
export function joinSplit(text: string): string {
  if (!holdsSplit(text)) return text
  let joined = text.replace(/\u0ecd([\u0ec8-\u0ecb]?)\u0eb2/g, '$1\u0eb3')
  for (const [pair, digraph] of hoDigraphs) joined = joined.replaceAll(pair, digraph)
  return joined
}
