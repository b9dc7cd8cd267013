import {isLaoLetter, isLaoMark, LAO_END, LAO_START} from '../../script/classes.ts'
import {digitValue} from '../../script/digits.ts'

/**
 * A stretch of text as its bare letters: tone marks, invisible characters and single spaces
 * gone, look-alikes as one, so that a misread word is found by comparing code units.
 */
export interface Letters {
  readonly codes: Uint16Array
  /** For each letter, its offset in the text. */
  readonly offsets: Int32Array
  readonly length: number
  /** The end of the stretch in the text. */
  readonly end: number
  readonly text: string
}

/** For each code unit of the Lao block, the letter that stands for its look-alikes. */
export type LookAlikes = Uint16Array

/**
 * @param groups Letters that look alike, a string each, the one that stands for all first.
 * @returns The table for {@link bareLetters}.
 */
export function tableOfLookAlikes(groups: readonly (readonly string[])[]): LookAlikes {
  const table = Uint16Array.from({length: LAO_END - LAO_START}, (_, at) => LAO_START + at)
  for (const group of groups) {
    const first = group[0]?.charCodeAt(0) ?? 0
    for (const letter of group) {
      const at = letter.charCodeAt(0) - LAO_START
      if (at >= 0 && at < table.length) table[at] = first
    }
  }
  return table
}

const SPACE = 0x20
const LINE_FEED = 0x0a
const NIGGAHITA = 0x0ecd

/**
 * @param text Any text.
 * @param from Where the stretch begins.
 * @param to Where it ends.
 * @param table Look-alikes, as the rules have them.
 * @returns Its bare letters. White space between two Lao letters goes where it is one space;
 *   longer white space is one space, and lines end in U+000A.
 */
export function bareLetters(text: string, from: number, to: number, table: LookAlikes): Letters {
  // The digraphs ຳ ໜ ໝ ແ become two letters each.
  const room = 2 * (to - from)
  const codes = new Uint16Array(room)
  const offsets = new Int32Array(room)
  let length = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    let first = code
    let second = 0
    if (code >= LAO_START && code < LAO_END) {
      if (isTone(code)) continue
      const place = DIGRAPHS.indexOf(code)
      if (place >= 0) {
        first = table[PARTS[2 * place]! - LAO_START]!
        second = table[PARTS[2 * place + 1]! - LAO_START]!
      } else if (digitValue(code) >= 0) first = 0x30 + digitValue(code)
      else first = table[code - LAO_START]!
    } else if (isInvisible(code)) continue
    else if (code === LINE_FEED || code === 0x0c) first = LINE_FEED
    else if (isBlank(code)) {
      let behind = at + 1
      while (behind < to && isBlank(text.charCodeAt(behind))) behind++
      const single = behind === at + 1 && code !== 0x09
      at = behind - 1
      if (single && isLaoLetter(text.charCodeAt(at + 1)) && isLaoLetter(text.charCodeAt(at - 1))) {
        continue
      }
      first = SPACE
    } else if (code >= 0x41 && code <= 0x5a) first = code + 0x20
    else if (digitValue(code) >= 0) first = 0x30 + digitValue(code)
    codes[length] = first
    offsets[length++] = at
    if (second > 0) {
      codes[length] = second
      offsets[length++] = at
    }
  }
  return {
    codes: codes.subarray(0, length),
    offsets: offsets.subarray(0, length),
    length,
    end: to,
    text
  }
}

/** @returns The offset behind the letter before `at`, with the marks that it carries. */
export function endOf(letters: Letters, at: number): number {
  if (at <= 0) return letters.offsets[0] ?? letters.end
  let behind = letters.offsets[at - 1]! + 1
  while (behind < letters.end) {
    const code = letters.text.charCodeAt(behind)
    if (!isLaoMark(code) && !isInvisible(code)) break
    behind++
  }
  return behind
}

/** @returns The place of the first letter at or behind an offset. */
export function placeOf(letters: Letters, offset: number): number {
  let low = 0
  let high = letters.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (letters.offsets[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** AM, HO NO, HO MO, EI. */
const DIGRAPHS = [0x0eb3, 0x0edc, 0x0edd, 0x0ec1]
/** NIGGAHITA + AA, HO SUNG + NO, HO SUNG + MO, E + E. */
const PARTS = [NIGGAHITA, 0x0eb2, 0x0eab, 0x0e99, 0x0eab, 0x0ea1, 0x0ec0, 0x0ec0]

/** MAI EK … MAI CATAWA and the cancellation mark. */
function isTone(code: number): boolean {
  return code >= 0x0ec8 && code <= 0x0ecc
}

/** U+00AD, U+200B–U+200D, U+2060, U+FEFF. */
function isInvisible(code: number): boolean {
  if (code < 0x2000) return code === 0xad
  return (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff
}

function isBlank(code: number): boolean {
  return code === SPACE || code === 0x09 || code === 0xa0 || code === 0x0d || code === 0x3000
}
