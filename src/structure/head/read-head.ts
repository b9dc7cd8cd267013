import type {FieldPlace, Span} from '../../types.ts'
import type {DateFound} from '../dates/read-date.ts'
import {innerOf} from '../reader/cues.ts'
import type {DocumentReader} from '../reader/fact-reader.ts'
import {chooseIssuer, findPublisher} from './choose-issuer.ts'
import {definedOf, emptyDraft, type DocumentHead, type HeadDraft} from './head.ts'
import {lineReaders, type Outcome} from './line-readers.ts'
import {markedTitle, plainTitle} from './plain-title.ts'
import {LONGEST_HEAD} from './running-text.ts'

/**
 * Reads a document's head: letterhead, title, whom it is for and what it is about.
 *
 * @param reader The document.
 */
export function readHead(reader: DocumentReader): DocumentHead {
  const {lines} = reader
  const draft = emptyDraft(markedTitle(reader))
  let last = readLines(reader, draft)
  // Below the line that tells whom a letter is for, or what it is about, its text begins.
  const {official, plains, dated} = draft
  // A place and a date alone stand above news as well.
  const headed = official && (draft.stated || draft.numbered || draft.letterStart < Infinity)
  const upper =
    draft.title === null ? plains.filter(({piece}) => piece.start < draft.letterStart) : plains
  const issuer = chooseIssuer(reader, upper, {official, headed, title: draft.title})
  const title =
    draft.title ??
    plainTitle(reader, upper, {...draft, official: headed, issuer: issuer?.piece ?? null})
  const publisher = title === null ? null : findPublisher(reader, plains, title)
  for (const {inner, piece} of upper) {
    const above = title === null ? official : piece.start < title.span.start
    if (above) draft.letterhead.push({start: inner.line.start, end: inner.line.end})
  }
  if (title !== null) last = Math.max(last, title.last)
  const date = dated?.date ?? draft.toldDate ?? title?.date ?? null
  const placed = (span: Span<'corrected'> | null | undefined): FieldPlace | undefined =>
    span == null ? undefined : {span, evidence: 'placed'}
  return {
    places: definedOf({
      ...title?.places,
      ...draft.places,
      date: date === null || date === title?.date ? title?.places.date : placeOfDate(date),
      place: placed(dated?.place == null ? null : dated.value) ?? draft.places.place,
      issuer: placed(issuer?.span) ?? title?.places.issuer ?? placed(publisher?.span)
    }),
    number: draft.number,
    date,
    place: dated?.place ?? draft.toldPlace,
    issuer: issuer?.name ?? title?.owner ?? publisher?.name ?? null,
    title,
    subject: draft.subject ?? title?.subject ?? null,
    addressee: draft.addressee,
    official,
    letterhead: official ? distinct(draft.letterhead) : [],
    end: last < 0 ? 0 : lines[last]!.end,
    next: last + 1
  }
}

/** @returns The last line that belongs to the head, as a place in the list; -1 without one. */
function readLines(reader: DocumentReader, draft: HeadDraft): number {
  const {lines, bullets} = reader
  let last = -1
  for (let index = 0; index < lines.length && draft.seen < LONGEST_HEAD; index++) {
    const line = lines[index]!
    if (line.blank) continue
    draft.seen++
    const inner = innerOf(reader, line, bullets)
    let outcome: Outcome | null = null
    for (const read of lineReaders) {
      outcome = read(reader, draft, inner)
      if (outcome !== null) break
    }
    if (outcome === 'end') break
    if (typeof outcome === 'number') last = index = outcome
  }
  return last
}

/** Where a date stands, and whether a word announces it. */
function placeOfDate({span, announced}: DateFound): FieldPlace {
  return {span, evidence: announced ? 'announced' : 'placed'}
}

function distinct(spans: readonly Span<'corrected'>[]): Span<'corrected'>[] {
  const byStart = new Map(spans.map((span) => [span.start, span]))
  return [...byStart.values()].sort((left, right) => left.start - right.start)
}
