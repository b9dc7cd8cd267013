import type {HeadingHint, Line, Span} from '../../types.ts'
import type {LabelMatcher} from '../../lines/label-matcher.ts'
import type {FactReader} from './fact-reader.ts'
import {
  closedCue,
  colonCue,
  headField,
  innerOf,
  openCue,
  type Cue,
  type Inner
} from './line-facts.ts'
import {columnsOf, readPieces, squeeze, type Piece} from './pieces.ts'
import {chooseArticleTitle} from './choose-article-title.ts'
import {chooseIssuer, findPublisher} from './choose-issuer.ts'
import {readTitle, type Title} from './read-title.ts'
import {findDate, type DateFound} from './read-date.ts'
import type {FactWords} from './vocabulary.ts'

/** What the head of a document tells. */
export interface Head {
  readonly number: string | null
  readonly date: DateFound | null
  readonly place: string | null
  readonly issuer: string | null
  readonly title: Title | null
  /** As its own line tells it, behind ເລື່ອງ. */
  readonly subject: string | null
  readonly addressee: string | null
  /** Whether a state's name, a motto, a number or a dated place makes it an official document. */
  readonly official: boolean
  readonly letterhead: readonly Span<'corrected'>[]
  /** Behind the last line that belongs to the head. */
  readonly end: number
  /** The first line behind it, as a place in the list of lines. */
  readonly next: number
}

/** What reading a head needs, next to the text. */
export interface HeadReader extends FactReader {
  readonly lines: readonly Line[]
  readonly bullets: ReadonlySet<string>
  readonly label: LabelMatcher
  readonly hints: readonly HeadingHint[]
}

/** Heads are not longer, in lines that are not blank. */
const LONGEST_HEAD = 60
/** Wider lines are paragraphs. */
const PARAGRAPH = 110
/** Stray lines between the title and the text. */
const STRAY = 2

/** A line of the head that is neither of the letterhead nor announced by a word. */
export interface Plain {
  readonly inner: Inner
  readonly piece: Piece
  /** Whether a number or a date stands above it. */
  readonly late: boolean
}

