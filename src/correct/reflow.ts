import {createDateLines, createNameLines} from '../lines/complete-lines.ts'
import {createLabelMatcher} from '../lines/label-matcher.ts'
import {endsSentence} from '../lines/ends-sentence.ts'
import {findTables} from '../lines/find-tables.ts'
import type {Reading} from '../lines/reading.ts'
import {oncePer} from '../base/once-per.ts'
import {isLaoLetter, isLaoMark, ZERO_WIDTH_SPACE} from '../script/classes.ts'
import {digitValue} from '../script/digits.ts'
import {foldForLookup, leadsOfFolded} from '../script/fold.ts'
import type {OperationSettings} from '../rules/schema/operations.ts'
import {settingsOf} from '../rules/settings-of.ts'
import type {Edit, Line, OperationRule, Ruleset} from '../types.ts'
import {editBy} from './context.ts'
import {measureWraps, type WrapWidths} from './reflow-widths.ts'

/** Whether a space belongs between the end of one line and the start of the next. */
export type SpaceChooser = (left: string, right: string) => boolean

/** How much text on either side of a join a {@link SpaceChooser} is shown. */
const CONTEXT = 24
/**
 * Joins the lines of a paragraph, an item or a heading that a page's edge, a page's end or a stray
 * blank line has parted.
 *
 * @param reading The phase's input text; its line ends are U+000A.
 * @param ruleset Rules: operations `join-lines` and `join-pages`, numbering, the lists `joiners`
 *   (words that begin no sentence), `continuers` and `line-leaders` (words that begin a new line),
 *   `state-names`, `mottos`, `kinds` and `date-cues` (of lines that are complete).
 * @param preferSpace Decides between two Lao letters; without it none is put there.
 * @returns One edit a join, in order; none for a text whose paragraphs are lines already.
 */
export function reflow(reading: Reading, ruleset: Ruleset, preferSpace?: SpaceChooser): Edit[] {
  const joinLines = ruleset.operations.get('join-lines')
  const joinPages = ruleset.operations.get('join-pages')
  if (joinLines === undefined && joinPages === undefined) return []
  const page = readPage(reading, ruleset, {
    inside: settingsOf(joinLines, 'join-lines'),
    apart: settingsOf(joinPages, 'join-pages')
  })
  const edits: Edit[] = []
  let whole = false
  // Columns of the paragraph so far, so that a second reading of it decides as the first did.
  let columns = 0
  for (const line of page.lines) {
    if (line.blank) continue
    const next = page.following(line)
    if (next === null) break
    const apart = next.index - line.index > 1 || next.page !== line.page
    const rule = apart ? joinPages : joinLines
    columns = whole ? columns + line.width : line.width
    const so: ParagraphSoFar = {whole, columns}
    const joined: boolean = rule !== undefined && runsOn(page, line, next, apart, so)
    if (joined && rule !== undefined) edits.push(join(page, rule, line, next, preferSpace))
    whole = joined
  }
  return edits
}

interface ParagraphSoFar {
  /** Whether the line continues the one before. */
  readonly whole: boolean
  /** Columns up to the line's end. */
  readonly columns: number
}

/** What the rules set of lines of one page, and of lines that something stands between. */
interface Limits {
  readonly inside: OperationSettings<'join-lines'>
  readonly apart: OperationSettings<'join-pages'>
}

interface Page {
  readonly limits: Limits
  readonly text: string
  readonly lines: readonly Line[]
  readonly widths: WrapWidths
  readonly words: ReflowWords
  hasLabel(index: number): boolean
  hasBullet(index: number): boolean
  inTable(line: Line): boolean
  /** The next line with text, unless too many blank ones lie between. */
  following(line: Line): Line | null
}

