import type {FactReader} from './fact-reader.ts'
import {stretchOf} from './letters.ts'
import {squeeze, type Piece} from './pieces.ts'
import type {Plain} from './read-head.ts'
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
