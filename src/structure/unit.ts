import type {LabelMatch} from '../labels/matcher.ts'
import type {Reading} from '../lines/reading.ts'
import {isLaoMark, ZERO_WIDTH_SPACE} from '../script/classes.ts'
import {digitValue} from '../script/digits.ts'
import {foldForLookup} from '../script/fold.ts'
import type {Corrected, Line, Ruleset, Suspect, TableBlock, TextBlock} from '../types.ts'
import {oncePer} from '../base/once-per.ts'
import {readPassages} from './read-passages.ts'

/** A line of the corrected text with what it says of itself. */
export interface Unit {
  readonly line: Line
  readonly label: LabelMatch | null
  /** Where the text behind the label begins; equal to `end` where there is none. */
  readonly start: number
  readonly end: number
  /** Columns of that text. */
  readonly width: number
  /** Whether a blank line, or nothing, stands in front. */
  readonly apart: boolean
  /** The passage kept verbatim that the text is; null for plain text. */
  readonly suspect: Suspect | null
  /** 1 to 6 where the Markdown source marks a heading. */
  readonly hint: number | null
  /** Whether the text ends with a colon, so that it leads to what follows. */
  readonly leads: boolean
  /** Whether the line is a title that needs no number. */
  readonly titled: boolean
  /** The block that the line is by itself, whatever stands around, or begins; null for others. */
  readonly passage: TableBlock | TextBlock | null
}

/**
 * Reads the units of a text: its lines that are not blank.
 *
 * @param corrected The corrected text, with its suspects and heading hints.
 * @param reading The same text, as it is read.
 * @param ruleset Rules: the list `heading-words`.
 * @param isFrame Whether a line belongs to the letterhead, the title or the signature.
 */
export function readUnits(
  corrected: Corrected,
  reading: Reading,
  ruleset: Ruleset,
  isFrame: (line: Line) => boolean
): Unit[] {
  const {text, lines, labels} = reading
  const words = headingWords(ruleset)
  const suspects = createSuspectFinder(corrected)
  const hints = createHintFinder(corrected)
  const passages = readPassages(reading, ruleset, isFrame)
  const units: Unit[] = []
  let apart = true
  let behind = 0
  for (const line of lines) {
    if (line.index < behind) continue
    if (line.blank) {
      apart = true
      continue
    }
    const hint = hints(line)
    const passage = hint === null ? passages.get(line.index) : undefined
    if (passage !== undefined) {
      behind = passage.last + 1
      units.push(unitOf(line, passage.block, apart))
      apart = false
      continue
    }
    const read = isContentsEntry(text, line) ? null : (labels[line.index] ?? null)
    const label = repeatsHeading(text, line, read, units.at(-1)) ? null : read
    const start = label?.textStart ?? line.start
    units.push({
      line,
      label,
      start,
      end: line.end,
      width: countColumns(text, start, line.end),
      apart,
      suspect: suspects(start, line.end),
      hint,
      leads: text.charAt(line.end - 1) === ':',
      titled: label === null && words.has(bareWord(text, line)),
      passage: null
    })
    apart = false
  }
  return units
}

/** A passage of several lines is one unit, with the place of its first line. */
function unitOf(first: Line, passage: TableBlock | TextBlock, apart: boolean): Unit {
  const {start, end} = passage.span
  const line = {...first, start, end}
  const {width} = first
  return {
    line,
    label: null,
    start,
    end,
    width,
    apart,
    suspect: null,
    hint: null,
    leads: false,
    titled: false,
    passage
  }
}

/** Whether a paragraph begins with the heading above it once more: label, title and its text. */
function repeatsHeading(
  text: string,
  line: Line,
  label: LabelMatch | null,
  above: Unit | undefined
): boolean {
  if (label === null || above?.label?.key !== label.key || above.start >= above.end) return false
  if (label.numbers.length === 0 || label.numbers.join() !== above.label.numbers.join())
    return false
  const title = text.slice(above.start, above.end)
  return text.startsWith(`${title} `, label.textStart) && line.end > label.textStart + title.length
}

/** An entry of a table of contents ends with dots and the number of a page. */
const CONTENTS = /(?:\.{5,}|…{2,}|(?: \.){4,})\s*[\d\u0ed0-\u0ed9]{1,3}$/

function isContentsEntry(text: string, {start, end}: Line): boolean {
  if (digitValue(text.charCodeAt(end - 1)) < 0) return false
  return CONTENTS.test(text.slice(Math.max(start, end - 16), end))
}

/** A ruleset's titles that need no number, folded. */
const headingWords = oncePer(({vocabulary}: Ruleset): ReadonlySet<string> => {
  const entries = vocabulary.get('heading-words') ?? []
  return new Set(entries.flatMap(({words}) => words.map(foldForLookup)))
})

/** A ruleset's last words of sentences that lead to a list, folded. */
const leadIns = oncePer(({vocabulary}: Ruleset): readonly string[] =>
  (vocabulary.get('lead-ins') ?? []).flatMap(({words}) => words.map(foldForLookup))
)

/** The characters at a line's end that the longest of them takes. */
const LEAD_IN = 16

/**
 * @param text The text that the units are of.
 * @param ruleset Rules: the list `lead-ins`.
 * @returns Whether a unit that ends with a colon is a sentence that leads to a list.
 */
export function createLeadInTest(text: string, ruleset: Ruleset): (unit: Unit) => boolean {
  const words = leadIns(ruleset)
  return ({start, end}) => {
    const tail = foldForLookup(text.slice(Math.max(start, end - LEAD_IN), end)).replace(
      /[\s:]+$/,
      ''
    )
    return words.some((word) => tail.endsWith(word))
  }
}

const LONGEST_TITLE_WORD = 40

function bareWord(text: string, line: Line): string {
  if (line.end - line.start > LONGEST_TITLE_WORD) return ''
  return foldForLookup(text.slice(line.start, line.end)).replace(/[\s.:]+$/, '')
}

function countColumns(text: string, start: number, end: number): number {
  let columns = 0
  for (let at = start; at < end; at++) {
    columns += COLUMNS[text.charCodeAt(at)]!
  }
  return columns
}

/** By UTF-16 code unit: marks and U+200B take no column. */
const COLUMNS = Uint8Array.from({length: 0x1_0000}, (_, code) =>
  isLaoMark(code) || code === ZERO_WIDTH_SPACE ? 0 : 1
)

/** Share of a line's characters that have to be suspect for the line to be. */
const SUSPECT_SHARE = 0.5

function createSuspectFinder(corrected: Corrected): (start: number, end: number) => Suspect | null {
  const {suspects, text} = corrected
  let first = 0
  return (start, end) => {
    while (first < suspects.length && suspects[first]!.span.end <= start) first++
    let covered = 0
    let largest: Suspect | null = null
    let size = 0
    for (let at = first; at < suspects.length; at++) {
      const suspect = suspects[at]!
      if (suspect.span.start >= end) break
      const own = Math.min(end, suspect.span.end) - Math.max(start, suspect.span.start)
      covered += own
      if (own > size) {
        size = own
        largest = suspect
      }
    }
    if (covered === 0) return null
    const solid = text.slice(start, end).replace(/\s+/g, '').length
    return covered >= SUSPECT_SHARE * solid ? largest : null
  }
}

function createHintFinder({headingHints}: Corrected): (line: Line) => number | null {
  let at = 0
  return (line) => {
    while (at < headingHints.length && headingHints[at]!.span.end <= line.start) at++
    const hint = headingHints[at]
    return hint !== undefined && hint.span.start < line.end ? hint.depth : null
  }
}
