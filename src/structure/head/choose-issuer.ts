import type {Line, Span} from '../../types.ts'
import {stretchOf} from '../../words/letters.ts'
import {squeeze} from '../reader/columns.ts'
import {locate} from '../reader/locate.ts'
import {readPieces, type Piece} from './pieces.ts'
import {findDate} from '../dates/read-date.ts'
import {openCue} from '../reader/cues.ts'
import {neighbour, type DocumentReader, type FactReader} from '../reader/fact-reader.ts'
import type {PlainLine, Title} from './head.ts'
import {isField, isNoise, isSentence} from './title-evidence.ts'
import type {WordList} from '../../words/word-list.ts'

/** The office that issued a document, and the part of the letterhead that names it. */
export interface Issuer {
  readonly name: string
  readonly piece: Piece
  /** From the first word of the name to the last. */
  readonly span: Span<'corrected'>
}

/** What is known where an issuer is looked for. */
export interface IssuerPlace {
  /** Without a letterhead there is no chain. */
  readonly official: boolean
  /** Whether more than a dateline makes it one: then a line that begins like no office may be one. */
  readonly headed: boolean
  /** What stands below the title is no part of the chain. */
  readonly title: Title | null
}

/**
 * The issuing chain goes from the general to the particular: the last office of the lines above
 * the title is the issuer.
 *
 * @param plains The lines of the head that nothing else was made of.
 * @param place What stands around the lines.
 */
export function chooseIssuer(
  {text, letters, words}: FactReader,
  plains: readonly PlainLine[],
  {official, headed, title}: IssuerPlace
): Issuer | null {
  if (!official) return null
  const above = plains.filter(
    ({inner, piece}) =>
      !inner.bullet && isName(text, piece) && (title === null || piece.start < title.span.start)
  )
  const begins = ({piece}: PlainLine, list: WordList): boolean => {
    const own = stretchOf(letters, piece.start, piece.end)
    return list.at(own, own.first) !== null
  }
  const isOffice = (plain: PlainLine): boolean => begins(plain, words.offices)
  // Behind the number a title may begin: there a line has to look like an office.
  const chain = above.filter((plain) => !plain.late || isOffice(plain))
  const last = chain.findLastIndex(isOffice)
  const chosen =
    last >= 0
      ? chain[last]
      : chain.findLast(
          ({late, piece}) => headed && !late && !/\p{N}/u.test(text.slice(piece.start, piece.end))
        )
  if (chosen === undefined) return null
  const parts = [text.slice(chosen.piece.start, chosen.piece.end)]
  let {end} = chosen.piece
  for (let at = chain.indexOf(chosen) + 1; at < chain.length; at++) {
    const plain = chain[at]!
    if (!begins(plain, words.joiners)) break
    parts.push(text.slice(plain.piece.start, plain.piece.end))
    end = plain.piece.end
  }
  const name = squeeze(parts.join(' ')).replace(/[.,;:\s]+$/, '')
  return {name, piece: chosen.piece, span: locate(text, name, {start: chosen.piece.start, end})}
}

/** A name has letters, and tells no field of a form, no number to call and no sentence. */
function isName(text: string, {start, end}: Piece): boolean {
  const own = text.slice(start, end)
  if (!/\p{L}/u.test(own) || /[:;]|\p{N}{3}/u.test(own)) return false
  return !isSentence(text, start, end) && !isNoise(text, start, end)
}

/**
 * Finds the office that a title page or a journal's head names below the title, beside the line
 * that tells place and date or the number of the issue.
 *
 * @param plains The lines of the head that nothing else was made of.
 */
export function findPublisher(
  reader: DocumentReader,
  plains: readonly PlainLine[],
  title: Title
): Issuer | null {
  const found = plains.find(
    ({inner, piece}) =>
      piece.start >= title.span.end && !inner.bullet && isPublisher(reader, inner.line)
  )
  if (found === undefined) return null
  const {start, end} = found.piece
  return {name: squeeze(reader.text.slice(start, end)), piece: found.piece, span: {start, end}}
}

/** Whether the line names an office, and the next one or the one before it dates the document. */
export function isPublisher(reader: DocumentReader, line: Line): boolean {
  if (isField(reader.text, line)) return false
  const own = stretchOf(reader.letters, line.start, line.end)
  if (reader.words.offices.at(own, own.first) === null) return false
  const {lines} = reader
  return [neighbour(lines, line.index, 1), neighbour(lines, line.index, -1)].some(
    (beside) => beside !== null && datesDocument(reader, beside)
  )
}

/** Whether a line is a place and a date, or tells number and date of an issue. */
function datesDocument(reader: DocumentReader, line: Line): boolean {
  if (readPieces(reader, line).some(({type, place}) => type === 'date' && place !== null)) {
    return true
  }
  const letters = stretchOf(reader.letters, line.start, line.end)
  if (openCue({letters, end: line.end}, reader.words.issueCues) === null) return false
  return findDate(reader, line.start, line.end) !== null
}
