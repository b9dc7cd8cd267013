import {oncePer} from '../base/once-per.ts'
import {digitScript, digitValue} from '../script/digits.ts'
import {foldForLookup} from '../script/fold.ts'
import type {Ruleset, Script, Stretch} from '../types.ts'

/** A run of digits, some of them of a script that engines put in place of Lao. */
export interface DigitRun extends Stretch {
  readonly value: number
  /** Of its first digit that is neither of Lao nor of ASCII. */
  readonly script: Script
}

/**
 * Tells which digits of other scripts do not have the value that they show: an engine that reads
 * Khmer ៤ for Lao ໒ writes years that never were. A run is doubtful where the word in front of it
 * asks for a year, a month or a day that it is not, where most of what such runs tell of one of
 * its digits is against it, and beside another number, where no number stands.
 *
 * @param text The text.
 * @param runs Its runs of digits, in order.
 * @param ruleset The lists `year-cues`, `month-cues` and `date-cues`.
 * @returns The runs that are no such date, and those that are doubtful for other reasons.
 */
export function findDoubtful(
  text: string,
  runs: readonly DigitRun[],
  ruleset: Ruleset
): {readonly refuted: ReadonlySet<DigitRun>; readonly doubtful: ReadonlySet<DigitRun>} {
  const cues = dateCues(ruleset)
  const refuted = new Set<DigitRun>()
  const credit = new Map<string, number>()
  for (const run of runs) {
    const asked = cueBefore(text, run.start, cues)
    if (asked === null) continue
    const fits = asked.fits(run.value, run.end - run.start)
    if (!fits) refuted.add(run)
    for (const digit of new Set(text.slice(run.start, run.end))) {
      credit.set(digit, (credit.get(digit) ?? 0) + (fits ? 1 : -1))
    }
  }
  const doubtful = new Set<DigitRun>()
  for (const run of runs) {
    if (refuted.has(run)) continue
    const discredited = Array.from(text.slice(run.start, run.end)).some(
      (digit) => (credit.get(digit) ?? 0) < 0
    )
    if (discredited || isBesideNumber(text, run)) doubtful.add(run)
  }
  return {refuted, doubtful}
}

interface Cue {
  readonly words: readonly string[]
  readonly fits: (value: number, digits: number) => boolean
}

const dateCues = oncePer(({vocabulary}: Ruleset): readonly Cue[] => {
  const wordsOf = (list: string): string[] =>
    (vocabulary.get(list) ?? []).flatMap(({words}) => words.map(foldForLookup))
  return [
    {words: wordsOf('year-cues'), fits: (value, digits) => digits < 4 || isYear(value, digits)},
    {words: wordsOf('month-cues'), fits: (value, digits) => digits > 2 || isBetween(value, 1, 12)},
    {words: wordsOf('date-cues'), fits: (value, digits) => digits > 3 || isBetween(value, 1, 31)}
  ]
})

/** Of the Gregorian and of the Buddhist calendar. */
function isYear(value: number, digits: number): boolean {
  return digits === 4 && (isBetween(value, 1800, 2199) || isBetween(value, 2400, 2699))
}

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}

/** Characters of the longest word that asks for a date. */
const REACH = 16

function cueBefore(text: string, start: number, cues: readonly Cue[]): Cue | null {
  const head = foldForLookup(text.slice(Math.max(0, start - REACH), start)).replace(/[ .:]+$/, '')
  return cues.find(({words}) => words.some((word) => head.endsWith(word))) ?? null
}

/** Whether one space parts the run from a number in ASCII digits, which engines read as they are. */
function isBesideNumber(text: string, {start, end}: DigitRun): boolean {
  const before = text.charAt(start - 1) === ' ' && isAscii(text.charCodeAt(start - 2))
  const behind = text.charAt(end) === ' ' && isAscii(text.charCodeAt(end + 1))
  return before || behind
}

function isAscii(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/**
 * @param text The text.
 * @param start Offset (UTF-16) of a digit.
 * @returns The run of digits that begins there; null where all of them are of Lao or of ASCII.
 */
export function readDigitRun(text: string, start: number): DigitRun | null {
  let value = 0
  let script: Script | null = null
  let end = start
  for (let digit = digitValue(text.charCodeAt(end)); digit >= 0;) {
    const own = digitScript(text.charCodeAt(end))
    if (own !== 'Lao' && own !== 'Latin') script ??= own
    value = value * 10 + digit
    digit = digitValue(text.charCodeAt(++end))
  }
  return script === null ? null : {start, end, value, script}
}
