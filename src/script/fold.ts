/**
 * Brings the spellings of one word together, for looking it up only: U+200B and other invisible
 * characters go, ◌ໍ + າ becomes ຳ, ຫນ and ຫມ become ໜ and ໝ. The result is never written out.
 *
 * @param text Text in canonical mark order.
 * @returns The folded text; the same string where nothing needs folding.
 */
export function foldForLookup(text: string): string {
  let folded = text
  if (/[\u00ad\u200b-\u200d\u2060\ufeff]/.test(folded)) {
    folded = folded.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
  }
  if (folded.includes('\u0ecd')) {
    folded = folded.replace(/\u0ecd([\u0ec8-\u0ecb]?)\u0eb2/g, '$1\u0eb3')
  }
  if (folded.includes('\u0eab')) {
    folded = folded.replace(/\u0eab\u0e99/g, '\u0edc').replace(/\u0eab\u0ea1/g, '\u0edd')
  }
  return folded
}
