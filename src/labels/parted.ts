import {foldForLookup} from '../script/fold.ts'
import type {Line, NumberingStyle} from '../types.ts'
import {createLabelMatcher, type LabelMatch, type LabelMatcher} from './matcher.ts'
import type {LabelRepair} from './repairs.ts'

/** The lines of a text and the labels that their sequence tells. */
export interface LabelledLines {
  readonly text: string
  readonly lines: readonly Line[]
  /** One entry a line; null where a line has no label. */
  readonly labels: readonly (LabelMatch | null)[]
}

/** Columns of the longest title that may stand welded to the line above. */
const LONGEST_TITLE = 70

/**
 * Finds labels that begin no line but should: an article after the full stop of the text above
 * (… ລະບຽບການ. ມາດຕາ 2 ຄຳສັບ), and the first paragraph after an article's number
 * (ມາດຕາ 5.(1) …) where the second one begins the next line.
 *
 * @param read The text's lines and labels.
 * @param styles The styles of numbering.
 * @returns Where lines are to be parted, in the order of the text.
 */
export function partLabels(read: LabelledLines, styles: readonly NumberingStyle[]): LabelRepair[] {
  const {text, lines, labels} = read
  const match = createLabelMatcher(styles)
  const weldedIn = lines.map((line) => findWelded(text, line, match))
  const welded = weldedIn.flat()
  const known = collectNumbers(labels)
  // Where the article above the first welded one counts to nothing else, that one tells of it.
  const starts = lines.map((line) => (line.blank ? null : match(text, line.start, line.end)))
  const all = collectNumbers([...labels, ...starts, ...welded.map(({label}) => label)])
  return lines.flatMap((line) => {
    if (line.blank) return []
    const first = partFirst(read, line, match)
    const found = first === null ? [] : [first]
    for (const {start, label} of weldedIn[line.index]!) {
      const number = label.numbers.at(-1) ?? 0
      if (number < 1 || known.get(label.key)?.has(number) === true) continue
      const numbers = all.get(label.key)
      if (numbers?.has(number - 1) !== true && numbers?.has(number + 1) !== true) continue
      const evidence = `${number} stands in its sequence`
      found.push({start, end: label.start, after: '\n', evidence})
    }
    return found
  })
}

/** A label after the end of a sentence on the same line, and where that sentence ends. */
interface Welded {
  readonly start: number
  readonly label: LabelMatch
}

