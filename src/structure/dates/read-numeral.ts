import type {Letters} from '../../words/letters.ts'
import type {FactWords} from '../reader/fact-words.ts'

/** Words of so much and more multiply what stands in front of them. */
const HUNDRED = 100
const TEN = 10

/**
 * Reads a number that is written in words (ສິບຫ້າ, ສອງພັນຊາວສາມ).
 *
 * @param letters The text's letters.
 * @param words The list `number-words`: each word with what it counts.
 * @param from The first letter.
 * @param to Behind the last one.
 * @returns The number; 0 where the stretch is anything else.
 */
export function readNumeral(letters: Letters, words: FactWords, from: number, to: number): number {
  let sum = 0
  let digit = 0
  let least = Infinity
  let at = from
  while (at < to) {
    if (letters.codes[at] === SPACE) {
      at++
      continue
    }
    const found = words.numberWords.at(letters, at)
    const value = found?.entry.value
    if (found === null || typeof value !== 'number' || found.end > to) return 0
    at = found.end
    if (value < TEN) {
      if (digit > 0) return 0
      digit = value
      continue
    }
    // Each power of ten is less than the one before it; twenty has a word of its own.
    const power = value >= HUNDRED ? value : TEN
    if (power >= least) return 0
    least = power
    sum += value % TEN === 0 && value > TEN && value < HUNDRED ? value : value * Math.max(1, digit)
    digit = 0
  }
  return sum + digit
}

const SPACE = 0x20
