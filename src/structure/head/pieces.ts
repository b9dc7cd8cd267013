import {isLaoLetter} from '../../script/classes.ts'
import type {Line, Span} from '../../types.ts'
import {columnsOf, isMargin, isSpace, squeeze, trim} from '../reader/columns.ts'
import type {FactReader} from '../reader/fact-reader.ts'
import {endOf, placeOf, stretchOf, type Letters} from '../../words/letters.ts'
import {findDate, readFields, type DateFound} from '../dates/read-date.ts'
import {cueBeforeCode, readNumber} from '../citations/read-number.ts'
import type {FactWords} from '../reader/fact-words.ts'
import type {WordFound, WordList} from '../../words/word-list.ts'

/** A part of a line of the letterhead: what columns and cue words part. */
export interface Piece {
  readonly type: 'state' | 'motto' | 'number' | 'date' | 'text'
  readonly start: number
  readonly end: number
  /** `number`: with ASCII digits; null where it is blank. */
  readonly number: string | null
  /** `date`: null where nothing was filled in. */
  readonly date: DateFound | null
  /** `date`: the place in front of it. */
  readonly place: string | null
  /** `number`: where it stands; `date`: where the place does. */
  readonly value: Span<'corrected'> | null
}

/** Lines of a letterhead are not wider. */
const WIDEST = 150

/**
 * Cuts a line of the letterhead into what it holds: columns lie side by side where an engine or
 * an export has flattened a page.
 *
 * @returns The pieces from left to right; one `text` where the line is no such line.
 */
export function readPieces(reader: FactReader, line: Line): Piece[] {
  if (line.width > WIDEST) return [plain(line.start, line.end)]
  return columnsOf(reader.text, line.start, line.end).flatMap(([start, end]) =>
    readColumn(reader, start, end)
  )
}

function readColumn(reader: FactReader, start: number, end: number): Piece[] {
  const {text, words} = reader
  const letters = stretchOf(reader.letters, start, end)
  for (const [type, list] of [
    ['state', words.stateNames],
    ['motto', words.mottos]
  ] as const) {
    const name = list.near(letters, letters.first)
    if (name === null) continue
    const behind = endOf(letters, name.end)
    const rest = trim(text, behind, end)
    if (rest[0] < rest[1] && name.cost === 0 && !/\s/.test(text.charAt(behind))) continue
    const piece = {...plain(start, behind), type}
    return rest[0] < rest[1] ? [piece, ...readColumn(reader, rest[0], rest[1])] : [piece]
  }
  const inner = findName(letters, words)
  if (inner !== null) {
    const [from, to] = trim(text, start, inner.start)
    return [...readColumn(reader, from, to), ...readColumn(reader, inner.start, end)]
  }
  return cutAtNumber(reader, letters, start, end)
}

/** Letters of the shortest name of a state that is looked for within a line. */
const SHORTEST_NAME = 20

/** Where one space is all that an engine left between two columns, the right one may be a name. */
function findName(letters: Letters, words: FactWords): {readonly start: number} | null {
  const {codes, offsets, text, first, last} = letters
  for (let at = first + 1; at + SHORTEST_NAME < last; at++) {
    if (!isSpace(text.charCodeAt(offsets[at]! - 1)) || codes[at] === 0x20) continue
    const name = words.stateNames.near(letters, at) ?? words.mottos.near(letters, at)
    if (name === null || name.end - at < SHORTEST_NAME) continue
    // ສະພາແຫ່ງຊາດ ແຫ່ງ ສາທາລະນະລັດ …: part of a name.
    return isLinked(letters, words, at) ? null : {start: offsets[at]!}
  }
  return null
}

function isLinked(letters: Letters, words: FactWords, at: number): boolean {
  for (let from = Math.max(letters.first, at - LONGEST_LINK); from < at; from++) {
    if (words.nameLinks.at(letters, from)?.end === at) return true
  }
  return false
}

/** Letters of the longest word within a name. */
const LONGEST_LINK = 5

/** An office and the document's number on one line are two pieces. */
function cutAtNumber(reader: FactReader, letters: Letters, start: number, end: number): Piece[] {
  const {text, words} = reader
  const cue =
    words.numberCues.near(letters, letters.first) ??
    findBehindOffice(letters, words) ??
    findBeforeCode(letters, words)
  if (cue === null) return cutAtDate(reader, letters, start, end)
  const at = letters.offsets[cue.start]!
  const behind = endOf(letters, cue.end)
  const found = readNumber(text, words, behind, end)
  if (cue.start === letters.first && found === null && isLaoLetter(text.charCodeAt(behind))) {
    return cutAtDate(reader, letters, start, end)
  }
  const left = trim(text, start, at)
  const number: Piece = {
    ...plain(at, found?.end ?? skipCode(text, behind, end)),
    type: 'number',
    number: found?.number ?? null,
    value: found === null ? null : {start: found.start, end: found.end}
  }
  const right = trimLead(text, number.end, end)
  // Behind an office and a number, a sentence that cites a document goes on.
  if (
    cue.start > letters.first &&
    end - right > SHORTEST_SENTENCE &&
    !isDated(reader, right, end)
  ) {
    return [plain(start, end)]
  }
  return [
    ...(left[0] < left[1] ? [plain(left[0], left[1])] : []),
    number,
    ...(right < end ? readColumn(reader, right, end) : [])
  ]
}

