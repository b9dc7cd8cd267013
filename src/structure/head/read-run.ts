import type {Span} from '../../types.ts'
import type {DocumentReader} from '../reader/fact-reader.ts'
import {
  closedCue,
  colonCue,
  headField,
  innerOf,
  openCue,
  type Cue,
  type Inner
} from '../reader/cues.ts'
import {squeeze} from '../reader/columns.ts'
import {isLabelled, isParagraph, PARAGRAPH} from './running-text.ts'
import type {FactWords} from '../reader/fact-words.ts'

/** Outside a letter ເຖິງ is a word like any other: there a colon has to follow. */
export function addresseeCue(inner: Inner, words: FactWords, letter: boolean): Cue | null {
  const cue = closedCue(inner, words.addresseeCues)
  if (cue === null || cue.found.cost > 0) {
    return letter ? colonCue(inner, words.addresseeCues, [words.subjectCues]) : null
  }
  return cue.colon || (letter && inner.line.width <= 2 * PARAGRAPH) ? cue : null
}

/** The word that announces, on a line of its own, what a document is about. */
export function subjectCue(inner: Inner, words: FactWords, letter: boolean): Cue | null {
  const cue = closedCue(inner, words.subjectCues)
  if (cue !== null || !letter) return cue
  return colonCue(inner, words.subjectCues, [words.addresseeCues])
}

/** Nor does it run on over lines as wide as this, unless a comma or a conjunction joins them. */
const WIDEST_RUN = 90
/** No addressee and no subject takes more lines. */
const LONGEST_RUN = 12

/** Reads what a word announces, on over the lines that its writer or an engine broke it into. */
export function readRun(
  reader: DocumentReader,
  from: number,
  cue: Cue
): {value: string | null; last: number; span: Span<'corrected'>} {
  const {text, lines, words, bullets} = reader
  const first = lines[from]!
  const own = text.slice(cue.valueStart, Math.max(cue.valueStart, first.end))
  const itemised = bullets.has(own.charAt(0)) && /^.\s/.test(own)
  const parts = [itemised ? own.slice(1) : own]
  const listed = own.trim() === ''
  let last = from
  let gap = false
  for (let at = from + 1; at < lines.length && parts.length < LONGEST_RUN; at++) {
    const line = lines[at]!
    if (line.blank) {
      gap = true
      continue
    }
    const before = parts.at(-1)!.trim()
    const inner = innerOf(reader, line, bullets)
    if (startsAnew(inner, words) || (!inner.bullet && isLabelled(reader, line))) break
    if (openCue(inner, words.dateCues)?.colon === true) break
    const item = inner.bullet && (listed || itemised)
    if (!item) {
      if (inner.bullet || /[.;:]$/.test(before)) break
      const open = /,$/.test(before) || joins(inner, words)
      // Across a blank line only what is plainly the middle of a list runs on.
      const runsOn = open || text.slice(line.start, line.end).includes(',')
      if (before !== '' && !(runsOn && line.width <= PARAGRAPH) && isParagraph(text, line)) break
      if (before !== '' && !runsOn && line.width > WIDEST_RUN) break
      const inList = runsOn && parts.some((part) => part.includes(','))
      if (gap && !(listed && parts.length === 1) && !open && !inList) break
      if (gap && line.width > 2 * PARAGRAPH) break
    }
    parts.push(text.slice(inner.start, inner.end))
    last = at
    gap = false
  }
  const value = squeeze(parts.join(' ')).replace(/[.;,\s]+$/, '')
  const start = listed && last > from ? lines[from + 1]!.start : cue.valueStart
  const span = {start, end: Math.max(start, lines[last]!.end)}
  return {value: value === '' ? null : value, last, span}
}

/** Whether the line begins with a word that begins no sentence. */
function joins({letters}: Inner, words: FactWords): boolean {
  const at = letters.first
  return words.joiners.at(letters, at) !== null || words.ownerCues.at(letters, at) !== null
}

/** Whether the line begins something else. */
function startsAnew(inner: Inner, words: FactWords): boolean {
  return (
    openCue(inner, words.basisCues) !== null ||
    closedCue(inner, words.basisHeadings) !== null ||
    subjectCue(inner, words, true) !== null ||
    addresseeCue(inner, words, true)?.colon === true ||
    headField(inner, words) !== null ||
    openCue(inner, words.numberCues) !== null
  )
}
