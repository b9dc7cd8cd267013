import type {LabelMatch} from '../lines/label-matcher.ts'
import {writeRoman} from '../lines/label-number.ts'
import type {Reading} from '../lines/reading.ts'
import {digitScript, digitValue, writeDigit} from '../script/digits.ts'
import {foldForLookup} from '../script/fold.ts'
import type {Edit, OperationRule, Ruleset, Script} from '../types.ts'
import {editBy} from './context.ts'
import {repairRomanOnes} from './roman-ones.ts'

/** Labels of one style, in the order of the text. */
type Run = readonly LabelMatch[]

/**
 * Repairs labels that were misread, by the sequence that they stand in: an illegible number
 * between 11 and 13, strokes for Roman numbers, `ທີ` lost from one word of a series. A number that
 * can be read stays as it is.
 *
 * @param reading The phase's input text, one unit a line.
 * @param ruleset Rules: operations `label-number` and `label-particle`, and numbering.
 * @returns Edits in the order of the text.
 */
export function repairLabels({text, lines, labels}: Reading, ruleset: Ruleset): Edit[] {
  const numberRule = ruleset.operations.get('label-number')
  const particleRule = ruleset.operations.get('label-particle')
  if (numberRule === undefined && particleRule === undefined) return []
  const edits = [...groupByKey(labels)].flatMap((run) => [
    ...(numberRule === undefined ? [] : repairNumbers(text, run, numberRule)),
    ...(particleRule === undefined ? [] : restoreParticles(run, particleRule))
  ])
  if (numberRule !== undefined) edits.push(...repairRomanOnes(text, lines, numberRule))
  return edits.sort((a, b) => a.start - b.start)
}

function groupByKey(labels: readonly (LabelMatch | null)[]): Iterable<LabelMatch[]> {
  const runs = new Map<string, LabelMatch[]>()
  for (const label of labels) {
    if (label === null || label.style.system === 'bullet') continue
    const run = runs.get(label.key)
    if (run === undefined) runs.set(label.key, [label])
    else run.push(label)
  }
  return runs.values()
}

function repairNumbers(text: string, run: Run, rule: OperationRule): Edit[] {
  const edits: Edit[] = []
  let last = 0
  run.forEach((label, at) => {
    if (!label.misread) {
      last = label.numbers.at(-1) ?? last
      return
    }
    const read = label.numbers[0] ?? missingNumber(run[at - 1], run[at + 1])
    if (read === null) return
    const number = withLostStrokes(read, last, run[at + 1])
    last = number
    const {start, end} = numberSpan(text, label)
    const after =
      label.style.system === 'roman' ? writeRoman(number) : write(number, scriptOf(text, run))
    if (after === text.slice(start, end)) return
    edits.push(editBy(rule, start, end, after, `its neighbours ask for ${number}`))
  })
  return edits
}

/** The highest Roman number of nothing but strokes. */
const MOST_STROKES = 3

/**
 * A third stroke is lost easily: `|.` behind II is III, unless the count begins anew, which the
 * label behind it would tell.
 */
function withLostStrokes(read: number, last: number, after: LabelMatch | undefined): number {
  const due = last + 1
  const upper = after?.numbers.at(-1) ?? Infinity
  return last > 1 && read < due && due <= MOST_STROKES && upper > due ? due : read
}

/** The one number that the neighbours leave room for; null where they leave none, or several. */
function missingNumber(
  before: LabelMatch | undefined,
  after: LabelMatch | undefined
): number | null {
  const lower = before?.numbers.at(-1)
  const upper = after?.numbers.at(-1)
  if (lower !== undefined && upper !== undefined) return upper === lower + 2 ? lower + 1 : null
  return lower === undefined && before === undefined && upper === 2 ? 1 : null
}

function numberSpan(text: string, {start, end, style}: LabelMatch): {start: number; end: number} {
  if (style.system === 'roman') {
    const suffix = style.suffixes.find((each) => each !== '' && text.endsWith(each, end)) ?? ''
    const raw = text.slice(start, end)
    const length = raw.endsWith(suffix) ? raw.length - suffix.length : raw.length
    return {start, end: start + length}
  }
  let from = end
  while (from > start && !/[\s\u200b]/.test(text.charAt(from - 1))) from--
  return {start: from, end}
}

/** The script of the digits that the run's legible numbers are written in. */
function scriptOf(text: string, run: Run): Script {
  for (const {misread, end} of run) {
    const code = text.charCodeAt(end - 1)
    if (!misread && digitValue(code) >= 0) return digitScript(code) ?? 'Latin'
  }
  return 'Latin'
}

function write(number: number, script: Script): string {
  return String(number).replace(/\d/g, (digit) => writeDigit(Number(digit), script))
}

/** Share of a series' labels that have the particle where the others have lost it. */
const PARTICLE_SHARE = 0.6

function restoreParticles(run: Run, rule: OperationRule): Edit[] {
  const [particle] = run[0]?.style.prefixes ?? []
  if (run[0]?.style.system !== 'series' || particle === undefined) return []
  const bare = run.filter(({raw}) => !foldForLookup(raw).includes(particle))
  if (1 - bare.length / run.length < PARTICLE_SHARE) return []
  return bare.flatMap(({start, raw}) => {
    const at = start + wordLength(raw)
    return [editBy(rule, at, at, particle, 'as in the rest of the series')]
  })
}

/** The length of the word in front of the number. */
function wordLength(raw: string): number {
  let at = 0
  while (at < raw.length && raw.charAt(at) !== ' ' && digitValue(raw.charCodeAt(at)) < 0) at++
  return at
}
