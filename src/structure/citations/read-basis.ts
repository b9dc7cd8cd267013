import type {Citation} from '../../types.ts'
import type {DocumentReader, FactReader} from '../reader/fact-reader.ts'
import {innerOf, openCue, closedCue, type Inner} from '../reader/cues.ts'
import {afterSpaces, endOf, placeOf} from '../../words/letters.ts'
import {squeeze} from '../reader/columns.ts'
import {tighten} from './read-citations.ts'

/** The legal basis and where it ends. */
export interface Basis {
  readonly entries: readonly Citation[]
  /** Behind its last line; 0 where there is none. */
  readonly end: number
}

/** Lines between the title and the legal basis, and between two entries of it. */
const MOST_BETWEEN = 4

/**
 * Reads the entries that a document gives as its legal basis: the lines behind the head that
 * begin with ອີງຕາມ and kin.
 *
 * @param reader The document.
 * @param from The first line behind the head.
 * @param official Without a letterhead or a title of a known kind, an entry has to cite a document.
 * @param citations What the text cites.
 */
export function readBasis(
  reader: DocumentReader,
  from: number,
  official: boolean,
  citations: readonly Citation[]
): Basis {
  const {text, lines, words, bullets, label} = reader
  const entries: Citation[] = []
  let end = 0
  let between = 0
  let closed = false
  for (let index = from; index < lines.length && between <= MOST_BETWEEN; index++) {
    const line = lines[index]!
    if (line.blank) continue
    const inner = innerOf(reader, line, bullets)
    const found = inner.bullet ? null : label(text, line.start, line.end)
    const start = found === null || found.misread ? inner.start : found.textStart
    const entry = start === inner.start ? inner : innerOf(reader, {...line, start}, bullets)
    if (openCue(entry, words.basisCues) !== null) {
      const cited = citationsWithin(citations, line.start, line.end)
      if (official || cited.length > 0) {
        entries.push(...readEntries(reader, entry, cited))
        end = line.end
        closed = /[.;:]$/.test(text.slice(line.end - 1, line.end))
        between = 0
        continue
      }
    }
    if (closedCue(entry, words.basisHeadings) !== null) {
      end = line.end
      between = 0
      continue
    }
    if (found !== null && !found.misread && found.style.system !== 'bullet') break
    if (entries.length > 0 && !inner.bullet && closed) break
    closed = /[.;:]$/.test(text.slice(line.end - 1, line.end))
    between++
  }
  return {entries, end}
}

/** One entry for each document that a line cites; one for the line where it cites none. */
function readEntries(reader: FactReader, inner: Inner, cited: readonly Citation[]): Citation[] {
  const {text, letters, words} = reader
  const cuts: number[] = []
  const first = placeOf(letters, inner.start)
  const last = placeOf(letters, inner.end)
  for (let at = first + 1; at < last; at++) {
    const cue = words.basisCues.at(letters, at)
    if (cue === null) continue
    // ໂດຍອີງຕາມ holds ອີງຕາມ; an entry begins behind what ends another.
    const offset = letters.offsets[at]!
    if (isBehindMark(text, inner.start, offset)) cuts.push(offset)
    at = cue.end
  }
  const starts = [inner.start, ...cuts]
  return starts.flatMap((start, place) => {
    const stop = starts[place + 1] ?? inner.end
    const own = citationsWithin(cited, start, stop)
    if (own.length === 0) return [bare(reader, start, stop)]
    return own.map((citation, order) => {
      const from = order === 0 ? start : own[order - 1]!.span.end
      const to = order === own.length - 1 ? stop : citation.span.end
      const span = tighten(text, order === 0 ? from : citation.span.start, to)
      return {...citation, text: text.slice(span.start, span.end), span}
    })
  })
}

/** Whether nothing but white space parts the offset from a mark that ends an entry. */
function isBehindMark(text: string, from: number, offset: number): boolean {
  let at = offset
  while (at > from && /\s/.test(text.charAt(at - 1))) at--
  return at > from && ';.,'.includes(text.charAt(at - 1))
}

/** An entry that names a document without number and date, or none at all. */
function bare({text, letters, words}: FactReader, start: number, stop: number): Citation {
  const span = tighten(text, start, stop)
  const from =
    words.basisCues.near(letters, placeOf(letters, start))?.end ?? placeOf(letters, start)
  const kind = words.kinds.near(letters, afterSpaces(letters, from))
  const owner = kind === null ? null : words.ownerCues.at(letters, afterSpaces(letters, kind.end))
  let issuer: string | null = null
  if (owner !== null) {
    const begin = endOf(letters, owner.end)
    const rest = text.slice(begin, span.end)
    const last = placeOf(letters, span.end)
    const topic =
      words.topicCues.find(letters, owner.end, last) ??
      words.editionCues.find(letters, owner.end, last)
    const close = topic === null ? rest.length : letters.offsets[topic.start]! - begin
    issuer = squeeze(rest.slice(0, close).replace(/[,;:(].*$/s, '')) || null
  }
  return {
    text: text.slice(span.start, span.end),
    kind:
      kind === null ? null : typeof kind.entry.value === 'string' ? kind.entry.value : kind.word,
    number: null,
    date: null,
    issuer,
    span
  }
}

/** Citations are in order, so that those of a line are found by halving. */
function citationsWithin(
  citations: readonly Citation[],
  from: number,
  to: number
): readonly Citation[] {
  let low = 0
  let high = citations.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (citations[middle]!.span.start < from) low = middle + 1
    else high = middle
  }
  let behind = low
  while (behind < citations.length && citations[behind]!.span.start < to) behind++
  return citations.slice(low, behind)
}
