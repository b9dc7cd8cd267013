import {isLaoMark} from '../script/classes.ts'
import {markRunEnd, orderMarks} from '../script/canonical-order.ts'
import {joinSplit} from '../script/spelling.ts'
import {noSymbol, symbolOf} from './alphabet.ts'

/**
 * Brings a word to the spelling that the model learns and is asked in: marks in canonical order,
 * ຳ, ໜ, ໝ and ແ as one letter each.
 *
 * @param word A Lao word or phrase.
 * @returns The same word; null where it holds anything but letters of the model.
 */
export function modelSpelling(word: string): string | null {
  let ordered = ''
  for (let at = 0; at < word.length;) {
    if (isLaoMark(word.charCodeAt(at))) {
      const end = markRunEnd(word, at)
      ordered += orderMarks(word.slice(at, end))
      at = end
    } else {
      ordered += word.charAt(at++)
    }
  }
  const spelt = joinSplit(ordered)
    .replace(/\u0eb3([\u0ec8-\u0ecb])/g, '$1\u0eb3')
    .replaceAll('ເເ', 'ແ')
  for (let at = 0; at < spelt.length; at++) {
    if (symbolOf(spelt.charCodeAt(at)) === noSymbol) return null
  }
  return spelt === '' ? null : spelt
}

/**
 * @param text Running text.
 * @returns Its phrases: Lao words in the model's spelling with single spaces between them, as long as
 *   nothing else parts them.
 */
export function phrasesOf(text: string): string[] {
  return text.split(/(?:[^\u0e80-\u0eff ]| {2})+/).flatMap((part) => {
    const phrases: string[] = []
    let words: string[] = []
    for (const word of [...part.trim().split(' '), '']) {
      const spelt = word === '' ? null : modelSpelling(word)
      if (spelt !== null) words.push(spelt)
      else if (words.length > 0) {
        phrases.push(words.join(' '))
        words = []
      }
    }
    return phrases
  })
}