function readPage(reading: Reading, ruleset: Ruleset, limits: Limits): Page {
  const {text, lines, labels} = reading
  // Where the number is illegible, a label's shape still begins a new line.
  const shaped = createLabelMatcher(ruleset.numbering)
  const words = reflowWords(ruleset)
  const starts = lines.map(
    (line, index) => !line.blank && (labels[index] !== null || words.leads(text, line))
  )
  const tabular = new Set(
    findTables(reading).flatMap(({first, last}) => lines.slice(first, last + 1))
  )
  const widths = measureWraps(lines, {
    runsOn: (index) => {
      const next = lines[index + 1]
      return next !== undefined && !next.blank && !starts[next.index]!
    },
    ends: (index) => {
      const line = lines[index]!
      return endsSentence(text, line) || words.isName(text, line) || words.isDated(text, line)
    }
  })
  return {
    limits,
    text,
    lines,
    widths,
    words,
    hasLabel: (index) => starts[index] === true,
    hasBullet: (index) => {
      const line = lines[index]!
      const label = labels[index] ?? shaped(text, line.start, line.end)
      return label?.style.system === 'bullet'
    },
    inTable: (line) => tabular.has(line),
    following(line) {
      for (let at = line.index + 1; at < lines.length; at++) {
        const next = lines[at]!
        if (!next.blank) return next
        if (at - line.index > limits.apart.maxBlanks) return null
      }
      return null
    }
  }
}

/** Answers whether a line begins in a certain way. */
type LineStart = (text: string, line: Line) => boolean

/** The lists of words that reflow asks for, ready to be looked for. */
interface ReflowWords {
  readonly joiners: readonly string[]
  /** Whether the line begins with a word that begins no sentence, and a space. */
  readonly joins: LineStart
  /** Whether it begins with a word that begins a new line. */
  readonly leads: LineStart
  readonly continues: LineStart
  /** Whether the line is the name of the state or its motto. */
  readonly isName: LineStart
  /** Whether it is a place and a date. */
  readonly isDated: LineStart
  /** Whether it is a kind of document and nothing more. */
  readonly isKind: LineStart
}

const reflowWords = oncePer(({vocabulary}: Ruleset): ReflowWords => {
  const wordsOf = (list: string): string[] =>
    (vocabulary.get(list) ?? []).flatMap(({words}) => words.map(foldForLookup))
  const joiners = wordsOf('joiners')
  return {
    joiners,
    joins: beginsWith(
      joiners.map((joiner) => `${joiner} `),
      12
    ),
    leads: beginsWith(wordsOf('line-leaders'), 40, withoutTones),
    continues: beginsWith(wordsOf('continuers'), 12),
    isName: createNameLines([...wordsOf('state-names'), ...wordsOf('mottos')]),
    isDated: createDateLines(wordsOf('date-cues')),
    isKind: isOneOf(wordsOf('kinds').map(withoutTones))
  }
})

/** @returns Whether one of the words begins a line, within its first `reach` characters. */
function beginsWith(
  words: readonly string[],
  reach: number,
  fold: (folded: string) => string = (folded) => folded
): LineStart {
  const leads = leadsOfFolded(words)
  const own = words.map(fold)
  return (text, {start, end}) => {
    if (!leads.has(text.charCodeAt(start))) return false
    const head = fold(foldForLookup(text.slice(start, Math.min(end, start + reach))))
    return own.some((word) => head.startsWith(word))
  }
}

function isOneOf(words: readonly string[]): LineStart {
  const known = new Set(words)
  return (text, {start, end, width}) =>
    width <= WIDEST_KIND && known.has(withoutTones(foldForLookup(text.slice(start, end))))
}

const WIDEST_KIND = 24

/** Engines lose tone marks most. */
function withoutTones(text: string): string {
  return text.replace(/[\u0ec8-\u0ecb]/g, '')
}

function runsOn(page: Page, line: Line, next: Line, apart: boolean, so: ParagraphSoFar): boolean {
  const {text} = page
  if (page.hasLabel(next.index)) return false
  if (!isJoinable(text.charCodeAt(line.end - 1)) || !isJoinable(text.charCodeAt(next.start))) {
    return false
  }
  const broken = isLaoMark(text.charCodeAt(next.start))
    ? !apart
    : isCut(page, line, next, apart, so)
  if (!broken || page.inTable(line) || page.inTable(next)) return false
  if (isTabular(text, line) || isTabular(text, next)) return false
  const {isName, isDated, isKind} = page.words
  if (isName(text, line) || isDated(text, line) || isKind(text, line)) return false
  return !isName(text, next) && !isKind(text, next)
}

