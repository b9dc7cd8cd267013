import {LAO_START, ZERO_WIDTH_SPACE} from '../script/classes.ts'
import {digitScript, digitValue, writeDigit} from '../script/digits.ts'
import type {LabelCandidate} from './label-candidate.ts'
import type {LabelMatch} from './label-matcher.ts'
import {writeRoman} from './label-number.ts'

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
      return writeRoman(number)
    default: {
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
 * @param text The text that the candidate was read in.
 * @param candidate What stands at the line's start.
 * @param sibling A legible label of the run.
 * @param number The number that the run asks for.
 * @param legible Whether that is the number that is written.
 */
export function takeCandidate(
  text: string,
  candidate: LabelCandidate,
  sibling: LabelMatch,
  number: number,
  legible: boolean
): LabelMatch {
  const {start, end, textStart, core, closing} = candidate
  const {style, key} = sibling
  const own = style.system === 'circled'
  const labelEnd = own ? start + core.length : end
  const raw = text.slice(start, labelEnd)
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
  let from = behind
  while (from > 0 && !isParting(raw, from)) from--
  const meant = raw.slice(0, from) + writeLike(sibling, number) + close
  return {...label, numbers, misread: true, meant}
}

/**
 * @param label A Roman number that was read as strokes.
 * @param number What it counts.
 */
export function withMeaning(label: LabelMatch, number: number): LabelMatch {
  return {...label, numbers: [number], meant: writeRoman(number) + closingOf(label)}
}

/** Whether the number begins here: behind white space, or where a word ends in digits. */
function isParting(raw: string, at: number): boolean {
  const before = raw.charCodeAt(at - 1)
  if (before === 0x20 || before === 0x09 || before === 0xa0 || before === ZERO_WIDTH_SPACE)
    return true
  return digitValue(raw.charCodeAt(at)) >= 0 && digitValue(before) < 0 && before >= LAO_START
}
