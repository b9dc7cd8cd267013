import {symbolOf, noSymbol} from '../../model/alphabet.ts'

/** Shorter words are known, longer ones are sentences without a space. */
const SHORTEST = 4
const LONGEST = 20
/** Said as often as this, a word is no slip. */
const OFTEN = 3
/** More words than this say little of each. */
const MOST = 500

/**
 * Finds the words that a batch uses again and again: names of offices and people, terms of a trade.
 *
 * @param texts A sample of the batch, corrected.
 * @returns The words between spaces and punctuation that stand in it often, the commonest first,
 *   then by code point.
 */
export function repeatedWords(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const text of texts) {
    let from = 0
    for (let at = 0; at <= text.length; at++) {
      if (at < text.length && symbolOf(text.charCodeAt(at)) !== noSymbol) continue
      const length = at - from
      if (length >= SHORTEST && length <= LONGEST) {
        const word = text.slice(from, at)
        counts.set(word, (counts.get(word) ?? 0) + 1)
      }
      from = at + 1
    }
  }
  return [...counts]
    .filter(([, count]) => count >= OFTEN)
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([word]) => word)
}