export function readHead(reader: HeadReader): Head {
  const {text, lines, words} = reader
  const plains: Plain[] = []
  const letterhead: Span<'corrected'>[] = []
  let number: string | null = null
  let numbered = false
  let dated: Piece | null = null
  let title: Title | null = null
  let subject: string | null = null
  let addressee: string | null = null
  let toldPlace: string | null = null
  let toldDate: DateFound | null = null
  let letterStart = Infinity
  let official = false
  let stated = false
  let seen = 0
  let stray = 0
  let end = 0
  let next = 0
  let index = 0
  const marked = markedTitle(reader)
  const keep = (through: number): void => {
    next = through + 1
    end = lines[through]!.end
  }
  for (; index < lines.length && seen < LONGEST_HEAD; index++) {
    const line = lines[index]!
    if (line.blank) continue
    seen++
    const inner = innerOf(reader, line, reader.bullets)
    if (openCue(inner, words.basisCues) || closedCue(inner, words.basisHeadings)) break
    if (inner.bullet && title !== null) break
    if (!inner.bullet && isLabelled(reader, line)) break
    const toWhom =
      addressee === null ? addresseeCue(inner, words, official || title !== null) : null
    if (toWhom !== null) {
      const read = readRun(reader, index, toWhom)
      addressee = read.value
      letterStart = Math.min(letterStart, line.start)
      keep(read.last)
      index = read.last
      continue
    }
    const about = subjectCue(inner, words, official || title !== null)
    if (about !== null && (about.colon || official)) {
      const read = readRun(reader, index, about)
      subject = read.value
      letterStart = Math.min(letterStart, line.start)
      keep(read.last)
      index = read.last
      continue
    }
    const told = official || title?.kind != null ? headField(inner, words) : null
    if (told !== null) {
      const read = readRun(reader, index, told.cue)
      if (told.field === 'place') toldPlace ??= read.value
      if (told.field === 'time') toldDate ??= findDate(reader, told.cue.valueStart, line.end)
      for (const each of lines.slice(index, read.last + 1)) {
        if (!each.blank) letterhead.push({start: each.start, end: each.end})
      }
      keep(read.last)
      index = read.last
      continue
    }
    if (line.width > PARAGRAPH && columnsOf(text, line.start, line.end).length === 1) break
    const adopted = adoption(reader, inner)
    if (adopted !== null) {
      toldDate ??= adopted
      letterhead.push({start: line.start, end: line.end})
      keep(index)
      continue
    }
    const pieces = readPieces(reader, line)
    if (pieces.some(({type}) => type !== 'text')) {
      if (!stated && pieces.some(({type}) => type === 'state')) {
        // What stands above is of the page that shows the document.
        plains.length = 0
        title = null
      }
      stated ||= pieces.some(({type}) => type === 'state' || type === 'motto')
      for (const piece of pieces) {
        if (piece.type === 'number') {
          number ??= piece.number
          numbered = true
        } else if (piece.type === 'date') {
          // A page's own date may stand above a letterhead's, which has a place.
          if (dated === null || (dated.place === null && piece.place !== null)) dated = piece
        }
        if (piece.type === 'text') plains.push({inner, piece, late: false})
      }
      official ||= pieces.some(({type, place}) => type !== 'text' && (type !== 'date' || place))
      letterhead.push({start: line.start, end: line.end})
      keep(index)
      continue
    }
    if (title === null && !inner.bullet) {
      if (index === marked) title = readTitle(reader, index, true, seen, true)
      // Above the heading that a Markdown source marks, a kind is an entry of a menu.
      else if (official || marked < index) title = readTitle(reader, index, official, seen)
      if (title !== null) {
        keep(title.last)
        index = title.last
        continue
      }
    }
    if (isParagraph(text, line)) break
    if (title !== null && ++stray > STRAY) break
    for (const piece of pieces) {
      plains.push({inner, piece, late: numbered || dated !== null})
    }
  }
  // Below the line that tells whom a letter is for, or what it is about, its text begins.
  const upper = title === null ? plains.filter(({piece}) => piece.start < letterStart) : plains
  const issuer = chooseIssuer(reader, upper, official, title)
  if (title === null) title = plainTitle(reader, upper, issuer?.piece ?? null, official, marked)
  const publisher = title === null ? null : findPublisher(reader, plains, title)
  for (const {inner, piece} of upper) {
    const above = title === null ? official : piece.start < title.span.start
    if (!above) continue
    letterhead.push({start: inner.line.start, end: inner.line.end})
  }
  if (title !== null && title.last >= next) keep(title.last)
  return {
    number,
    date: dated?.date ?? toldDate,
    place: dated?.place ?? toldPlace,
    issuer: issuer?.name ?? title?.owner ?? publisher,
    title,
    subject: subject ?? title?.subject ?? null,
    addressee,
    official,
    letterhead: official ? distinct(letterhead) : [],
    end,
    next
  }
}

/** The date of a line that tells when a document was adopted; null for any other line. */
function adoption({text, letters, words}: HeadReader, inner: Inner): DateFound | null {
  if (isParagraph(text, inner.line)) return null
  const cue = openCue(inner, words.adoptionCues)
  if (cue === null) return null
  return findDate({text, letters, words}, cue.valueStart, inner.line.end)
}

/**
 * @returns The line of the head that a Markdown source marks as the title, with a heading of the
 *   highest rank: the first of these, and without a number, unless they are the divisions of a
 *   text that has no title; -1 without one.
 */
function markedTitle(reader: HeadReader): number {
  const {lines, hints} = reader
  const depth = hints.reduce((least, hint) => Math.min(least, hint.depth), Infinity)
  const [first, ...others] = hints.filter((hint) => hint.depth === depth)
  if (first === undefined || (depth > 1 && others.length > 0)) return -1
  let seen = 0
  for (const line of lines) {
    if (!line.blank && ++seen > LONGEST_HEAD) return -1
    if (line.end <= first.span.start) continue
    return line.blank || isLabelled(reader, line) ? -1 : line.index
  }
  return -1
}

function isLabelled({text, label}: HeadReader, line: Line): boolean {
  const found = label(text, line.start, line.end)
  return found !== null && found.style.system !== 'bullet' && !found.misread
}

