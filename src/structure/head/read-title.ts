import {isPublisher} from './choose-issuer.ts'
import {definedOf, type Title} from './head.ts'
import {afterSpaces, bareLetters, endOf, stretchOf} from '../../words/letters.ts'
import {closedCue, colonCue, headField, innerOf, openCue, type Inner} from '../reader/cues.ts'
import {columnsOf, squeeze, trim} from '../reader/columns.ts'
import {readPieces} from './pieces.ts'
import {readFields} from '../dates/read-date.ts'
import {locate} from '../reader/locate.ts'
import type {FieldPlace} from '../../types.ts'
import {neighbour, type DocumentReader} from '../reader/fact-reader.ts'
import {isParagraph} from './running-text.ts'
import {isField, isNoise, isOfGlossary, isSentence} from './title-evidence.ts'
import type {FactWords} from '../reader/fact-words.ts'

/** Where a line stands that a title may begin with. */
export interface TitlePlace {
  /** Whether a letterhead stands above. */
  readonly official: boolean
  /** How many lines stand above, this one counted. */
  readonly seen: number
  /**
   * Whether a Markdown source marks the line as a heading: then what stands below belongs to it
   * only behind a bare kind or the word that leads to a topic.
   */
  readonly marked: boolean
}

/** Titles take no more lines. */
const LONGEST = 8
/** Without a letterhead a kind is believed on the first lines alone. */
const FIRST_LINES = 2

/**
 * Reads the title that begins at a line: with a kind of document, or with the word that leads to
 * what it is about.
 *
 * @param reader The document.
 * @param from The line, as a place in the list of lines.
 * @param place What stands above the line.
 */
export function readTitle(
  reader: DocumentReader,
  from: number,
  {official, seen, marked}: TitlePlace
): Title | null {
  const {text, lines, words, bullets} = reader
  const line = lines[from]!
  if (line.width > WIDEST || isParagraph(text, line)) return null
  if (!marked && isSentence(text, line.start, line.end)) return null
  const inner = innerOf(reader, line, bullets)
  const kind = kindOf(inner, words)
  const topic = openCue(inner, words.topicCues)
  if (kind === null && topic === null) return null
  const below = neighbour(lines, from, 1)
  const belowTopic =
    below !== null && openCue(innerOf(reader, below, bullets), words.topicCues) !== null
  if (kind === null) {
    if (!official) return null
  } else if (!official && !belowTopic && !kind.topic) {
    // Two columns are a word and its meaning, or a row of a table.
    if (isOfGlossary(reader, line) || columnsOf(text, line.start, line.end).length > 1) return null
    // Alone on its line a kind may be an entry of a menu.
    if (kind.lone) return null
    const bare = kind.behind >= inner.end
    const framed = standsBelowOffice(reader, from) || standsAboveNumber(reader, from)
    if (seen > FIRST_LINES || (bare && seen > 1 && !framed)) return null
    // A long line that only begins with its letters may begin a text as well.
    const glued = /^[\p{L}\p{M}]/u.test(text.slice(kind.behind, inner.end))
    if (glued && line.width > WIDEST_GLUED) return null
  }
  const rest = kind === null ? inner.start : kind.behind
  const run = readLines(reader, from, rest, marked)
  const last = run.at(-1)!
  const parts = run.map((each) => text.slice(each.start, each.end))
  const about = run.findIndex((each, at) => at > 0 && leadsToTopic(reader, each, run[at - 1]!))
  const behind = [text.slice(rest, inner.end), ...parts.slice(1)]
  const own = readAbout(squeeze(behind.join(' ')), kind !== null, words)
  const led = about > 0 && openCue(inner, words.topicCues) === null && kind !== null && !kind.topic
  const told = led ? readAbout(squeeze(parts.slice(about).join(' ')), false, words).subject : null
  const topicOf = withoutDate(told ?? own.subject, words)
  const span = {start: inner.start, end: last.end}
  const placeOf = (value: string | null | undefined, from = inner.start): FieldPlace | undefined =>
    value == null
      ? undefined
      : {span: locate(text, value, {start: from, end: last.end}), evidence: 'announced'}
  return {
    span,
    places: definedOf({
      title: {span, evidence: marked ? 'marked' : 'announced'},
      kind:
        kind === null ? undefined : {span: {start: inner.start, end: rest}, evidence: 'announced'},
      subject: placeOf(topicOf.subject, rest),
      date: placeOf(topicOf.date?.date.text, rest),
      issuer: placeOf(own.owner, rest)
    }),
    text: squeeze(parts.join(' ')),
    kind: kind === null ? null : kind.name,
    subject: topicOf.subject,
    date: topicOf.date,
    owner: own.owner,
    last: last.line.index
  }
}

