import {isLaoLetter, isLaoMark} from '../script/classes.ts'
import {digitValue} from '../script/digits.ts'

/**
 * A stretch of text as its bare letters: tone marks, invisible characters and single spaces
 * gone, look-alikes as one, so that a misread word is found by comparing code units.
 */
export interface Letters {
  readonly codes: Uint16Array
  /** For each letter, its offset in the text. */
  readonly offsets: Int32Array
  /** The places of the stretch among the letters are `[first, last)`. */
  readonly first: number
  readonly last: number
  /** The end of the stretch in the text. */
  readonly end: number
  readonly text: string
}

/**
 * What becomes of each UTF-16 code unit: the letter that stands for it, or one of the small
 * numbers below.
 */
export type LookAlikes = Uint16Array

/** The code unit goes. */
const DROPPED = 0
/** White space within a line. */
const BLANK = 1
/** A letter that is two: what they are stands in {@link PARTS}. */
const TWO = 2

/**
 * @param groups Letters that look alike, the one that stands for all of them first.
 * @returns The table for {@link bareLetters}.
 */
export function tableOfLookAlikes(groups: readonly (readonly string[])[]): LookAlikes {
  const table = Uint16Array.from({length: 0x1_0000}, (_, code) => code)
  for (let code = 0; code < BLOCKS; code++) {
    if (digitValue(code) >= 0) table[code] = 0x30 + digitValue(code)
  }
  for (let code = 0x41; code <= 0x5a; code++) table[code] = code + 0x20
  for (const group of groups) {
    for (const letter of group) table[letter.charCodeAt(0)] = group[0]!.charCodeAt(0)
  }
  // The tones MAI EK … MAI CATAWA, the cancellation mark, and what is invisible.
  for (let code = 0x0ec8; code <= 0x0ecc; code++) table[code] = DROPPED
  for (const code of INVISIBLE) table[code] = DROPPED
  for (const code of [0x09, 0x0d, SPACE, 0xa0, 0x3000]) table[code] = BLANK
  for (const code of DIGRAPHS) table[code] = TWO
  table[0x0c] = LINE_FEED
  return table
}

/** After the last block with digits that documents have. */
const BLOCKS = 0x1800
const SPACE = 0x20
const LINE_FEED = 0x0a

/** SOFT HYPHEN, the zero-width characters, WORD JOINER, ZERO WIDTH NO-BREAK SPACE. */
const INVISIBLE = [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]

/** AM, HO NO, HO MO, EI. */
const DIGRAPHS = [0x0eb3, 0x0edc, 0x0edd, 0x0ec1]
/** NIGGAHITA + AA, HO SUNG + NO, HO SUNG + MO, E + E. */
const PARTS = [0x0ecd, 0x0eb2, 0x0eab, 0x0e99, 0x0eab, 0x0ea1, 0x0ec0, 0x0ec0]

/**
 * @param text Any text.
 * @param from Where the stretch begins.
 * @param to Where it ends.
 * @param table Look-alikes, as the rules have them.
 * @returns Its bare letters. White space between two Lao letters goes where it is one space;
 *   longer white space is one space, and lines end in U+000A.
 */
export function bareLetters(text: string, from: number, to: number, table: LookAlikes): Letters {
  // A letter of the text becomes two at most; few do, so that the arrays grow only when needed.
  let codes = new Uint16Array(to - from + 8)
  let offsets = new Int32Array(to - from + 8)
  let length = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    const letter = table[code]!
    if (letter > TWO) {
      codes[length] = letter
      offsets[length++] = at
    } else if (letter === BLANK) {
      const start = at
      while (at + 1 < to && table[text.charCodeAt(at + 1)] === BLANK) at++
      const single = at === start && code !== TAB
      if (single && at > from && at + 1 < to) {
        if (isLaoLetter(text.charCodeAt(at - 1)) && isLaoLetter(text.charCodeAt(at + 1))) continue
      }
      codes[length] = SPACE
      offsets[length++] = start
    } else if (letter === TWO) {
      if (length + (to - at) + 1 >= codes.length) {
        const room = codes.length + (codes.length >> 2) + 8
        codes = grown(codes, new Uint16Array(room))
        offsets = grown(offsets, new Int32Array(room))
      }
      const place = 2 * DIGRAPHS.indexOf(code)
      codes[length] = table[PARTS[place]!]!
      offsets[length++] = at
      codes[length] = table[PARTS[place + 1]!]!
      offsets[length++] = at
    }
  }
  return {
    codes: codes.subarray(0, length),
    offsets: offsets.subarray(0, length),
    first: 0,
    last: length,
    end: to,
    text
  }
}

const TAB = 0x09

function grown<T extends Uint16Array | Int32Array>(from: T, into: T): T {
  into.set(from)
  return into
}

/** @returns The letters of a part of the stretch, which begins and ends with no white space. */
export function stretchOf(letters: Letters, from: number, to: number): Letters {
  const {codes, offsets, text} = letters
  return {codes, offsets, first: placeOf(letters, from), last: placeOf(letters, to), end: to, text}
}

/** @returns The offset after the letter before `at`, with the marks that it carries. */
export function endOf(letters: Letters, at: number): number {
  if (at <= letters.first) {
    return letters.first < letters.last ? letters.offsets[letters.first]! : letters.end
  }
  let behind = letters.offsets[at - 1]! + 1
  while (behind < letters.end) {
    const code = letters.text.charCodeAt(behind)
    if (!isLaoMark(code) && !isInvisible(code)) break
    behind++
  }
  return behind
}

/** @returns The place of the first letter at or after an offset. */
export function placeOf(letters: Letters, offset: number): number {
  let low = letters.first
  let high = letters.last
  while (low < high) {
    const middle = (low + high) >> 1
    if (letters.offsets[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** @returns The place of the first letter from `at` on that is no white space within a line. */
export function afterSpaces({codes}: Letters, at: number): number {
  let place = at
  while (codes[place] === SPACE) place++
  return place
}

function isInvisible(code: number): boolean {
  return INVISIBLE.includes(code)
}
