import {createLabelMatcher, type LabelMatch, type LabelMatcher} from '../../lines/label-matcher.ts'
import type {HeadingHint, Line, Ruleset} from '../../types.ts'
import {oncePer} from '../../base/once-per.ts'
import type {Facts} from './facts.ts'
import {bareLetters} from './letters.ts'
import {readArticleDate} from './read-article-date.ts'
import {readBasis} from './read-basis.ts'
import {readCitations} from './read-citations.ts'
import {noClosing, readClosing} from './read-closing.ts'
import {readHead, type HeadReader} from './read-head.ts'
import {factWords} from './vocabulary.ts'

/**
 * Reads what a document says of itself: the fields of its letterhead, its title, its legal basis,
 * the documents it cites and who signed it. A field that is blank or illegible is null.
 *
 * @param lines All lines of the text.
 * @param text The corrected text, each paragraph, heading and item on a line of its own.
 * @param ruleset The vocabulary and the styles of numbering.
 * @param hints Headings that a Markdown source marks (default: none); the first one of the
 *   highest rank is the title of a document without a letterhead.
 * @param labels The labels that the sequence of the lines tells, one entry a line (default: each
 *   line's label is read by itself).
 */
export function readFacts(
  lines: readonly Line[],
  text: string,
  ruleset: Ruleset,
  hints: readonly HeadingHint[] = [],
  labels: readonly (LabelMatch | null)[] = []
): Facts {
  const words = factWords(ruleset)
  const letters = bareLetters(text, 0, text.length, words.lookAlikes)
  const {bullets, label} = labelReader(ruleset)
  const known = labelAt(labels, label)
  const reader: HeadReader = {text, letters, words, lines, bullets, label: known, hints}
  const head = readHead(reader)
  const citations = readCitations(reader, head.end, text.length)
  const typed = head.official || head.title?.kind != null
  const basis = readBasis(reader, head.next, typed, citations)
  const last = readClosing(reader, Math.max(head.end, basis.end), head.issuer)
  // Below an article stand other titles and dates: there a name has to be signed.
  const closing = typed || last.signatory?.name != null ? last : noClosing(text)
  const date = head.date ?? closing.date ?? (head.official ? null : readArticleDate(reader))
  return {
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

/** What reads a ruleset's labels. */
const labelReader = oncePer(({numbering}: Ruleset): Pick<HeadReader, 'bullets' | 'label'> => {
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