/**
 * Whether a line of a title begins with the word that leads to its topic, and that word belongs to
 * no kind of document that the line before ends with (ການປະຕິບັດ ຂໍ້ຕົກລົງ / ວ່າດ້ວຍ …).
 */
function leadsToTopic({letters, words}: DocumentReader, inner: Inner, before: Inner): boolean {
  if (openCue(inner, words.topicCues) === null) return false
  const own = stretchOf(letters, before.start, before.end)
  for (let at = own.first + 1; at < own.last; at++) {
    if (words.kinds.at(own, at)?.end === own.last) return false
  }
  return true
}

/** Wider lines are no titles. */
const WIDEST = 160
/** Nor, without a letterhead, are wider ones that part a kind by nothing from what it is about. */
const WIDEST_GLUED = 48
/** Nor does a title run on over lines as wide as this, unless they begin with its topic. */
const WIDEST_RUN = 90

function standsBelowOffice({lines, letters, words}: DocumentReader, index: number): boolean {
  const above = neighbour(lines, index, -1)
  if (above === null) return false
  const own = stretchOf(letters, above.start, above.end)
  return words.offices.at(own, own.first) !== null
}

/** Whether the line below tells a number, or a place and a date, as below a receipt's title. */
function standsAboveNumber(reader: DocumentReader, index: number): boolean {
  const below = neighbour(reader.lines, index, 1)
  if (below === null) return false
  return readPieces(reader, below).some(
    ({type, number, place}) => (type === 'number' && number !== null) || place !== null
  )
}

interface Kind {
  readonly name: string
  readonly lone: boolean
  /** Where the rest of the line begins. */
  readonly behind: number
  /** Whether the rest begins with the word for what it is about. */
  readonly topic: boolean
}

function kindOf(inner: Inner, words: FactWords): Kind | null {
  const {letters} = inner
  const alone = words.loneKinds.whole(letters, letters.first, letters.last)
  const found = words.kinds.near(letters, letters.first)
  if (found === null || (alone !== null && alone.cost < found.cost)) {
    if (alone === null) return null
    return {name: nameOf(alone), lone: true, behind: inner.end, topic: false}
  }
  const behind = endOf(letters, found.end)
  // Misread, a kind has to stand alone, or its line might begin with any word.
  const [rest] = trim(letters.text, behind, inner.end)
  const topic = words.topicCues.at(
    letters,
    rest > behind ? afterSpaces(letters, found.end) : found.end
  )
  if (found.cost > 0 && rest < inner.end && topic === null) return null
  return {name: nameOf(found), lone: false, behind, topic: topic !== null}
}

function nameOf({entry, word}: {entry: {value: string | number | null}; word: string}): string {
  return typeof entry.value === 'string' ? entry.value : word
}

/**
 * The lines of a title. A blank line ends it, unless its kind stands alone above, or the next line
 * goes on with it: with its topic, or whose it is.
 */
function readLines(reader: DocumentReader, from: number, rest: number, marked: boolean): Inner[] {
  const {lines, words, bullets} = reader
  const first = innerOf(reader, lines[from]!, bullets)
  const run = [first]
  const bareKind = rest >= first.end
  let owned = isOwned(reader, rest, first.end)
  let gap = false
  for (let at = from + 1; at < lines.length && run.length < LONGEST; at++) {
    const line = lines[at]!
    if (line.blank) {
      gap = true
      continue
    }
    const inner = innerOf(reader, line, bullets)
    const topic = openCue(inner, words.topicCues)
    const awaited = bareKind && run.length === 1
    if (marked && !awaited && topic === null) break
    if (gap && !awaited && topic === null && !isWithin(reader, run.at(-1)!, inner)) break
    owned ||= isOwned(reader, inner.start, inner.end)
    if (inner.bullet || endsTitle(reader, inner, {awaited, topic: topic !== null, owned})) break
    run.push(inner)
    gap = false
  }
  return run
}

/** Columns of the widest line of a title that a blank line parts from the one above. */
const WIDEST_APART = 60

/** Whether a line that a blank line parts from a title goes on with it, or the line below does. */
function isWithin(reader: DocumentReader, before: Inner, inner: Inner): boolean {
  if (continues(reader, before, inner)) return true
  const {lines, words, bullets} = reader
  const next = neighbour(lines, inner.line.index, 1)
  if (next === null || inner.line.width > WIDEST_APART || next.width > WIDEST_APART) return false
  const {letters} = innerOf(reader, next, bullets)
  return words.ownerCues.at(letters, letters.first) !== null
}

