import type {HeadingHint, Line, Span} from '../../types.ts'
import type {LabelMatcher} from '../../labels/matcher.ts'
import type {FactReader} from './fact-reader.ts'
import {chooseIssuer, findPublisher} from './choose-issuer.ts'
import {closedCue, headField, innerOf, openCue, type Inner} from './line-facts.ts'
import {columnsOf, readPieces, type Piece} from './pieces.ts'
import {markedTitle, plainTitle} from './plain-title.ts'
import {findDate, type DateFound} from './read-date.ts'
import {addresseeCue, readRun, subjectCue} from './read-run.ts'
import {readTitle, type Title} from './read-title.ts'
import {isLabelled, isParagraph, LONGEST_HEAD, PARAGRAPH} from './running-text.ts'

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
    // What is told on the lines below stands under a heading.
    if (told !== null && told.cue.valueStart < line.end) {
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

function distinct(spans: readonly Span<'corrected'>[]): Span<'corrected'>[] {
  const byStart = new Map(spans.map((span) => [span.start, span]))
  return [...byStart.values()].sort((left, right) => left.start - right.start)
}
