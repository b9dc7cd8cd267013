import {LAO_START} from '../../script/classes.ts'
import type {Citation, Span} from '../../types.ts'
import type {FactReader} from '../reader/fact-reader.ts'
import {afterSpaces, bareLetters, endOf, placeOf, type Letters} from '../../words/letters.ts'
import {squeeze} from '../reader/columns.ts'
import {readFields, type DateFound} from '../dates/read-date.ts'
import {cueBeforeCode, readNumber, type NumberFound} from './read-number.ts'
import type {FactWords} from '../reader/fact-words.ts'
import {pairOf, type WordFound} from '../../words/word-list.ts'

/** A citation's name and number do not stand farther apart, in letters. */
const REACH = 320
/** Nor do its number and its date. */
const DATE_REACH = 24

/**
 * Finds the documents that a text names by number or date, in one pass over its letters: a word
 * for "number" or "dated" is found first, then what stands around it.
 *
 * @param reader The text.
 * @param from Where to look from, in the text.
 * @param to Where to look to.
 * @returns The citations in order, none overlapping.
 */
export function readCitations(reader: FactReader, from: number, to: number): Citation[] {
  const {letters, words} = reader
  const citations: Citation[] = []
  let floor = from
  let at = placeOf(letters, from)
  const last = placeOf(letters, to)
  const {codes} = letters
  const numbers = words.numberCues.pairs
  const dates = words.citedDateCues.pairs
  while (at < last) {
    const pair = pairOf(codes, at)
    const coded = codes[at] === SLASH && isCode(codes, at)
    if (!coded && numbers[pair] === 0 && dates[pair] === 0) {
      at++
      continue
    }
    const number = coded ? readMisread(reader, at, floor) : words.numberCues.at(letters, at)
    const cue = number ?? words.citedDateCues.at(letters, at)
    if (cue === null) {
      at++
      continue
    }
    const citation =
      number === null ? readDated(reader, cue, floor, to) : readNumbered(reader, cue, floor, to)
    if (citation === null) {
      at = Math.max(at + 1, cue.end)
      continue
    }
    citations.push(citation)
    floor = citation.span.end
    at = Math.max(cue.end, placeOf(letters, floor))
  }
  return citations
}

const SLASH = 0x2f

/** Whether a digit stands in front of the slash and a letter behind it. */
function isCode(codes: Uint16Array, slash: number): boolean {
  const before = codes[slash - 1] ?? 0
  return before >= 0x30 && before <= 0x39 && (codes[slash + 1] ?? 0) >= LAO_START
}

/** The misread word for "number" in front of a code, behind the last citation. */
function readMisread({letters, words}: FactReader, slash: number, floor: number): WordFound | null {
  const cue = cueBeforeCode(letters, words, slash)
  return cue !== null && letters.offsets[cue.start]! >= floor ? cue : null
}

/** ຄຳສັ່ງ … ສະບັບເລກທີ 12/ກກ, ລົງວັນທີ 3 ມີນາ 2021. */
function readNumbered(
  reader: FactReader,
  cue: WordFound,
  floor: number,
  to: number
): Citation | null {
  const {text, letters, words} = reader
  const lineEnd = endOfLine(text, endOf(letters, cue.end), to)
  const number = readNumber(text, words, endOf(letters, cue.end), lineEnd)
  if (number === null) return null
  const name = readName(reader, cue.start, floor)
  const edition = editionBefore(reader, cue.start, floor)
  // A house, an account and a telephone have a number as well.
  const sure = edition >= 0 && number.number.includes('/')
  if (name === null && !sure && !leansOn(reader, cue.start, floor)) return null
  const start = letters.offsets[edition >= 0 ? edition : cue.start]!
  const date = dateBehind(reader, number.end, lineEnd)
  return build(reader, {name, start, number, date, end: date?.span.end ?? number.end}, to)
}

