import {foldForLookup} from '../script/fold.ts'
import {digitValue} from '../script/digits.ts'
import {addBareRomans} from './bare-romans.ts'
import {readDecimal} from './number.ts'
import {createLabelMatcher, mayCount, readSeriesHead, type LabelMatch} from './matcher.ts'
import {fillGaps} from './fill-gaps.ts'
import {mendOrder} from './mend-order.ts'
import {withoutQuoted} from './quoted.ts'
import {addStrokeRomans} from './stroke-romans.ts'
import type {Line, NumberingStyle} from '../types.ts'

/**
 * Reads the label at the start of each line. Numbers that follow from nothing are not labels: a
 * bare number that no neighbour counts up to, or on from, is the beginning of a sentence. What is
 * no label by itself, as a number without its dot, is one where the sequence asks for it.
 *
 * @param text The text that the lines are of.
 * @param lines All of its lines.
 * @param styles The styles of numbering.
 * @returns One entry a line; null where a line has no label.
 */
export function readLabels(
  text: string,
  lines: readonly Line[],
  styles: readonly NumberingStyle[]
): (LabelMatch | null)[] {
  const match = createLabelMatcher(styles, findSeries(text, lines, styles))
  const all = lines.map((line) => (line.blank ? null : match(text, line.start, line.end)))
  const read = withoutQuoted(text, lines, all, match)
  const counted = collectNumbers(read)
  const labels = read.map((label) =>
    label !== null && isLegible(label) && counts(label, counted) ? label : null
  )
  addFirstParts(lines, labels, read)
  addLoneTitles(text, lines, labels, read)
  const roman = styles.find(({system, prefixes}) => system === 'roman' && prefixes.length === 0)
  if (roman !== undefined) addBareRomans(text, lines, labels, roman)
  mendOrder(labels)
  if (roman !== undefined) addStrokeRomans(text, lines, labels, roman)
  const filled = fillGaps(text, lines, labels, read).map(
    (label, at) => label ?? keepShape(read[at]!)
  )
  addBareAnnexes(text, lines, filled, styles)
  return filled
}

/** Columns of the longest line that a lone 2.1 is the label of. */
const LONGEST_TITLE = 70

/** Takes a lone 2.1 before a title for a label where the label before it is that of a 2. */
function addFirstParts(
  lines: readonly Line[],
  labels: (LabelMatch | null)[],
  read: readonly (LabelMatch | null)[]
): void {
  let open: number | undefined
  read.forEach((label, at) => {
    const known = labels[at]
    if (known != null && known.style.system !== 'bullet') open = known.numbers.at(-1)
    else if (label?.style.system === 'multilevel') {
      const {numbers} = label
      const opens = numbers.length === 2 && numbers[0] === open && numbers[1] === 1
      if (opens && lines[at]!.width <= LONGEST_TITLE) labels[at] = label
    }
  })
}

/**
 * Takes a number that no other counts to for a label where its line is plainly a title: a page that
 * was cut out of a law has but one chapter's beginning, and a contract one annex.
 */
function addLoneTitles(
  text: string,
  lines: readonly Line[],
  labels: (LabelMatch | null)[],
  read: readonly (LabelMatch | null)[]
): void {
  const last = lines.findLastIndex(({blank}) => !blank)
  read.forEach((label, at) => {
    if (label === null || labels[at] !== null || label.misread || at >= last) return
    const line = lines[at]!
    const above = lines[at - 1]
    const below = lines[at + 1]
    const parted = above === undefined || above.blank
    const apart =
      label.style.system === 'multilevel'
        ? parted && governs(line, below)
        : mayStandAlone(label) && (parted || endsText(text, above))
    if (!apart || line.width > LONGEST_TITLE || !isTitle(text, label.textStart, line.end)) return
    labels[at] = label
  })
}

/** Whether a wider line stands right below: a sum at the start of a line has no text of its own. */
function governs(line: Line, below: Line | undefined): boolean {
  return below !== undefined && !below.blank && below.width > line.width
}

/** The section of what is appended to a document. */
export const ANNEX = 'annex'