const SHORTEST_SENTENCE = 30

/**
 * Before a number with a code (318/ນຍ) that ends the column, the word for "number" is known though
 * more of it was misread: it stands first, or behind an office.
 */
function findBeforeCode(letters: Letters, words: FactWords): WordFound | null {
  const {codes, offsets, text, first, last} = letters
  const slash = codes.subarray(first, last).indexOf(SLASH) + first
  if (slash <= first || /[\s.;:]\S*\s\S/.test(text.slice(offsets[slash], letters.end))) return null
  const cue = cueBeforeCode(letters, words, slash)
  if (cue === null) return null
  return cue.start === first || words.offices.near(letters, first) !== null ? cue : null
}

const SLASH = 0x2f

function isDated({letters, words}: FactReader, from: number, to: number): boolean {
  const own = stretchOf(letters, from, to)
  return words.dateCues.find(own, own.first, own.last) !== null
}

/** Letters of the longest name of an office that a number stands behind on the same line. */
const LONGEST_OFFICE = 60

/** Behind anything but an office a number is that of another document, or a house. */
function findBehindOffice(letters: Letters, words: FactWords): WordFound | null {
  if (words.offices.near(letters, letters.first) === null) return null
  const last = Math.min(letters.last, letters.first + LONGEST_OFFICE)
  for (let at = letters.first + 1; at < last; at++) {
    if (!isSpace(letters.text.charCodeAt(letters.offsets[at]! - 1))) continue
    const found = words.numberCues.near(letters, at)
    // ຄຳສັ່ງ ສະບັບເລກທີ …: an office that speaks of another document.
    if (words.editionCues.at(letters, at) !== null) return null
    if (found !== null) return found
  }
  return null
}

/** Behind a number that could not be read, up to the next white space. */
function skipCode(text: string, from: number, to: number): number {
  let at = from
  while (at < to && !isLaoLetter(text.charCodeAt(at)) && text.charCodeAt(at) !== 0x2f) at++
  while (at < to && !isSpace(text.charCodeAt(at))) at++
  return at
}

function trimLead(text: string, from: number, to: number): number {
  let at = from
  while (at < to && (isMargin(text.charCodeAt(at)) || text.charAt(at) === ',')) at++
  return at
}

function cutAtDate(reader: FactReader, letters: Letters, start: number, end: number): Piece[] {
  const {text, words} = reader
  const {first, last} = letters
  const cue =
    words.dateCues.near(letters, first) ??
    words.dateCues.find(letters, first, last) ??
    findMisread(letters, words.dateCues)
  if (cue !== null) {
    const at = letters.offsets[cue.start]!
    const behind = endOf(letters, cue.end)
    const date = readFields(text, words, behind, end)
    if (!isPlace(reader, start, at)) return [plain(start, end)]
    // Illegible, it is still where the date stands; with words behind it, it is a sentence.
    const close = date?.span.end ?? behind
    const tail = end - close
    if (date === null ? tail > WIDEST_DATE : hasLetter(text, close, end)) {
      const placed = skipParticle(reader, start, at) > start
      // ວັນທີ 12 ມີນາ 2020, ໂທ …: what else stands on the line is parted by a comma.
      const parted = date !== null && at === start && /^\s*[,;]/.test(text.slice(close, end))
      const done = tail <= WIDEST_TAIL && (placed || parted)
      if (date === null || !done) return [plain(start, end)]
    }
    return withPlace(reader, [start, at], date, end)
  }
  const date = findDate(reader, start, end)
  if (date === null || date.date.precision === 'year') return [plain(start, end)]
  if (hasLetter(text, date.span.end, end)) return [plain(start, end)]
  const [from, to] = trimPlace(reader, start, date.span.start)
  // A month alone dates a document where its place stands in front: ນາແສງ, ຕຸລາ 2020.
  const parted = /,\s*$/.test(text.slice(to, date.span.start))
  if (
    from < to
      ? !(parted && isPlace(reader, start, date.span.start)) && findPlace(reader, from, to) === null
      : date.date.precision === 'month'
  ) {
    return [plain(start, end)]
  }
  if (date.date.precision === 'month' && !parted) return [plain(start, end)]
  return withPlace(reader, [start, date.span.start], date, end)
}

/** A misread word of the list behind a comma, or what was read for one, and a space. */
function findMisread(letters: Letters, list: WordList): WordFound | null {
  const {offsets, text, first, last} = letters
  for (let at = first + 1; at < last; at++) {
    const offset = offsets[at]!
    if (!isSpace(text.charCodeAt(offset - 1)) || !/[.,]\s+$/.test(text.slice(offset - 4, offset))) {
      continue
    }
    const found = list.near(letters, at)
    if (found !== null) return found
  }
  return null
}