/** Whether the width of the line, or how it ends, tells that the next one continues it. */
function isCut(
  page: Page,
  line: Line,
  next: Line,
  apart: boolean,
  {whole, columns}: ParagraphSoFar
): boolean {
  const {text, words} = page
  const ended = endsSentence(text, line)
  const fullness = page.widths.fullness(line.index)
  if (apart) {
    const limits = page.limits.apart
    if (ended) return false
    // A page or a blank line cuts only a line that was full, or a whole paragraph on one line.
    if (fullness >= limits.fullness) return true
    if (fullness >= limits.fullnessLabelled && page.hasLabel(line.index) && isTitleEnd(page, next))
      return true
    if (columns <= limits.minColumns || page.hasBullet(next.index)) return false
    return next.page !== line.page || words.continues(text, next)
  }
  const limits = page.limits.inside
  if (ended) {
    const sure =
      fullness >= limits.fullnessSentence &&
      page.widths.support(line.index) >= limits.sentenceSupport
    return sure && next.indent <= line.indent + 1
  }
  if (fullness >= (page.hasLabel(line.index) ? limits.fullnessLabelled : limits.fullness))
    return true
  if (line.width >= limits.minItem / 2 && words.joins(text, next)) return true
  return (whole || page.hasBullet(line.index)) && isBrokenItem(page, line, next)
}

/** A line that stands alone and ends a sentence, as the second line of a title does. */
function isTitleEnd({text, lines}: Page, line: Line): boolean {
  return (lines[line.index + 1]?.blank ?? true) && endsSentence(text, line)
}

/** An item without an end, in front of a line that begins none: the author broke it by hand. */
function isBrokenItem(page: Page, line: Line, next: Line): boolean {
  const {minItem} = page.limits.inside
  return !page.widths.wrapped && line.width >= minItem && next.width >= minItem / 2
}

/** Letters of other scripts are kept line by line. */
function isJoinable(code: number): boolean {
  if (code >= 0x0e00 && code < 0x0e80) return false
  return code < 0x1000 || code >= 0x1800
}

const PIPE = 0x7c
const TAB = 0x09
const SPACE = 0x20

/** Whether the line stands in columns: tabs or wide gaps inside it, or upright strokes. */
function isTabular(text: string, line: Line): boolean {
  let spaces = 0
  let pipes = 0
  for (let at = line.start; at < line.end; at++) {
    const code = text.charCodeAt(at)
    if (code === TAB) return true
    if (code === PIPE && ++pipes > 2) return true
    spaces = code === SPACE ? spaces + 1 : 0
    if (spaces > 4) return true
  }
  return false
}

function join(
  page: Page,
  rule: OperationRule,
  line: Line,
  next: Line,
  preferSpace: SpaceChooser | undefined
): Edit {
  const {text} = page
  const left = text.charCodeAt(line.end - 1)
  const right = text.charCodeAt(next.start)
  let after = ' '
  if (isLaoMark(right) || left === 0x2d) after = ''
  else if (isWordCharacter(left) && isWordCharacter(right) && !page.words.joins(text, next)) {
    const spaced =
      preferSpace?.(
        text.slice(Math.max(line.start, line.end - CONTEXT), line.end),
        text.slice(next.start, Math.min(next.end, next.start + CONTEXT))
      ) ?? endsWithJoiner(text, line, page.words.joiners)
    if (!spaced) after = keptBreak(text, line)
  }
  return editBy(rule, line.end, next.start, after)
}

/** A zero-width space at the line's end still tells of the word boundary. */
function keptBreak(text: string, line: Line): string {
  return text.charCodeAt(line.end) === ZERO_WIDTH_SPACE ? text.charAt(line.end) : ''
}

function endsWithJoiner(text: string, line: Line, joiners: readonly string[]): boolean {
  const tail = foldForLookup(text.slice(Math.max(line.start, line.end - 12), line.end))
  return joiners.some((joiner) => tail.endsWith(` ${joiner}`))
}

/** Lao letters and signs; between a letter and a digit, or other marks, stands a space. */
function isWordCharacter(code: number): boolean {
  return digitValue(code) < 0 && (isLaoLetter(code) || code === 0x0ec6 || code === 0x0eaf)
}
