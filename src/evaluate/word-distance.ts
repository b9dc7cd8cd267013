import {editDistance} from './edit-distance.ts'
import {foldWords} from './fold-text.ts'

/** ICU takes time with the square of a text's length, so it is given pieces. */
const PIECE = 2000

const segmenter = new Intl.Segmenter('lo', {granularity: 'word'})

/**
 * Parts a text into words, after ICU's dictionary of Lao. Punctuation is no word; nor do line ends
 * part words, as they cut through Lao words.
 *
 * @param text Any text, not folded.
 * @returns The words in the spelling in which they are compared.
 */
export function splitWords(text: string): string[] {
  const words: string[] = []
  for (const phrase of foldWords(text).split(' ')) {
    for (let start = 0; start < phrase.length; start += PIECE) {
      for (const {segment, isWordLike} of segmenter.segment(phrase.slice(start, start + PIECE))) {
        if (isWordLike === true) words.push(segment)
      }
    }
  }
  return words
}

/**
 * @param read Words of a reading.
 * @param meant Words of the truth.
 * @returns How many words have to be put in, taken out or replaced.
 */
export function wordDistance(read: readonly string[], meant: readonly string[]): number {
  const numbers = new Map<string, number>()
  const number = (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  }
  return editDistance(read.map(number), meant.map(number))
}
