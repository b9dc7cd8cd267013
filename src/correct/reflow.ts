import {oncePer} from '../base/once-per.ts'
import {createLabelMatcher} from '../labels/matcher.ts'
import {endsSentence} from '../lines/ends-sentence.ts'
import {createStartTest, foldedWords, lineWords, withoutTones} from '../lines/line-words.ts'
import type {LineTest, LineWords} from '../lines/line-words.ts'
import type {Reading} from '../lines/reading.ts'
import type {WrapWidths} from '../lines/wraps.ts'
import {isLaoLetter, isLaoMark, ZERO_WIDTH_SPACE} from '../script/classes.ts'
import {digitValue} from '../script/digits.ts'
import type {OperationSettings} from '../rules/schema/operations.ts'
import {settingsOf} from '../rules/settings-of.ts'
import {foldForLookup} from '../script/fold.ts'
import type {Edit, Line, OperationRule, Ruleset} from '../types.ts'
import {editBy, nothing, type Step, type StepContext, type TextModel} from './context.ts'

/**
 * Joins the lines of a paragraph, an item or a heading that a page's edge, a page's end or a stray
 * blank line has parted.
 *
 * Where a language model is at hand, it tells which words and set phrases a line's end cut.
 *
 * Asks the operations `join-lines` and `join-pages`, numbering, the lists `joiners` (words that
 * begin no sentence), `continuers` and `line-leaders` (words that begin a new line), `state-names`,
 * `mottos`, `kinds` and `date-cues` (of lines that are complete).
 *
 * Between two Lao letters no space is put in: writers put one where they like, so that a language
 * model tells no better than that where a line's end was one.
 *
 * @returns One edit a join, in order; none for a text whose paragraphs are lines already.
 */
