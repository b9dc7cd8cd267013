import {bareLetters} from './letters.ts'
import {squeeze, type Piece} from './pieces.ts'
import type {Plain} from './read-head.ts'
import type {Title} from './read-title.ts'
import type {FactWords} from './vocabulary.ts'

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
  text: string,
  words: FactWords,
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
  const isOffice = ({piece}: Plain): boolean =>
    words.offices.at(bareLetters(text, piece.start, piece.end, words.lookAlikes), 0) !== null
  // Behind the number a title may begin: there a line has to look like an office.
  const chain = above.filter((plain) => !plain.late || isOffice(plain))
  const last = chain.findLastIndex(isOffice)
  const chosen = last >= 0 ? chain[last] : chain.findLast(({late}) => !late)
  if (chosen === undefined) return null
  const parts = [text.slice(chosen.piece.start, chosen.piece.end)]
  for (let at = chain.indexOf(chosen) + 1; at < chain.length; at++) {
    const {piece} = chain[at]!
    const letters = bareLetters(text, piece.start, piece.end, words.lookAlikes)
    if (words.joiners.at(letters, 0) === null) break
    parts.push(text.slice(piece.start, piece.end))
  }
  return {name: squeeze(parts.join(' ')).replace(/[.,;:\s]+$/, ''), piece: chosen.piece}
}
