import {boundary, letterOf, symbolCount} from '../../model/alphabet.ts'
import {CLASS, laoClass, type LaoClass} from '../../script/classes.ts'

/**
 * Which letters may have been dropped behind a letter: a vowel mark only on a consonant, a tone
 * mark on a consonant or a vowel mark, any other letter anywhere.
 *
 * @param last The symbol in front, or the boundary.
 * @returns Symbols.
 */
export function insertable(last: number): Uint8Array {
  return table[last]!
}

/** By symbol in front: the symbols 0 to 31 of {@link insertable}, as bits. */
export function insertableLow(last: number): number {
  return low[last]!
}

/** As {@link insertableLow}, for the symbols from 32. */
export function insertableHigh(last: number): number {
  return high[last]!
}

const table = Array.from({length: symbolCount}, (_, last) => followers(last))

const low = Int32Array.from(table, (symbols) => bits(symbols, 0))
const high = Int32Array.from(table, (symbols) => bits(symbols, 32))

function bits(symbols: Uint8Array, from: number): number {
  let mask = 0
  for (const symbol of symbols) {
    if (symbol >= from && symbol < from + 32) mask |= 1 << (symbol - from)
  }
  return mask
}

function followers(last: number): Uint8Array {
  const before = last === boundary ? CLASS.none : classOf(last)
  const symbols: number[] = []
  for (let symbol = 1; symbol < symbolCount; symbol++) {
    if (mayFollow(classOf(symbol), before)) symbols.push(symbol)
  }
  return Uint8Array.from(symbols)
}

function classOf(symbol: number): LaoClass {
  return laoClass(letterOf(symbol).charCodeAt(0))
}

function mayFollow(mark: LaoClass, before: LaoClass): boolean {
  const onConsonant = before === CLASS.consonant || before === CLASS.subjoined
  switch (mark) {
    case CLASS.tone:
      return onConsonant || before === CLASS.vowelMark
    case CLASS.vowelMark:
    case CLASS.subjoined:
    case CLASS.cancel:
      return onConsonant
    default:
      return true
  }
}
