import {isWithin} from '../base/edit-distance.ts'
import {LAO_END, LAO_START} from '../script/classes.ts'
import {digitScript, digitValue, toAsciiDigits, writeDigit} from '../script/digits.ts'
import {foldForLookup} from '../script/fold.ts'
import {isBlank} from '../script/white-space.ts'
import type {Line} from '../types.ts'
import type {LabelCandidate} from './candidate.ts'
import type {LabelMatch} from './matcher.ts'
import {readRoman, writeRomanLabel} from './number.ts'

/**
 * @param sibling A legible label of the run.
 * @param number A number of the run.
 * @returns The number as the run writes its own.
 */
function writeLike({style, raw, numbers}: LabelMatch, number: number): string {
  switch (style.system) {
    case 'lao-letter':
    case 'circled':
      return style.characters[number - 1] ?? ''
    case 'roman':
      return writeRomanLabel(number)
    default: {
      if (/[IVXLC]$/.test(raw)) return writeRomanLabel(number)
      const outer = numbers.slice(0, -1).map((each) => `${each}.`)
      return writeDigits(outer.join('') + String(number), raw)
    }
  }
}

/** Writes ASCII digits in the script of those in a text. */
function writeDigits(number: string, like: string): string {
  for (let at = 0; at < like.length; at++) {
    const code = like.charCodeAt(at)
    if (digitValue(code) < 0) continue
    const script = digitScript(code) ?? 'Latin'
    return number.replace(/\d/g, (digit) => writeDigit(Number(digit), script))
  }
  return number
}

/** What closes a label, as `).` does 1). */
export function closingOf({style, raw}: LabelMatch): string {
  return style.suffixes.find((each) => each !== '' && raw.endsWith(each)) ?? ''
}

/**
 * Takes what looks like a label for one of a run.
 *
 * @param candidate What stands at the line's start.
 * @param sibling A legible label of the run.
 * @param number The number that the run asks for.
 * @param legible Whether that is the number that is written.
 */
export function takeCandidate(
  candidate: LabelCandidate,
  sibling: LabelMatch,
  number: number,
  legible: boolean
): LabelMatch {
  const {start, end, textStart, core, closing} = candidate
  const {style, key} = sibling
  const own = style.system === 'circled'
  const labelEnd = own ? start + core.length : end
  const raw = own ? core : core + closing
  const numbers = [...sibling.numbers.slice(0, -1), number]
  const match = {style, key, start, end: labelEnd, textStart, numbers, raw, misread: !legible}
  if (legible) return match
  const close = style.suffixes.includes(closing) ? closing : closingOf(sibling)
  const meant = writeLike(sibling, number) + (own ? '' : close)
  return {...match, meant}
}

/**
 * Gives a label of the run, whose number is illegible or another one, the number that is meant.
 *
 * @param label A label with a word in front, or the parts of 1.2.
 * @param sibling A legible label of the run.
 * @param number The number that the run asks for.
 */
export function renumber(label: LabelMatch, sibling: LabelMatch, number: number): LabelMatch {
  const {raw} = label
  const numbers = [...sibling.numbers.slice(0, -1), number]
  const close = sibling.style.prefixes.length > 0 ? '' : closingOf(label)
  const behind = raw.length - close.length
  let from = behind - 1
  while (from > 0 && !isParting(raw, from)) from--
  const meant = raw.slice(0, from) + writeLike(sibling, number) + close
  return {...label, numbers, misread: true, meant}
}

/**
 * Takes a line for one of a run whose word was misread: `ນາດຕາ 3`, where ມາດຕາ 3 is due.
 *
 * @param text The text that the line is of.
 * @param line The line.
 * @param sibling A legible label of the run, of a word and a number.
 * @returns The label; null where the line begins with no such word and a number.
 */
export function readMisreadWord(
  text: string,
  {start, end}: Line,
  sibling: LabelMatch
): LabelMatch | null {
  const head = text.slice(start, Math.min(end, start + LONGEST_HEAD))
  const [whole, word, space, digits] = WORD_AND_NUMBER.exec(head) ?? []
  const like = sibling.meant ?? sibling.raw
  const [, meantWord] = WORD_AND_NUMBER.exec(like) ?? []
  if (whole === undefined || word === undefined || digits === undefined) return null
  if (meantWord === undefined || !isNear(foldForLookup(word), foldForLookup(meantWord))) return null
  const roman = readRoman(like, like.length - 1, like.length) !== null
  const number = roman ? countStrokes(digits) : Number(toAsciiDigits(digits))
  if (Number.isNaN(number)) return null
  const written = roman ? writeRomanLabel(number) : digits
  const behind = start + whole.length
  let textStart = behind
  while (textStart < end && ' \t:.\u200b'.includes(text.charAt(textStart))) textStart++
  const {style, key} = sibling
  const match = {style, key, start, end: behind, textStart, numbers: [number], raw: whole}
  return {...match, misread: true, meant: `${meantWord}${space ?? ''}${written}`}
}

const LONGEST_HEAD = 28
const WORD_AND_NUMBER =
  /^([^\s\d\u0ed0-\u0ed9].{2,20}?)( ?)([\d\u0ed0-\u0ed9]{1,3}|[IVXl1|![\]]{1,4})(?=[\s:.)]|$)/
const STROKE = /[l1|![\]]/g

/** The value of a Roman number, however the strokes of I were read; NaN for anything else. */
function countStrokes(written: string): number {
  const strokes = written.replace(STROKE, 'I')
  const read = readRoman(strokes, 0, strokes.length)
  return read?.end === strokes.length ? read.numbers[0]! : NaN
}
/** For each so many letters of a word, one may be misread, but no more than so many in all. */
const LETTERS_PER_ERROR = 2.5
const MOST_ERRORS = 2

/** Whether two words differ, but by no more than an engine may misread. */
function isNear(seen: string, meant: string): boolean {
  const most = Math.min(MOST_ERRORS, Math.floor(meant.length / LETTERS_PER_ERROR))
  return seen !== meant && isWithin(seen, meant, most)
}

/**
 * @param label A Roman number that was read as strokes.
 * @param number What it counts.
 */
export function withMeaning(label: LabelMatch, number: number): LabelMatch {
  const {raw, style} = label
  if (style.prefixes.length === 0) {
    return {...label, numbers: [number], meant: writeRomanLabel(number) + closingOf(label)}
  }
  let from = raw.length
  while (from > 0 && raw.charCodeAt(from - 1) < LAO_START && raw.charAt(from - 1) !== ' ') from--
  return {...label, numbers: [number], meant: raw.slice(0, from) + writeRomanLabel(number)}
}

/** Whether a code unit is a letter or mark of Lao. */
function isLaoCode(code: number): boolean {
  return digitValue(code) < 0 && code >= LAO_START && code < LAO_END
}

/** Whether the number begins here: after white space, or where a word ends in digits. */
function isParting(raw: string, at: number): boolean {
  const before = raw.charCodeAt(at - 1)
  if (isBlank(before)) return true
  return !isLaoCode(raw.charCodeAt(at)) && isLaoCode(before)
}
