import {isLaoLetter} from '../script/classes.ts'
import {digitValue} from '../script/digits.ts'
import type {VocabularyEntry} from '../types.ts'

/** By UTF-16 code unit, the digit that an engine reads it for. */
export type DigitAlikes = ReadonlyMap<number, number>

/**
 * @param entries The list `digit-look-alikes`: characters, each with the digit that it stands for.
 */
export function compileDigitAlikes(entries: readonly VocabularyEntry[]): DigitAlikes {
  const pairs = entries.flatMap(({words, value}) =>
    typeof value === 'number' ? words.map((word) => [word.charCodeAt(0), value] as const) : []
  )
  return new Map(pairs)
}

/**
 * Reads letters for the digits that they were misread from, where digits are wanted: in a run of
 * both that holds as many digits as letters at least, and has no other letter beside it.
 *
 * @param text A stretch where a number or a date stands.
 * @returns The stretch with ASCII digits in place of such letters, of the same length.
 */
export function mendDigits(text: string, alikes: DigitAlikes): string {
  let mended = text
  let at = 0
  while (at < text.length) {
    const start = at
    let digits = 0
    let run = ''
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const alike = alikes.get(code)
      const digit = digitValue(code)
      if (digit < 0 && alike === undefined) break
      if (digit >= 0) digits++
      run += String(digit >= 0 ? digit : alike)
    }
    if (at === start) {
      at++
      continue
    }
    const letters = at - start - digits
    if (letters === 0 || letters > digits) continue
    if (isLetter(text.charCodeAt(start - 1)) || isLetter(text.charCodeAt(at))) continue
    mended = mended.slice(0, start) + run + mended.slice(at)
  }
  return mended
}

function isLetter(code: number): boolean {
  return isLaoLetter(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}