export const reflow: Step<'ruleset' | 'model'> = (reading, context) => {
  const {ruleset} = context
  const joinLines = ruleset.operations.get('join-lines')
  const joinPages = ruleset.operations.get('join-pages')
  if (joinLines === undefined && joinPages === undefined) return nothing
  const page = readPage(reading, context, {
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
    const seam: Seam = {line, next, apart, whole, columns}
    const joined: boolean = rule !== undefined && runsOn(page, seam)
    if (joined && rule !== undefined) edits.push(join(page, rule, seam))
    whole = joined
  }
  return {edits}
}

/** Where one line of text may run on into the next one. */
interface Seam {
  readonly line: Line
  readonly next: Line
  /** Whether blank lines or a page's end part them. */
  readonly apart: boolean
  /** Whether the line continues the one before. */
  readonly whole: boolean
  /** Columns of the paragraph up to the line's end. */
  readonly columns: number
}

/** What the rules set of lines of one page, and of lines that something stands between. */
interface Limits {
  readonly inside: OperationSettings<'join-lines'>
  readonly apart: OperationSettings<'join-pages'>
}

interface Page {
  readonly limits: Limits
  readonly model: TextModel | null
  readonly text: string
  readonly lines: readonly Line[]
  readonly widths: WrapWidths
  readonly words: ReflowWords
  readonly lexicon: readonly string[]
  hasLabel(index: number): boolean
  hasBullet(index: number): boolean
  inTable(line: Line): boolean
  /** The next line with text, unless too many blank ones lie between. */
  following(line: Line): Line | null
}

function readPage(
  reading: Reading,
  {ruleset, model}: Pick<StepContext, 'ruleset' | 'model'>,
  limits: Limits
): Page {
  const {text, lines, labels, starts, tables, wraps} = reading
  // Where the number is illegible, a label's shape still begins a new line.
  const shaped = createLabelMatcher(ruleset.numbering)
  const words = reflowWords(ruleset)
  const {lexicon} = ruleset
  const tabular = new Set(tables.flatMap(({first, last}) => lines.slice(first, last + 1)))
  return {
    limits,
    model,
    text,
    lines,
    widths: wraps,
    words,
    lexicon,
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

/** The lists of words that reflow asks for, ready to be looked for. */
interface ReflowWords extends LineWords {
  readonly joiners: readonly string[]
  /** Whether the line begins with a word that begins no sentence, and a space. */
  readonly joins: LineTest
  readonly continues: LineTest
  /** Whether it is a kind of document and nothing more. */
  readonly isKind: LineTest
}

const reflowWords = oncePer((ruleset: Ruleset): ReflowWords => {
  const joiners = foldedWords(ruleset, 'joiners')
  return {
    ...lineWords(ruleset),
    joiners,
    joins: createStartTest(
      joiners.map((joiner) => `${joiner} `),
      12
    ),
    continues: createStartTest(foldedWords(ruleset, 'continuers'), 12),
    isKind: isOneOf(foldedWords(ruleset, 'kinds').map(withoutTones))
  }
})

function isOneOf(words: readonly string[]): LineTest {
  const known = new Set(words)
  return (text, {start, end, width}) =>
    width <= WIDEST_KIND && known.has(withoutTones(foldForLookup(text.slice(start, end))))
}

const WIDEST_KIND = 24

function runsOn(page: Page, seam: Seam): boolean {
  const {text} = page
  const {line, next, apart} = seam
  if (page.hasLabel(next.index)) return false
  if (!isJoinable(text.charCodeAt(line.end - 1)) || !isJoinable(text.charCodeAt(next.start))) {
    return false
  }
  const cutInside = isLaoMark(text.charCodeAt(next.start)) || isHyphenated(text, line, next)
  const broken = cutInside ? !apart : isCut(page, seam)
  if (!broken || page.inTable(line) || page.inTable(next)) return false
  if (isTabular(text, line) || isTabular(text, next)) return false
  if (page.hasLabel(line.index) && isBilingual(text, line)) return false
  const {isName, isDated, isKind} = page.words
  if (isName(text, line) || isDated(text, line) || isKind(text, line)) return false
  return !isName(text, next) && !isKind(text, next)
}

const HYPHENS = '-\u2010'

/** Whether a hyphen at the line's end has a letter before it and one below, or two numbers. */
function isHyphenated(text: string, line: Line, next: Line): boolean {
  if (!HYPHENS.includes(text.charAt(line.end - 1))) return false
  const before = text.charCodeAt(line.end - 2)
  const below = text.charCodeAt(next.start)
  if (digitValue(before) >= 0) return digitValue(below) >= 0
  return (isLaoLetter(before) || isLaoMark(before)) && isLaoLetter(below) && digitValue(below) < 0
}

/**
 * Whether a word of the lexicon goes on over the hyphen, or has in one piece what stands on both
 * sides of it (ປະຊາ-ຊົນ in the name of the state); else the hyphen may be a compound's own.
 */
function isOneWord(text: string, line: Line, next: Line, lexicon: readonly string[]): boolean {
  const head = text.slice(Math.max(line.start, line.end - 1 - LONGEST_WORD), line.end - 1)
  const tail = text.slice(next.start, Math.min(next.end, next.start + LONGEST_WORD))
  const inside = head.slice(-PART_BEFORE) + tail.slice(0, PART_BELOW)
  const isWhole = !/\s/.test(inside) && inside.length === PART_BEFORE + PART_BELOW
  return lexicon.some((word) => {
    if (isWhole && word.includes(inside)) return true
    for (let cut = 2; cut <= word.length - 2; cut++) {
      if (tail.startsWith(word.slice(cut)) && head.endsWith(word.slice(0, cut))) return true
    }
    return false
  })
}

const LONGEST_WORD = 40
/** Signs on either side that are a part of hardly any other word. */
const PART_BEFORE = 4
const PART_BELOW = 3

/** Whether the width of the line, or how it ends, tells that the next one continues it. */
function isCut(page: Page, {line, next, apart, whole, columns}: Seam): boolean {
  const {text, words} = page
  const ended = endsSentence(text, line)
  if (!ended && isCutPhrase(page, line, next, apart)) return true
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

/** Whether the language model knows a word, or a set phrase, that goes on in the next line. */
function isCutPhrase({text, limits, model}: Page, line: Line, next: Line, apart: boolean) {
  const {continuation: least, minContinued} = apart ? limits.apart : limits.inside
  if (model === null || line.width < minContinued) return false
  return (
    model.continuation(text.slice(line.start, line.end), text.slice(next.start, next.end)) >= least
  )
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

/** A heading that ends with its translation: ມາດຕາ 1 ຈຸດປະສົງ / Article 1 Purpose. */
const TRANSLATION = /\/\s*[A-Z][\w\s,:'’.()-]{2,80}$/

function isBilingual(text: string, {start, end}: Line): boolean {
  return TRANSLATION.test(text.slice(start, end))
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

function join({text, words, lexicon}: Page, rule: OperationRule, {line, next}: Seam): Edit {
  if (isHyphenated(text, line, next) && isOneWord(text, line, next, lexicon)) {
    return editBy(rule, {start: line.end - 1, end: next.start, after: ''}, 'hyphen')
  }
  const left = text.charCodeAt(line.end - 1)
  const right = text.charCodeAt(next.start)
  let after = ' '
  if (isLaoMark(right) || left === 0x2d) after = ''
  else if (isWordCharacter(left) && isWordCharacter(right) && !words.joins(text, next)) {
    if (!endsWithJoiner(text, line, words.joiners)) after = keptBreak(text, line)
  }
  return editBy(rule, {start: line.end, end: next.start, after})
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
