import {isLaoLetter, isLaoMark} from '../script/classes.ts'
import {digitValue} from '../script/digits.ts'
import {isBlank, skipBlanks} from '../script/white-space.ts'
import type {Line} from '../types.ts'
import {readRoman} from './number.ts'

/** What stands at a line's start like a label, but is none of any style, or of another one. */
export interface LabelCandidate {
  readonly line: number
  readonly start: number
  /** After the closing marks. */
  readonly end: number
  readonly textStart: number
  /** What should be the number, without what closes it. */
  readonly core: string
  readonly closing: string
  /** The number that the core is in digits, or in Roman capitals; null where it is neither. */
  readonly digits: number | null
  readonly roman: number | null
  /**
   * What the core is made of: a number that can be read; one Lao letter; nothing, so that the
   * closing mark stands alone; or what no label of any style holds.
   */
  readonly kind: 'number' | 'letter' | 'nothing' | 'strange'
}

/** UTF-16 code units of the longest label of a bare number, with what closes it. */
const LONGEST = 6
/** Base characters of its longest number. */
const LONGEST_CORE = 4
const LONGEST_CLOSING = 2
const CLOSING = '.):;,/]}>'

/**
 * Reads what looks like a label without a word in front, however its number was read.
 *
 * @param text The text that the line is of.
 * @param line A line that is not blank.
 * @returns null where the line begins like a text.
 */
export function readCandidate(text: string, {index, start, end}: Line): LabelCandidate | null {
  const limit = Math.min(end, start + LONGEST + 1)
  let at = start
  while (at < limit && !isBlank(text.charCodeAt(at))) {
    if (at > start && isJoined(text, at)) return joinedNumber(text, index, start, at)
    at++
  }
  if (at - start > LONGEST || at >= end) return null
  let coreEnd = at
  while (coreEnd > start && CLOSING.includes(text.charAt(coreEnd - 1))) coreEnd--
  if (at - coreEnd > LONGEST_CLOSING) return null
  const core = text.slice(start, coreEnd)
  const kind = sortOf(core)
  if (kind === null || (at === coreEnd && !mayStandOpen(core, kind))) return null
  return {
    line: index,
    start,
    end: at,
    textStart: skipBlanks(text, at, end),
    core,
    closing: text.slice(coreEnd, at),
    kind,
    ...readNumber(core)
  }
}

function isJoined(text: string, at: number): boolean {
  return isLaoLetter(text.charCodeAt(at)) && digitValue(text.charCodeAt(at - 1)) >= 0
}

/** `2ປູກ`: a number without a mark or a space after it. */
function joinedNumber(
  text: string,
  line: number,
  start: number,
  end: number
): LabelCandidate | null {
  const core = text.slice(start, end)
  const {digits, roman} = readNumber(core)
  if (digits === null || core.length > 2) return null
  return {line, start, end, textStart: end, core, closing: '', kind: 'number', digits, roman}
}

function readNumber(core: string): Pick<LabelCandidate, 'digits' | 'roman'> {
  const romanRead = readRoman(core, 0, core.length)
  const roman = romanRead?.end === core.length ? romanRead.numbers[0]! : null
  if (core === '' || core.length > 3) return {digits: null, roman}
  let digits = 0
  for (let at = 0; at < core.length; at++) {
    const digit = digitValue(core.charCodeAt(at))
    if (digit < 0) return {digits: null, roman}
    digits = 10 * digits + digit
  }
  return {digits, roman}
}

function sortOf(core: string): LabelCandidate['kind'] | null {
  if (core === '') return 'nothing'
  const {digits, roman} = readNumber(core)
  if (digits !== null || roman !== null) return 'number'
  let bases = 0
  let lao = 0
  for (let at = 0; at < core.length; at++) {
    const code = core.charCodeAt(at)
    // A stop inside is that of an abbreviation or a number of several levels.
    if (code === 0x2e || code === 0x2d) return null
    if (isLaoMark(code)) continue
    bases++
    if (isLaoLetter(code)) lao++
  }
  if (bases > LONGEST_CORE || lao > 1) return null
  return bases === 1 && lao === 1 ? 'letter' : 'strange'
}

/** A number, a letter alone, or half a circle; anything else before a space is a word. */
function mayStandOpen(core: string, kind: LabelCandidate['kind']): boolean {
  if (kind === 'number') return core.length < 5
  if (kind === 'letter') return core.length === 1
  return kind === 'strange' && isHalfCircle(core)
}

/** What engines read for the left half of a circle, and signs that are circles. */
const HALVES = '([{<©®@“"‘'

/** @returns Whether a bracket that closes nowhere, or a round sign, stands for a circle. */
export function isHalfCircle(core: string): boolean {
  return core.length > 0 && core.length <= 3 && HALVES.includes(core.charAt(0))
}