/** Takes the word for an annex for a label where it stands alone: a document has often but one. */
function addBareAnnexes(
  text: string,
  lines: readonly Line[],
  labels: (LabelMatch | null)[],
  styles: readonly NumberingStyle[]
): void {
  const style = styles.find(({section}) => section === ANNEX)
  if (style === undefined) return
  const words = new Set(style.prefixes.map(foldForLookup))
  const longest = Math.max(...style.prefixes.map((word) => word.length))
  for (const {index, start, end, blank} of lines) {
    if (blank || end - start > longest + 1 || lines[index - 1]?.blank === false) continue
    const raw = text.slice(start, end).replace(/:$/, '')
    if (labels[index] !== null || !words.has(foldForLookup(raw))) continue
    const place = {start, end: start + raw.length, textStart: end}
    labels[index] = {style, key: style.id, ...place, numbers: [], raw, misread: false}
  }
}

/** Whether a label tells by itself that it is one: by its word, or as a Roman number that is closed. */
function mayStandAlone({style, numbers, raw}: LabelMatch): boolean {
  if (numbers.length === 0 || style.role === 'point' || style.system === 'series') return false
  if (style.system === 'roman') return /^[IVX]+[./]/.test(raw)
  return style.prefixes.length > 0
}

/** Whether a line ends as a sentence or an entry does. */
function endsText(text: string, {end}: Line): boolean {
  return '.;:'.includes(text.charAt(end - 1))
}

/** A title, or none below a label that stands alone; never a sentence. */
function isTitle(text: string, start: number, end: number): boolean {
  return !/[.;,:]$|[.;]\s/.test(text.slice(start, end))
}

/** A word that numbers, and a token with digits: a label, whatever its number is. */
function keepShape(read: LabelMatch | null): LabelMatch | null {
  if (read === null || isLegible(read)) return null
  const {style, raw} = read
  return style.system === 'series' || holdsDigit(raw) ? read : null
}

function isLegible({numbers, style}: LabelMatch): boolean {
  return numbers.length > 0 || style.system === 'bullet'
}

function holdsDigit(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (digitValue(text.charCodeAt(at)) >= 0) return true
  return false
}

/** Shorter than any line that a series could stand in. */
const SHORTEST = 4

/** Words that stand with `ທີ` and a number at the starts of two lines at least, counting up. */
function findSeries(
  text: string,
  lines: readonly Line[],
  styles: readonly NumberingStyle[]
): Set<string> {
  const counting = styles.filter(({system}) => system === 'series')
  const particles = counting.flatMap(({prefixes}) => prefixes)
  const others = new Set(counting.flatMap(({except}) => except.map(foldForLookup)))
  const found = new Map<string, Set<number>>()
  if (particles.length > 0) {
    for (const line of lines) {
      if (line.end - line.start < SHORTEST) continue
      if (!mayCount(text, line.start, line.end, particles)) continue
      const head = readSeriesHead(text, line.start, line.end, particles)
      if (head === null || head.particle === '' || others.has(head.word)) continue
      const number = readDecimal(text, head.numberAt, line.end)
      if (number === null) continue
      const numbers = found.get(head.word) ?? new Set()
      found.set(head.word, numbers.add(number.numbers[0]!))
    }
  }
  const series = new Set<string>()
  for (const [word, numbers] of found) {
    if ([...numbers].some((n) => numbers.has(n + 1))) series.add(word)
  }
  return series
}

/** The numbers that each key has in the text; a multilevel one as `parent.last`. */
function collectNumbers(labels: readonly (LabelMatch | null)[]): Map<string, Set<string>> {
  const counted = new Map<string, Set<string>>()
  for (const label of labels) {
    if (label === null) continue
    const numbers = counted.get(label.key) ?? new Set()
    counted.set(label.key, numbers.add(label.numbers.join('.')))
  }
  return counted
}

/** How many numbers may be missing between two that count. */
const GAP = 3

function counts(label: LabelMatch, counted: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const {system} = label.style
  if (label.numbers.length === 0 || system === 'circled') return true
  // ໝວດທີ |! is a chapter, whatever else was read.
  if (label.misread && label.style.prefixes.length > 0) return true
  const last = label.numbers.at(-1)!
  const outer = label.numbers.slice(0, -1)
  const numbers = counted.get(label.key)
  const has = (n: number): boolean => numbers?.has([...outer, n].join('.')) === true
  // A lone 1.5 or ມາດຕາ 12 at a line's start may be a sum or a reference.
  const first = last === 1 && system !== 'multilevel' && !label.misread
  if (first) return true
  for (let apart = 1; apart <= GAP; apart++) {
    if (has(last - apart) || (last > 0 && has(last + apart))) return true
  }
  return false
}
