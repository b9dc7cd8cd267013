import {findDate} from '../dates/read-date.ts'
import {columnsOf} from '../reader/columns.ts'
import {closedCue, headField, openCue, type Inner} from '../reader/cues.ts'
import type {DocumentReader} from '../reader/fact-reader.ts'
import type {HeadDraft} from './head.ts'
import {readPieces, type Piece} from './pieces.ts'
import {addresseeCue, readRun, subjectCue} from './read-run.ts'
import {readTitle} from './read-title.ts'
import {isLabelled, isParagraph, PARAGRAPH} from './running-text.ts'
import {isField} from './title-evidence.ts'
import type {Line} from '../../types.ts'

/**
 * What a reader makes of a line: `end`, the head ends in front of it; `open`, it may be of the
 * head, and what stands below decides; or the place in the list of the last line that it read,
 * which with all above belongs to the head.
 */
export type Outcome = 'end' | 'open' | number

/**
 * Reads a line of a head into the draft.
 *
 * @returns null where the line is none of the reader's; then the draft is as it was.
 */
export type LineReader = (reader: DocumentReader, draft: HeadDraft, inner: Inner) => Outcome | null

/** The legal basis, an item below the title and a numbered line begin the text. */
export const endAtText: LineReader = (reader, {title}, inner) => {
  const {words} = reader
  if (openCue(inner, words.basisCues) !== null) return 'end'
  if (closedCue(inner, words.basisHeadings) !== null) return 'end'
  if (inner.bullet) return title === null ? null : 'end'
  return isLabelled(reader, inner.line) ? 'end' : null
}

/** ເຖິງ: … */
export const readAddressee: LineReader = (reader, draft, inner) => {
  if (draft.addressee !== null) return null
  const cue = addresseeCue(inner, reader.words, draft.official || draft.title !== null)
  if (cue === null) return null
  const {value, last, span} = readRun(reader, inner.line.index, cue)
  draft.addressee = value
  if (value !== null) draft.places.addressee = {span, evidence: 'announced'}
  draft.letterStart = Math.min(draft.letterStart, inner.line.start)
  return last
}

/** ເລື່ອງ: … */
export const readSubject: LineReader = (reader, draft, inner) => {
  const cue = subjectCue(inner, reader.words, draft.official || draft.title !== null)
  if (cue === null || !(cue.colon || draft.official)) return null
  const {value, last, span} = readRun(reader, inner.line.index, cue)
  draft.subject = value
  if (value === null) delete draft.places.subject
  else draft.places.subject = {span, evidence: 'announced'}
  draft.letterStart = Math.min(draft.letterStart, inner.line.start)
  return last
}

/** ສະຖານທີ່: …, ເວລາ: …; what is told on the lines below stands under a heading. */
export const readField: LineReader = (reader, draft, inner) => {
  const {lines} = reader
  const {line} = inner
  if (!draft.official && draft.title?.kind == null) return null
  const told = headField(inner, reader.words)
  if (told === null || told.cue.valueStart >= line.end) return null
  const {value, last, span} = readRun(reader, line.index, told.cue)
  if (told.field === 'place' && value !== null) {
    draft.toldPlace ??= value
    draft.places.place ??= {span, evidence: 'announced'}
  }
  if (told.field === 'time') draft.toldDate ??= findDate(reader, told.cue.valueStart, line.end)
  for (const each of lines.slice(line.index, last + 1)) {
    if (!each.blank) draft.letterhead.push({start: each.start, end: each.end})
  }
  return last
}

/** A wide line that no columns part is text. */
export const endAtWideLine: LineReader = ({text}, _, {line}) =>
  line.width > PARAGRAPH && columnsOf(text, line.start, line.end).length === 1 ? 'end' : null

/** ຮັບຮອງເອົາ ໃນວັນທີ …: when the document was adopted. */
export const readAdoption: LineReader = (reader, draft, inner) => {
  const {line} = inner
  if (isParagraph(reader.text, line)) return null
  const cue = openCue(inner, reader.words.adoptionCues)
  const adopted = cue === null ? null : findDate(reader, cue.valueStart, line.end)
  if (adopted === null) return null
  draft.toldDate ??= adopted
  draft.letterhead.push({start: line.start, end: line.end})
  return line.index
}

/** The state's name, its motto, the number, place and date, each alone or beside another. */
export const readLetterhead: LineReader = (reader, draft, inner) => {
  const {line} = inner
  const pieces = readPieces(reader, line)
  if (pieces.every(isText) || tellsOther(reader, line, pieces)) return null
  if (!draft.stated && pieces.some(({type}) => type === 'state')) {
    // What stands above is of the page that shows the document.
    draft.plains = []
    draft.title = null
  }
  for (const piece of pieces) readPiece(draft, inner, piece)
  draft.letterhead.push({start: line.start, end: line.end})
  return line.index
}

/** Whether a line of a form tells when something else was (ເກີດ: 3 ຕຸລາ 1985). */
function tellsOther({text}: DocumentReader, line: Line, pieces: readonly Piece[]): boolean {
  if (!isField(text, line)) return false
  return pieces.every(({type, date}) => type === 'text' || (date !== null && !date.announced))
}

function isText({type}: Piece): boolean {
  return type === 'text'
}

function readPiece(draft: HeadDraft, inner: Inner, piece: Piece): void {
  switch (piece.type) {
    case 'state':
    case 'motto':
      draft.stated = true
      draft.official = true
      break
    case 'number':
      if (draft.number === null && piece.value !== null) {
        draft.number = piece.number
        draft.places.number = {span: piece.value, evidence: 'announced'}
      }
      draft.numbered = true
      draft.official = true
      break
    case 'date':
      // A page's own date may stand above a letterhead's, which has a place.
      if (draft.dated === null || (draft.dated.place === null && piece.place !== null)) {
        draft.dated = piece
      }
      if (piece.place) draft.official = true
      break
    case 'text':
      draft.plains.push({inner, piece, late: false})
  }
}

/** A title that begins with a kind of document or its topic, or that a Markdown source marks. */
export const readOwnTitle: LineReader = (reader, draft, inner) => {
  const {marked, official, seen} = draft
  const {index} = inner.line
  if (draft.title !== null || inner.bullet) return null
  // Above the heading that a Markdown source marks, a kind is an entry of a menu.
  if (index !== marked && !official && marked > index) return null
  const context =
    index === marked ? {official: true, seen, marked: true} : {official, seen, marked: false}
  draft.title = readTitle(reader, index, context)
  return draft.title?.last ?? null
}

/** Any other short line: an office, a title without a known kind, or a stray. */
export const readPlainLine: LineReader = (reader, draft, inner) => {
  if (isParagraph(reader.text, inner.line)) return 'end'
  if (draft.title !== null && ++draft.stray > MOST_STRAY) return 'end'
  for (const piece of readPieces(reader, inner.line)) {
    draft.plains.push({inner, piece, late: draft.numbered || draft.dated !== null})
  }
  return 'open'
}

/** Stray lines between the title and the text. */
const MOST_STRAY = 2

/** Each line of a head is asked of in this order; the last one knows what to make of any. */
export const lineReaders: readonly LineReader[] = [
  endAtText,
  readAddressee,
  readSubject,
  readField,
  endAtWideLine,
  readAdoption,
  readLetterhead,
  readOwnTitle,
  readPlainLine
]
