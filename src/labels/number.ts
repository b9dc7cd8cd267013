import {digitValue} from '../script/digits.ts'
import {writeRoman} from '../script/roman.ts'

/** A number read from a text: its value and the offset after it. */
export interface NumberRead {
  readonly numbers: readonly number[]
  readonly end: number
}

/** Longer runs of digits are years, sums or document numbers, not labels. */
const LONGEST = 3

/**
 * Reads a decimal number of one to three digits of any script.
 *
 * @returns null where none begins at `at` or it is longer.
 */
export function readDecimal(text: string, at: number, end: number): NumberRead | null {
  let value = 0
  let behind = at
  for (; behind < end; behind++) {
    const digit = digitValue(text.charCodeAt(behind))
    if (digit < 0) break
    value = value * 10 + digit
    if (behind - at >= LONGEST) return null
  }
  return behind === at ? null : {numbers: [value], end: behind}
}

const DOT = 0x2e

/** Reads `1.2` or `1.2.3`: at least two numbers with dots between them. */
export function readMultilevel(text: string, at: number, end: number): NumberRead | null {
  const numbers: number[] = []
  let behind = at
  for (;;) {
    const part = readDecimal(text, behind, end)
    if (part === null) break
    numbers.push(...part.numbers)
    behind = part.end
    if (text.charCodeAt(behind) !== DOT) break
    if (behind + 1 >= end || digitValue(text.charCodeAt(behind + 1)) < 0) break
    behind++
  }
  return numbers.length < 2 ? null : {numbers, end: behind}
}

const romanValues: ReadonlyMap<string, number> = new Map([
  ['I', 1],
  ['V', 5],
  ['X', 10],
  ['L', 50],
  ['C', 100]
])

/** The capitals that Roman numbers are written with. */
export const romanLetters: readonly string[] = [...romanValues.keys()]

/** Reads a Roman number in capitals, of at most eight letters, as it is properly written. */
export function readRoman(text: string, at: number, end: number): NumberRead | null {
  let behind = at
  let value = 0
  let previous = Infinity
  while (behind < end && behind - at < 9) {
    const one = romanValues.get(text.charAt(behind))
    if (one === undefined) break
    value += previous < one ? one - 2 * previous : one
    previous = one
    behind++
  }
  if (behind === at || writeRomanLabel(value) !== text.slice(at, behind)) return null
  return {numbers: [value], end: behind}
}

/**
 * Reads a Roman number whose letters were misread as strokes: up to three of them, of which one
 * at least is neither a capital I nor a digit, count I to III.
 *
 * @param strokes What engines write for I.
 */
export function readStrokes(
  text: string,
  at: number,
  end: number,
  strokes: ReadonlySet<string>
): NumberRead | null {
  let behind = at
  let strange = false
  while (behind < end && behind - at < 4) {
    const character = text.charAt(behind)
    if (character !== 'I') {
      if (!strokes.has(character)) break
      if (digitValue(text.charCodeAt(behind)) < 0) strange = true
    }
    behind++
  }
  const value = behind - at
  return strange && value <= 3 ? {numbers: [value], end: behind} : null
}

/** What engines read the letters of a Roman number for. */
const ROMAN_ALIKES: ReadonlyMap<string, string> = new Map([
  ['l', 'I'],
  ['|', 'I'],
  ['!', 'I'],
  ['1', 'I'],
  ['i', 'I'],
  ['v', 'V'],
  ['x', 'X']
])

/**
 * Reads a Roman number of which some letters were misread, and one at least was not (lV, Xl, Ill).
 */
export function readRomanAlike(text: string, at: number, end: number): NumberRead | null {
  let behind = at
  let letters = ''
  let sound = false
  for (; behind < end && behind - at < 9; behind++) {
    const character = text.charAt(behind)
    const letter = romanValues.has(character) ? character : ROMAN_ALIKES.get(character)
    if (letter === undefined) break
    if (letter === character) sound = true
    letters += letter
  }
  const read = sound ? readRoman(letters, 0, letters.length) : null
  return read?.end === letters.length ? {numbers: read.numbers, end: behind} : null
}

/**
 * @param value From 1 to 399: labels count no further.
 * @returns The number in Roman capitals; an empty string for anything else.
 */
export function writeRomanLabel(value: number): string {
  return value > 399 ? '' : writeRoman(value)
}