/** Dates are not longer, with the blanks that forms have. */
const WIDEST_DATE = 48
/** Nor is what follows a date and place that a word announces (ເຮັດທີ່ …, ວັນທີ …, ເປັນສອງສະບັບ). */
const WIDEST_TAIL = 60
/** Nor are places that no list has. */
const WIDEST_PLACE = 40

/**
 * Whether a stretch before a date can be a place: none, one of the list, or with a comma behind it
 * that may be read as a full stop.
 */
function isPlace(reader: FactReader, start: number, at: number): boolean {
  const {text} = reader
  const [from, to] = trimPlace(reader, start, at)
  if (from >= to || findPlace(reader, from, to) !== null) return true
  return to - from <= WIDEST_PLACE && /[.,]\s*$/.test(text.slice(to, at))
}

function hasLetter(text: string, from: number, to: number): boolean {
  return /\p{L}/u.test(text.slice(from, to))
}

/** Makes pieces of a date, or where one would stand, and the stretch before it: a place, or an office and a place. */
function withPlace(
  reader: FactReader,
  [start, at]: readonly [number, number],
  date: DateFound | null,
  end: number
): Piece[] {
  const {text} = reader
  const behind = date === null ? end : date.span.end
  const [from, to] = trimPlace(reader, start, at)
  const placeStart = from < to ? (findPlace(reader, from, to) ?? lastName(reader, from, to)) : at
  const office = trimPlace(reader, start, placeStart)
  const isOffice = placeStart > from && office[0] < office[1]
  const place = placeStart < to ? skipParticle(reader, placeStart, to) : to
  const dated: Piece = {
    ...plain(isOffice || from >= to ? placeStart : from, behind),
    type: 'date',
    date,
    place: place < to ? squeeze(text.slice(place, to)) : null,
    value: place < to ? {start: place, end: to} : null
  }
  return isOffice ? [plain(office[0], office[1]), dated] : [dated]
}

/** @returns Where the place that ends at `to` begins; null where the list does not have it. */
function findPlace(reader: FactReader, from: number, to: number): number | null {
  const {text, words} = reader
  const letters = stretchOf(reader.letters, from, to)
  for (let at = letters.first; at < letters.last; at++) {
    const offset = letters.offsets[at]!
    if (offset > from && !isBreak(text.charCodeAt(offset - 1))) continue
    const prefix = words.placePrefixes.at(letters, at)
    const name = words.places.at(letters, at)
    if (name?.end === letters.last) return offset
    if (prefix === null) continue
    if (words.places.at(letters, prefix.end)?.end === letters.last) return offset
  }
  return null
}

/**
 * @returns Where a place that no list has begins, in a stretch that ends with it: at the last word
 *   where an office stands in front, with what kind of place it is.
 */
function lastName({text, letters: all, words}: FactReader, from: number, to: number): number {
  const letters = stretchOf(all, from, to)
  if (words.offices.at(letters, letters.first) === null) return from
  let start = text.lastIndexOf(' ', to - 1) + 1
  if (start <= from) return from
  const prefix = text.lastIndexOf(' ', start - 2) + 1
  const at = placeOf(letters, Math.max(prefix, from))
  const kind = words.placePrefixes.at(letters, at)
  if (kind !== null && endOf(letters, kind.end) === start - 1) start = Math.max(prefix, from)
  return start
}

function skipParticle({text, letters: all, words}: FactReader, from: number, to: number): number {
  const letters = stretchOf(all, from, to)
  const particle = words.placeParticles.at(letters, letters.first)
  if (particle === null) return from
  const behind = endOf(letters, particle.end)
  const place = letters.offsets[placeOf(letters, behind)]
  return place === undefined || !isSpace(text.charCodeAt(behind)) ? from : place
}

/** Without the punctuation around it, and the day of the week behind it (ວຽງຈັນ, ວັນພຸດ, …). */
function trimPlace({text, letters, words}: FactReader, from: number, to: number): [number, number] {
  let [start, end] = trim(text, from, to)
  const trimEnd = (): void => {
    while (end > start && /[.,;:(\s]/.test(text.charAt(end - 1))) end--
  }
  trimEnd()
  const [day] = trim(text, Math.max(start, text.lastIndexOf(',', end - 1) + 1), end)
  const own = stretchOf(letters, day, end)
  if (day < end && words.weekdays.at(own, own.first)?.end === own.last) {
    end = day
    trimEnd()
  }
  // A speck of the paper stands in front of a name, and is no part of it.
  while (start < end && !/\p{L}/u.test(text.charAt(start))) start++
  return [start, end]
}

function plain(start: number, end: number): Piece {
  return {type: 'text', start, end, number: null, date: null, place: null, value: null}
}

function isBreak(code: number): boolean {
  return isSpace(code) || code === 0x2c || code === 0x200b
}
