import type {Line} from '../../types.ts'
import type {FactReader} from './fact-reader.ts'
import {stretchOf} from './letters.ts'
import {readPieces, squeeze, type Piece} from './pieces.ts'
import {findDate} from './read-date.ts'
import {openCue} from './line-facts.ts'
import type {HeadReader, Plain} from './read-head.ts'
import type {Title} from './read-title.ts'
import type {WordList} from './word-list.ts'

/** The office that issued a document, and the part of the letterhead that names it. */
export interface Issuer {
  readonly name: string
  readonly piece: Piece
}

/**
 * The issuing chain goes from the general to the particular: the last office of the lines above
 * the title is the issuer.
 *
 * @param plains The lines of the head that nothing else was made of.
 * @param official Without a letterhead there is no chain.
 * @param title What stands below the title is no part of the chain.
 */
export function chooseIssuer(
  {text, letters, words}: FactReader,
  plains: readonly Plain[],
  official: boolean,
  title: Title | null
): Issuer | null {
  if (!official) return null
  const above = plains.filter(
    ({inner, piece}) =>
      !inner.bullet &&
      /\p{L}/u.test(text.slice(piece.start, piece.end)) &&
      (title === null || piece.start < title.span.start)
  )
  const begins = ({piece}: Plain, list: WordList): boolean => {
    const own = stretchOf(letters, piece.start, piece.end)
    return list.at(own, own.first) !== null
  }
  const isOffice = (plain: Plain): boolean => begins(plain, words.offices)
  // Behind the number a title may begin: there a line has to look like an office.
  const chain = above.filter((plain) => !plain.late || isOffice(plain))
  const last = chain.findLastIndex(isOffice)
  const chosen = last >= 0 ? chain[last] : chain.findLast(({late}) => !late)
  if (chosen === undefined) return null
  const parts = [text.slice(chosen.piece.start, chosen.piece.end)]
  for (let at = chain.indexOf(chosen) + 1; at < chain.length; at++) {
    const plain = chain[at]!
    if (!begins(plain, words.joiners)) break
    parts.push(text.slice(plain.piece.start, plain.piece.end))
  }
  return {name: squeeze(parts.join(' ')).replace(/[.,;:\s]+$/, ''), piece: chosen.piece}
}

/**
 * Finds the office that a title page or a journal's head names below the title, beside the line
 * that tells place and date or the number of the issue.
 *
 * @param plains The lines of the head that nothing else was made of.
 */
export function findPublisher(
  reader: HeadReader,
  plains: readonly Plain[],
  title: Title
): string | null {
  const found = plains.find(
    ({inner, piece}) =>
      piece.start >= title.span.end && !inner.bullet && isPublisher(reader, inner.line)
  )
  return found === undefined ? null : squeeze(reader.text.slice(found.piece.start, found.piece.end))
}

/** Whether the line names an office, and the next one or the one before it dates the document. */
export function isPublisher(reader: HeadReader, line: Line): boolean {
  const own = stretchOf(reader.letters, line.start, line.end)
  if (reader.words.offices.at(own, own.first) === null) return false
  return [neighbour(reader, line, 1), neighbour(reader, line, -1)].some(
    (beside) => beside !== null && datesDocument(reader, beside)
  )
}

/** Whether a line is a place and a date, or tells number and date of an issue. */
function datesDocument(reader: HeadReader, line: Line): boolean {
  if (readPieces(reader, line).some(({type, place}) => type === 'date' && place !== null)) {
    return true
  }
  const letters = stretchOf(reader.letters, line.start, line.end)
  if (openCue({letters, end: line.end}, reader.words.issueCues) === null) return false
  return findDate(reader, line.start, line.end) !== null
}

function neighbour({lines}: HeadReader, {index}: Line, step: number): Line | null {
  for (let at = index + step; at >= 0 && at < lines.length; at += step) {
    if (!lines[at]!.blank) return lines[at]!
  }
  return null
}
