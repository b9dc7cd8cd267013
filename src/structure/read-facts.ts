import {oncePer} from '../base/once-per.ts'
import {createLabelMatcher, type LabelMatch, type LabelMatcher} from '../labels/matcher.ts'
import {ANNEX} from '../labels/read-labels.ts'
import type {Reading} from '../lines/reading.ts'
import type {HeadingHint, Ruleset} from '../types.ts'
import type {Facts} from './facts.ts'
import {bareLetters} from '../words/letters.ts'
import {readArticleDate} from './head/read-article-date.ts'
import {readBasis} from './citations/read-basis.ts'
import {readCitations} from './citations/read-citations.ts'
import {noClosing, readClosing, type Closing} from './closing/read-closing.ts'
import type {DocumentReader} from './reader/fact-reader.ts'
import {definedOf} from './head/head.ts'
import {readHead} from './head/read-head.ts'
import {factWords} from './reader/fact-words.ts'

/**
 * Reads what a document says of itself: the fields of its letterhead, its title, its legal basis,
 * the documents it cites and who signed it. A field that is blank or illegible is null.
 *
 * @param reading The corrected text, each paragraph, heading and item on a line of its own, with
 *   the labels that the sequence of its lines tells.
 * @param ruleset The vocabulary and the styles of numbering.
 * @param hints Headings that a Markdown source marks (default: none); the first one of the
 *   highest rank is the title of a document without a letterhead.
 */
export function readFacts(
  {text, lines, labels}: Pick<Reading, 'text' | 'lines' | 'labels'>,
  ruleset: Ruleset,
  hints: readonly HeadingHint[] = []
): Facts {
  const words = factWords(ruleset)
  const letters = bareLetters(text, 0, text.length, words.lookAlikes)
  const {bullets, label} = labelReader(ruleset)
  const known = labelAt(labels, label)
  const begun = isBegun(labels)
  const reader: DocumentReader = {text, letters, words, lines, bullets, label: known, begun, hints}
  const head = readHead(reader)
  const citations = readCitations(reader, head.end, text.length)
  const typed = head.official || head.title?.kind != null
  const basis = readBasis(reader, head.next, typed, citations)
  const last = readLast(reader, labels, Math.max(head.end, basis.end), head.issuer)
  // Below an article stand other titles and dates: there a name has to be signed.
  const closing = typed || last.signatory?.name != null ? last : noClosing(text)
  const date = head.date ?? closing.date ?? (head.official ? null : readArticleDate(reader))
  return {
    fields: definedOf({
      ...head.places,
      date:
        head.places.date ??
        closing.places.date ??
        (date === null ? undefined : {span: date.span, evidence: 'chosen'}),
      place: head.places.place ?? closing.places.place,
      signatory: closing.places.signatory
    }),
    metadata: {
      title: head.title?.text ?? null,
      kind: head.title?.kind ?? null,
      subject: head.subject,
      number: head.number,
      date: date?.date ?? null,
      place: head.place ?? closing.place,
      issuer: head.issuer,
      addressee: head.addressee,
      signatory: closing.signatory
    },
    titleSpan: head.title?.span ?? null,
    prefaceEnd: Math.max(head.end, basis.end),
    closingStart: closing.start,
    letterhead: head.letterhead,
    signature: closing.signature,
    legalBasis: basis.entries,
    citations
  }
}

/** Whether the first number is not the first of its kind, so that the text began on another page. */
function isBegun(labels: readonly (LabelMatch | null)[]): boolean {
  const first = labels.find((label) => label !== null && label.numbers.length > 0)
  return first != null && !first.misread && first.numbers.some((number) => number > 1)
}

/**
 * The closing; where annexes follow it, it is no longer the end of the document, but tells who
 * signed all the same.
 */
function readLast(
  reader: DocumentReader,
  labels: readonly (LabelMatch | null)[],
  after: number,
  issuer: string | null
): Closing {
  const {lines, text} = reader
  const closing = readClosing(reader, after, issuer)
  const annex = labels.findIndex((label) => label?.style.section === ANNEX)
  if (closing.signatory !== null || annex < 0) return closing
  const before = readClosing({...reader, lines: lines.slice(0, annex)}, after, issuer)
  return before.signatory === null ? closing : {...before, start: text.length}
}

/** What reads a ruleset's labels. */
const labelReader = oncePer(({numbering}: Ruleset): Pick<DocumentReader, 'bullets' | 'label'> => {
  const bullets = numbering.filter(({system}) => system === 'bullet')
  return {
    bullets: new Set(bullets.flatMap(({characters}) => characters)),
    label: createLabelMatcher(numbering)
  }
})

/** Prefers what is known of the label at an offset to what is read there. */
function labelAt(labels: readonly (LabelMatch | null)[], read: LabelMatcher): LabelMatcher {
  const byStart = new Map<number, LabelMatch>()
  for (const label of labels) if (label !== null) byStart.set(label.start, label)
  return (text, start, end) => byStart.get(start) ?? read(text, start, end)
}