/** Whether a line goes on with a title over a blank line, by its first word or the last one above. */
function continues({text, words}: DocumentReader, before: Inner, inner: Inner): boolean {
  if (inner.line.width > WIDEST_APART) return false
  const {letters} = inner
  if (words.titleContinuers.at(letters, letters.first) !== null) return true
  if (words.stateNames.near(letters, letters.first) !== null) return true
  const [last = ''] = /\S+$/.exec(text.slice(before.start, before.end)) ?? []
  const word = bareLetters(last, 0, last.length, words.lookAlikes)
  return [words.ownerCues, words.joiners, words.betweenCues].some(
    (list) => list.at(word, 0)?.end === word.last
  )
}

/** Whether the stretch begins with the word for whose the document is (ຂອງ). */
function isOwned({letters, words}: DocumentReader, from: number, to: number): boolean {
  const own = stretchOf(letters, from, to)
  let at = own.first
  while (at < own.last && own.codes[at] === 0x20) at++
  return at < own.last && words.ownerCues.at(own, at) !== null
}

/** What a title's lines above tell of a line that may belong to it. */
interface Awaiting {
  /** Whether the kind stands alone above the line. */
  readonly awaited: boolean
  /** Whether the line begins with the word that leads to a topic. */
  readonly topic: boolean
  /** Whether the title tells whose the document is: then a state may be named in it. */
  readonly owned: boolean
}

function endsTitle(
  reader: DocumentReader,
  inner: Inner,
  {awaited, topic, owned}: Awaiting
): boolean {
  const {text, words, label} = reader
  const {line} = inner
  if (line.width > WIDEST || (!topic && isParagraph(text, line))) return true
  if (!topic && !awaited && line.width > WIDEST_RUN) return true
  if (!topic && /[:;]$/.test(text.slice(line.end - 1, line.end))) return true
  if (isSentence(text, line.start, line.end) || isNoise(text, line.start, line.end)) return true
  if (!topic && isField(text, line)) return true
  const found = label(text, line.start, line.end)
  if (found !== null && (!found.misread || found.style.prefixes.length > 0)) return true
  if (closedCue(inner, words.headingWords) !== null) return true
  if (openCue(inner, words.basisCues) !== null) return true
  if (closedCue(inner, words.basisHeadings) !== null) return true
  if (closedCue(inner, words.subjectCues) !== null) return true
  if (closedCue(inner, words.addresseeCues) !== null) return true
  if (colonCue(inner, words.addresseeCues, []) !== null) return true
  if (colonCue(inner, words.subjectCues, []) !== null) return true
  if (headField(inner, words) !== null) return true
  if (!topic && isPublisher(reader, line)) return true
  // Whose the document is, or since when, is told by a line of its own.
  if (!awaited && !topic && openCue(inner, words.adoptionCues) !== null) return true
  return readPieces(reader, line).some(({type}) => type !== 'text' && !(owned && type === 'state'))
}

/**
 * Reads what stands behind the kind: whose the document is (ຂອງ …), who it is between, and what it
 * is about.
 */
function readAbout(
  text: string,
  kind: boolean,
  words: FactWords
): Pick<Title, 'subject' | 'owner'> {
  const letters = bareLetters(text, 0, text.length, words.lookAlikes)
  const first = openCue({letters, end: text.length}, words.topicCues)
  if (first !== null) return {subject: clean(text.slice(first.valueStart)), owner: null}
  const owner = kind ? words.ownerCues.at(letters, 0) : null
  if (owner === null && words.betweenCues.at(letters, 0) === null) {
    return {subject: clean(text), owner: null}
  }
  let topic = -1
  let about = text.length
  for (let at = 1; at < letters.last && topic < 0; at++) {
    const found = words.topicCues.at(letters, at)
    if (found === null || !/\s/.test(text.charAt(letters.offsets[at]! - 1))) continue
    topic = letters.offsets[at]!
    about = endOf(letters, found.end)
  }
  const office = owner !== null && words.offices.at(letters, afterSpaces(letters, owner.end))
  return {
    subject: topic < 0 ? clean(text) : clean(text.slice(about)),
    owner: office
      ? clean(text.slice(letters.offsets[office.start], topic < 0 ? undefined : topic))
      : null
  }
}

/** A date in figures that closes a subject is the document's: … ຫໍສະໝຸດ 21-12-2011. */
function withoutDate(subject: string | null, words: FactWords): Pick<Title, 'subject' | 'date'> {
  const [, before, date] =
    /^(.*[^\d\s])[\s,(]+(\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\)?$/su.exec(subject ?? '') ?? []
  if (before === undefined || date === undefined) return {subject, date: null}
  const found = readFields(date, words, 0, date.length)
  if (found?.date.precision !== 'day') return {subject, date: null}
  return {subject: clean(before), date: found}
}

function clean(text: string): string | null {
  return text.replace(/^[:\s]+|[.;,\s]+$/g, '') || null
}