/** ມະຕິ … ລົງວັນທີ 3 ມີນາ 2021, with its number just before or without one. */
function readDated(reader: FactReader, cue: WordFound, floor: number, to: number): Citation | null {
  const {text, letters, words} = reader
  const start = letters.offsets[cue.start]!
  if (!isDating(cue)) return null
  const name = readName(reader, cue.start, floor)
  if (name === null) return null
  const behind = endOf(letters, cue.end)
  const date = readFields(text, words, behind, endOfLine(text, behind, to))
  if (date === null) return null
  const code = text.slice(name.end, start).search(/[\d\u0ed0-\u0ed9]+\s?\//)
  const number = code < 0 ? null : readNumber(text, words, name.end + code, start)
  return build(reader, {name, start, number, date, end: date.span.end}, to)
}

/** ລົງວັນທີ dates a document; ວັນທີ alone dates anything. */
function isDating({word, entry}: WordFound): boolean {
  const shortest = Math.min(...entry.words.map((each) => each.length))
  return word.length > shortest
}

/** Whether the clause begins with a word for the legal basis: what it names is a document. */
function leansOn(reader: FactReader, cue: number, floor: number): boolean {
  const {letters, words} = reader
  const from = skipMarks(letters, startOfClause(reader, cue, floor), cue)
  return words.basisCues.at(letters, from) !== null
}

/** Behind bullets and white space. */
function skipMarks(letters: Letters, from: number, to: number): number {
  let at = from
  while (at < to && letters.codes[at]! < LAO_START) at++
  return at
}

interface Name {
  readonly kind: string
  readonly start: number
  /** Behind the kind. */
  readonly end: number
  readonly issuer: string | null
}

/** What was found of a cited document. */
interface CitationParts {
  readonly name: Name | null
  /** Where it begins without a name. */
  readonly start: number
  readonly number: NumberFound | null
  readonly date: DateFound | null
  readonly end: number
}

function build({text, letters, words}: FactReader, parts: CitationParts, to: number): Citation {
  const {name, number, date} = parts
  const span = {start: name?.start ?? parts.start, end: parts.end}
  let issuer = name?.issuer ?? null
  if (issuer === null) {
    const at = afterSpaces(letters, placeOf(letters, span.end))
    const owner = words.ownerCues.at(letters, at)
    if (owner !== null) {
      const from = endOf(letters, owner.end)
      const end = endOfName(text, from, endOfLine(text, from, Math.min(to, from + 80)))
      const topic = words.topicCues.find(letters, owner.end, placeOf(letters, end))
      const issued = squeeze(text.slice(from, topic === null ? end : letters.offsets[topic.start]!))
      if (issued !== '') issuer = issued
    }
  }
  return {
    text: text.slice(span.start, span.end),
    kind: name?.kind ?? null,
    number: number?.number ?? null,
    date: date?.date ?? null,
    issuer,
    span
  }
}

/** A date within a few letters of the number, with a word in front of it, misread perhaps. */
function dateBehind({text, words}: FactReader, from: number, to: number): DateFound | null {
  const letters = bareLetters(text, from, Math.min(to, from + 2 * DATE_REACH), words.lookAlikes)
  const last = Math.min(letters.last, DATE_REACH)
  const cue = words.dateCues.find(letters, 0, last)
  if (cue !== null) return readFields(text, words, endOf(letters, cue.end), to)
  let start = 0
  while (start < last && letters.codes[start]! < LAO_START) start++
  let behind = start
  while (behind < last && letters.codes[behind]! >= LAO_START) behind++
  if (behind === start || words.dateCues.whole(letters, start, behind) === null) return null
  return readFields(text, words, endOf(letters, behind), to)
}

/** The kind of document that a number or date belongs to, in the clause before it. */
function readName(reader: FactReader, cue: number, floor: number): Name | null {
  const {text, letters, words} = reader
  const from = startOfClause(reader, cue, floor)
  let kind: WordFound | null = null
  let topic = -1
  for (let at = from; at < cue; at++) {
    const found = words.kinds.at(letters, at)
    if (found !== null && found.end <= cue && !isUncited(words, found)) {
      // Behind ວ່າດ້ວຍ a kind belongs to what the document is about, up to the next comma.
      if (
        kind === null ||
        topic < 0 ||
        text.slice(letters.offsets[topic], letters.offsets[at]).includes(',')
      ) {
        kind = found
        topic = -1
      }
      at = found.end - 1
      continue
    }
    const about = kind === null ? null : words.topicCues.at(letters, at)
    if (about !== null) {
      if (topic < 0) topic = at
      at = about.end - 1
    }
  }
  kind ??= nearKind(reader, from, cue)
  if (kind === null) return null
  const edition = editionBefore(reader, cue, letters.offsets[kind.end] ?? floor)
  const stop = topic >= 0 ? topic : edition >= 0 ? edition : cue
  const {entry, word, start, end} = kind
  return {
    kind: typeof entry.value === 'string' ? entry.value : word,
    start: letters.offsets[start]!,
    end: endOf(letters, end),
    issuer: issuerOf(reader, end, stop)
  }
}

function isUncited(words: FactWords, found: WordFound): boolean {
  const spelled = bareLetters(found.word, 0, found.word.length, words.lookAlikes)
  return words.uncitedKinds.at(spelled, 0)?.end === spelled.last
}

/** At a line's start, behind a word for the legal basis, a misread kind is looked for, too. */
function nearKind({letters, words}: FactReader, from: number, cue: number): WordFound | null {
  const begins = from === 0 || letters.codes[from - 1] === LINE_FEED
  const start = begins ? skipMarks(letters, from, cue) : from
  const basis = words.basisCues.near(letters, start)
  if (basis === null && start === from && from > 0 && letters.codes[from - 1] !== LINE_FEED) {
    return null
  }
  const found = words.kinds.near(letters, afterSpaces(letters, basis?.end ?? start))
  return found !== null && found.end <= cue ? found : null
}

/** ຄຳສັ່ງ ຂອງ …; or the office that follows the kind at once. */
function issuerOf({text, letters, words}: FactReader, from: number, to: number): string | null {
  const owner = words.ownerCues.find(letters, from, to)
  const at = afterSpaces(letters, owner?.end ?? from)
  if (at >= to) return null
  if (owner === null && words.offices.at(letters, at) === null) return null
  const start = letters.offsets[at]!
  const issuer = squeeze(
    text.slice(start, endOfName(text, start, letters.offsets[to] ?? letters.end))
  )
  return issuer === '' ? null : issuer
}

/** Where ສະບັບ before a number begins; -1 without it. */
function editionBefore({letters, words}: FactReader, cue: number, floor: number): number {
  for (let at = cue; at >= Math.max(0, cue - 8) && letters.offsets[at]! >= floor; at--) {
    const found = words.editionCues.at(letters, at)
    if (found !== null) return at
  }
  return -1
}

/** Back to the line's start, a semicolon, a full stop with a space, or the last citation. */
function startOfClause({letters, words}: FactReader, cue: number, floor: number): number {
  const lowest = Math.max(placeOf(letters, floor), cue - REACH)
  let at = cue
  while (at > lowest) {
    const code = letters.codes[at - 1]
    if (code === LINE_FEED || code === SEMICOLON) break
    if (code === STOP && letters.codes[at] === SPACE) break
    at--
  }
  for (let place = cue - 1; place > at; place--) {
    if (words.basisCues.at(letters, place) !== null) return place
  }
  return at
}

const LINE_FEED = 0x0a
const SPACE = 0x20
const STOP = 0x2e
const SEMICOLON = 0x3b

function endOfName(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (/[,;.:()\n]/.test(text.charAt(at))) return at
  return to
}

function endOfLine(text: string, from: number, to: number): number {
  const limit = Math.min(to, from + 2 * REACH)
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === LINE_FEED || code === 0x0c) return at
  }
  return limit
}

/** A stretch without white space and closing marks at its ends. */
export function tighten(text: string, from: number, to: number): Span<'corrected'> {
  let start = from
  let end = to
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /[\s;.,]/.test(text.charAt(end - 1))) end--
  return {start, end}
}
