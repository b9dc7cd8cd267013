import {chooseArticleTitle} from './choose-article-title.ts'
import {closedCue, innerOf, openCue, type Inner} from '../reader/cues.ts'
import {squeeze} from '../reader/columns.ts'
import type {Piece} from './pieces.ts'
import type {DocumentReader} from '../reader/fact-reader.ts'
import type {FieldEvidence} from '../../types.ts'
import type {PlainLine, Title} from './head.ts'
import {isLabelled, LONGEST_HEAD} from './running-text.ts'
import {isField, isNoise, isSentence} from './title-evidence.ts'

/** What is known where a title without a known kind is looked for. */
export interface TitleContext {
  /** The part of the letterhead that names the issuer. */
  readonly issuer: Piece | null
  readonly official: boolean
  /** The line that a Markdown source marks as the title; -1 without one. */
  readonly marked: number
}

/** A title without a known kind: what stands alone above the text. */
export function plainTitle(
  reader: DocumentReader,
  plains: readonly PlainLine[],
  {issuer, official, marked}: TitleContext
): Title | null {
  const {text, lines} = reader
  const build = (inner: Inner, evidence: FieldEvidence): Title => ({
    span: {start: inner.start, end: inner.end},
    places: {title: {span: {start: inner.start, end: inner.end}, evidence}},
    text: squeeze(text.slice(inner.start, inner.end)),
    kind: null,
    subject: null,
    date: null,
    owner: null,
    last: inner.line.index
  })
  if (marked >= 0) return build(innerOf(reader, lines[marked]!, reader.bullets), 'marked')
  const free = plains.filter(
    ({inner, piece}) =>
      !inner.bullet &&
      piece !== issuer &&
      /\p{L}/u.test(squeeze(text.slice(piece.start, piece.end)))
  )
  if (official) {
    const below = free.filter(
      ({inner, piece, late}) =>
        !isField(text, inner.line) &&
        !isSentence(text, inner.start, inner.end) &&
        !isNoise(text, inner.start, inner.end) &&
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
      ...build(first.inner, 'placed'),
      span,
      places: {title: {span, evidence: 'placed'}},
      text: squeeze(text.slice(span.start, span.end)),
      last: run.at(-1)!.inner.line.index
    }
  }
  const first = chooseArticleTitle(
    reader,
    free.map(({inner}) => inner.line)
  )
  return first === null ? null : build(innerOf(reader, first, reader.bullets), 'chosen')
}

/**
 * @returns The line of the head that a Markdown source marks as the title, with a heading of the
 *   highest rank: the first of these, and without a number, unless they are the divisions of a
 *   text that has no title; -1 without one.
 */
export function markedTitle(reader: DocumentReader): number {
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