/** A paragraph of running text: wide, or a sentence of some length. */
export function isParagraph(text: string, line: Line): boolean {
  if (line.width > PARAGRAPH) return true
  return line.width > PARAGRAPH / 2 && /[.;:]$/.test(text.slice(line.end - 1, line.end))
}

/** Outside a letter ເຖິງ is a word like any other: there a colon has to follow. */
function addresseeCue(inner: Inner, words: FactWords, letter: boolean): Cue | null {
  const cue = closedCue(inner, words.addresseeCues)
  if (cue === null || cue.found.cost > 0) {
    return letter ? colonCue(inner, words.addresseeCues, [words.subjectCues]) : null
  }
  return cue.colon || (letter && inner.line.width <= 2 * PARAGRAPH) ? cue : null
}

function subjectCue(inner: Inner, words: FactWords, letter: boolean): Cue | null {
  const cue = closedCue(inner, words.subjectCues)
  if (cue !== null || !letter) return cue
  return colonCue(inner, words.subjectCues, [words.addresseeCues])
}

/** No addressee and no subject takes more lines. */
const LONGEST_RUN = 12

/** Reads what a word announces, on over the lines that its writer or an engine broke it into. */
function readRun(reader: HeadReader, from: number, cue: Cue): {value: string | null; last: number} {
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
    const item = inner.bullet && (listed || itemised)
    if (!item) {
      if (inner.bullet || /[.;:]$/.test(before)) break
      const open = /,$/.test(before) || joins(inner, words)
      // Across a blank line only what is plainly the middle of a list runs on.
      const runsOn = open || text.slice(line.start, line.end).includes(',')
      if (before !== '' && !(runsOn && line.width <= PARAGRAPH) && isParagraph(text, line)) break
      if (gap && !(listed && parts.length === 1) && !runsOn) break
      if (gap && line.width > 2 * PARAGRAPH) break
    }
    parts.push(text.slice(inner.start, inner.end))
    last = at
    gap = false
  }
  const value = squeeze(parts.join(' ')).replace(/[.;,\s]+$/, '')
  return {value: value === '' ? null : value, last}
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

/** A title without a known kind: what stands alone above the text. */
function plainTitle(
  reader: HeadReader,
  plains: readonly Plain[],
  issuer: Piece | null,
  official: boolean,
  marked: number
): Title | null {
  const {text, lines} = reader
  const build = (inner: Inner): Title => ({
    span: {start: inner.start, end: inner.end},
    text: squeeze(text.slice(inner.start, inner.end)),
    kind: null,
    subject: null,
    owner: null,
    last: inner.line.index
  })
  if (marked >= 0) return build(innerOf(reader, lines[marked]!, reader.bullets))
  const free = plains.filter(
    ({inner, piece}) =>
      !inner.bullet &&
      piece !== issuer &&
      /\p{L}/u.test(squeeze(text.slice(piece.start, piece.end)))
  )
  if (official) {
    const below = free.filter(
      ({inner, piece, late}) =>
        (late || piece.start > (issuer?.start ?? -1)) &&
        closedCue(inner, reader.words.offices) === null &&
        openCue(inner, reader.words.offices) === null
    )
    const first = below[0]
    if (first === undefined) return null
    const run = [first]
    for (const plain of below.slice(1)) {
      if (plain.inner.line.index !== run.at(-1)!.inner.line.index + 1) break
      run.push(plain)
    }
    const span = {start: first.inner.start, end: run.at(-1)!.inner.end}
    return {
      ...build(first.inner),
      span,
      text: squeeze(text.slice(span.start, span.end)),
      last: run.at(-1)!.inner.line.index
    }
  }
  const first = chooseArticleTitle(
    reader,
    free.map(({inner}) => inner.line)
  )
  return first === null ? null : build(innerOf(reader, first, reader.bullets))
}

function distinct(spans: readonly Span<'corrected'>[]): Span<'corrected'>[] {
  const byStart = new Map(spans.map((span) => [span.start, span]))
  return [...byStart.values()].sort((left, right) => left.start - right.start)
}