/** What ends a sentence or an entry, the white space after it, and leaders of a contents page. */
const STOP = /[.;]["”»)]*([ \t\u00a0]+(?:\.{2,}[ \t]*|…[.…]*[ \t]*)?)/gu

function findWelded(text: string, line: Line, match: LabelMatcher): Welded[] {
  if (line.blank) return []
  return [...text.slice(line.start, line.end).matchAll(STOP)].flatMap((stop) => {
    const at = line.start + stop.index + stop[0].length
    const label = match(text, at, line.end)
    if (label === null || !isWorded(label) || !isTitle(text, label, line)) return []
    return [{start: at - stop[1]!.length, label}]
  })
}

function partFirst(
  {text, lines, labels}: LabelledLines,
  line: Line,
  match: LabelMatcher
): LabelRepair | null {
  const label = labels[line.index] ?? match(text, line.start, line.end)
  if (label === null || !isWorded(label) || label.numbers.length === 0) return null
  const inner = match(text, label.textStart, line.end)
  if (inner === null || !isBracketed(inner) || inner.numbers[0] !== 1) return null
  const next = lines.slice(line.index + 1).find(({blank}) => !blank)
  const second = next === undefined ? null : match(text, next.start, next.end)
  if (second?.key !== inner.key || second.numbers[0] !== 2) return null
  const {textStart} = label
  return {start: textStart, end: textStart, after: '\n', evidence: 'the second one begins a line'}
}

function collectNumbers(labels: readonly (LabelMatch | null)[]): Map<string, Set<number>> {
  const numbers = new Map<string, Set<number>>()
  for (const label of labels) {
    const number = label?.numbers.at(-1)
    if (label === null || number === undefined) continue
    numbers.set(label.key, (numbers.get(label.key) ?? new Set()).add(number))
  }
  return numbers
}

/** Whether a word that names a unit stands before the number. */
function isWorded({style: {prefixes, system}}: LabelMatch): boolean {
  return system !== 'series' && prefixes.some((prefix) => prefix.length > 1)
}

function isBracketed({style: {prefixes}}: LabelMatch): boolean {
  return prefixes.includes('(')
}

/** A title ends its line, and is no sentence. */
function isTitle(text: string, {textStart}: LabelMatch, {end}: Line): boolean {
  const title = text.slice(textStart, end)
  if (title === '' || title.replace(/\p{M}/gu, '').length > LONGEST_TITLE) return false
  return !/[.;,:]$/.test(title) && !/[.;]\s/.test(title)
}

/** Dots, as a table of contents has them, before a label. */
const LEADERS = /^(?:\.{2,}|…)[.…]*\s*/u

/**
 * Finds leaders before labels with a word or a Roman number (......ມາດຕາ 1, ....II.).
 *
 * @returns What is to be taken out, in the order of the text.
 */
export function findLeaders(
  {text, lines}: LabelledLines,
  styles: readonly NumberingStyle[]
): LabelRepair[] {
  const match = createLabelMatcher(styles)
  return lines.flatMap(({start, end, blank}) => {
    if (blank || !'.…'.includes(text.charAt(start))) return []
    const [leaders = ''] = LEADERS.exec(text.slice(start, end)) ?? []
    const label = leaders === '' ? null : match(text, start + leaders.length, end)
    if (label === null || label.numbers.length === 0) return []
    if (!isWorded(label) && label.style.role !== 'division') return []
    return [{start, end: start + leaders.length, after: '', evidence: `in front of ${label.raw}`}]
  })
}

/** The number after a label's word, and what closes it. */
const CLOSED_NUMBER = /^\s*[\d\u0ed0-\u0ed9]{1,3}\s*(?:[.:)](?!\d)|$)/u

/** Lines that have to begin so, at least; one may be a sentence. */
const FEWEST = 2

/**
 * Finds words of labels whose tone mark was lost (ຂໍ 1. for ຂໍ້ 1.): a number with its closing mark
 * comes after them, on two lines at least or beside others that are whole.
 *
 * @returns What they should read, in the order of the text.
 */
export function restoreWords(
  {text, lines, labels}: LabelledLines,
  styles: readonly NumberingStyle[]
): LabelRepair[] {
  const words = styles.flatMap((style) =>
    style.prefixes
      .map((word) => ({style, word, bare: word.replace(/[\u0ec8-\u0ecb]/g, '')}))
      .filter(({word, bare}) => bare !== word)
  )
  const found = lines.flatMap(({start, end, blank}) => {
    if (blank) return []
    const known = words.find(
      ({bare}) =>
        text.startsWith(bare, start) && CLOSED_NUMBER.test(text.slice(start + bare.length, end))
    )
    return known === undefined ? [] : [{...known, start}]
  })
  return found.flatMap(({style, word, bare, start}) => {
    const kin = found.filter((other) => other.style === style).length
    const whole = labels.some((label) => label?.style.id === style.id)
    if (kin < FEWEST && !whole) return []
    const at = mismatch(word, bare)
    const mark = word.slice(at, at + word.length - bare.length)
    const evidence = `the word of the label is ${foldForLookup(word)}`
    return [{start: start + at, end: start + at, after: mark, evidence}]
  })
}

function mismatch(left: string, right: string): number {
  let at = 0
  while (at < right.length && left.charAt(at) === right.charAt(at)) at++
  return at
}
