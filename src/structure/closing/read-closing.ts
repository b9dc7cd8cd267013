import {LAO_START} from '../../script/classes.ts'
import type {FieldPlace, FieldPlaces, Line, Metadata, Span} from '../../types.ts'
import {bareLetters, endOf, stretchOf, type Letters} from '../../words/letters.ts'
import {closedCue, innerOf, openCue, type Inner} from '../reader/cues.ts'
import {readPieces} from '../head/pieces.ts'
import {columnsOf, squeeze} from '../reader/columns.ts'
import {locate} from '../reader/locate.ts'
import type {DateFound} from '../dates/read-date.ts'
import type {DocumentReader} from '../reader/fact-reader.ts'

/** What the end of a document tells. */
export interface Closing {
  /** Where its first line begins; the text's length where there is none. */
  readonly start: number
  readonly signatory: Metadata['signatory']
  readonly date: DateFound | null
  readonly place: string | null
  readonly signature: readonly Span<'corrected'>[]
  readonly places: FieldPlaces
}

/** Closings are not longer, in lines that are not blank. */
const LONGEST = 40
/** Lines of a signature are short. */
const WIDEST = 80
const WIDEST_NAME = 44

/** What a line of a closing is. */
type Part = 'role' | 'name' | 'dated' | 'issuer' | 'distribution' | 'mark' | 'item' | 'noise'

interface ClosingLine {
  readonly inner: Inner
  readonly part: Part
}

/**
 * Finds the closing: the longest run of lines at the end that begins with a place and a date, an
 * office, a role or a list of who is sent copies, and holds nothing else.
 *
 * @param reader The document.
 * @param after Where the head ends: the closing stands behind it.
 * @param issuer Who issued the document, if that is known.
 */
export function readClosing(reader: DocumentReader, after: number, issuer: string | null): Closing {
  const tail = readTail(reader, after, issuer)
  const from = findStart(tail)
  const {text} = reader
  if (from < 0) return noClosing(text)
  const closing = tail.slice(from)
  const dated = closing
    .filter(({part}) => part === 'dated')
    .flatMap(({inner}) => readPieces(reader, inner.line))
    .find(({type}) => type === 'date')
  const signatory = readSignatory(reader, closing)
  const date = dated?.date ?? null
  const whole = {start: closing[0]!.inner.line.start, end: closing.at(-1)!.inner.line.end}
  return {
    start: whole.start,
    signatory,
    places: {
      ...(signatory === null ? {} : {signatory: placeOfSignatory(text, signatory, whole)}),
      ...(date === null ? {} : {date: {span: date.span, evidence: 'placed'}}),
      ...(dated?.value == null ? {} : {place: {span: dated.value, evidence: 'placed'}})
    },
    date,
    place: dated?.place ?? null,
    signature: closing
      .filter(({part}) => part !== 'distribution' && part !== 'item' && part !== 'noise')
      .map(({inner}) => ({start: inner.line.start, end: inner.line.end}))
  }
}

export function noClosing(text: string): Closing {
  return {start: text.length, signatory: null, date: null, place: null, signature: [], places: {}}
}

/** From the role to the name, or the one of them that is told. */
function placeOfSignatory(
  text: string,
  {role, name}: NonNullable<Metadata['signatory']>,
  within: Span<'corrected'>
): FieldPlace {
  if (role === null) {
    return {span: name === null ? within : locate(text, name, within), evidence: 'placed'}
  }
  const first = locate(text, role, within)
  if (name === null) return {span: first, evidence: 'placed'}
  const second = locate(text, name, {start: first.end, end: within.end})
  return {span: {start: first.start, end: second.end}, evidence: 'placed'}
}

/** The last lines up to one of running text, which no closing holds. */
function readTail(reader: DocumentReader, after: number, issuer: string | null): ClosingLine[] {
  const {lines, bullets} = reader
  const tail: ClosingLine[] = []
  for (let index = lines.length - 1; index >= 0 && tail.length < LONGEST; index--) {
    const line = lines[index]!
    if (line.blank) continue
    if (line.start < after) break
    const inner = innerOf(reader, line, bullets)
    const part = partOf(reader, inner, issuer)
    if (part === null) break
    tail.push({inner, part})
  }
  return tail.reverse()
}

/** @returns null for a line of running text. */
function partOf(reader: DocumentReader, inner: Inner, issuer: string | null): Part | null {
  const {text, words, label} = reader
  const {line} = inner
  const own = text.slice(inner.start, inner.end)
  if (!/[\p{L}\p{N}]/u.test(own)) return 'noise'
  if (closedCue(inner, words.distributionCues) !== null) return 'distribution'
  if (inner.bullet) return 'item'
  if (columnsOf(text, line.start, line.end).every((column) => isShort(line, column))) {
    const pieces = readPieces(reader, line)
    if (pieces.some(({type}) => type === 'date')) return 'dated'
    const found = label(text, line.start, line.end)
    if (found !== null && !found.misread) return 'item'
    if (isMark(reader, line)) return 'mark'
    if (issuer !== null && isSame(reader, own, issuer)) return 'issuer'
    if (/[;:]$/.test(own)) return null
    if (hasRole(reader, line)) return /[.]$/.test(own) ? null : 'role'
    if (columnsOf(text, line.start, line.end).every((column) => isName(text.slice(...column)))) {
      return 'name'
    }
  }
  return null
}

function isShort(line: Line, [start, end]: readonly [number, number]): boolean {
  return (
    end - start <= 2 * WIDEST && (line.width - line.indent <= WIDEST || line.width <= 3 * WIDEST)
  )
}

/** Whether every column of a line is a mark of a signature or a seal. */
function isMark({text, letters, words}: DocumentReader, line: Line): boolean {
  return columnsOf(text, line.start, line.end).every(([start, end]) => {
    const own = stretchOf(letters, start, end)
    let from = own.first
    while (from < own.last && own.codes[from]! < LAO_START) from++
    let to = own.last
    while (to > from && own.codes[to - 1]! < LAO_START) to--
    return words.signatureMarks.whole(own, from, to) !== null
  })
}

/** Whether a line is the issuer's name, perhaps misread. */
function isSame({words}: DocumentReader, line: string, issuer: string): boolean {
  const a = bareLetters(line, 0, line.length, words.lookAlikes).codes
  const b = bareLetters(issuer, 0, issuer.length, words.lookAlikes).codes
  if (Math.abs(a.length - b.length) > b.length / 5 + 1) return false
  return editDistance(a, b) <= b.length / 5
}

function editDistance(a: Uint16Array, b: Uint16Array): number {
  let row = Array.from({length: b.length + 1}, (_, place) => place)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min(row[j]! + (a[i] === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1))
    }
    row = next
  }
  return row[b.length]!
}

function hasRole(reader: DocumentReader, line: Line): boolean {
  return columnsOf(reader.text, line.start, line.end).some((column) => roleAt(reader, column))
}

function roleAt(
  {letters, words}: DocumentReader,
  [start, end]: readonly [number, number]
): boolean {
  const own = stretchOf(letters, start, end)
  const role = words.roles.near(own, own.first, TOLERANCE)
  if (role === null) return false
  // Misread, a name behind ທ່ານ or ນາງ may be near a role.
  const title = words.honorifics.at(own, own.first)
  return role.cost === 0 || title === null || !isSpaced(own, title.end)
}

/** Of a role's weight, what may be misread: the lines of a closing are few, and short. */
const TOLERANCE = 0.25

function isSpaced({text, offsets, last}: Letters, at: number): boolean {
  return at < last && /\s/.test(text.charAt(offsets[at]! - 1))
}

/** Two to five words of letters, not long. */
function isName(own: string): boolean {
  if (own.replace(/\p{M}/gu, '').length > WIDEST_NAME || /[,;:/]|\d{2}/.test(own)) return false
  const count = own.trim().split(/\s+/).length
  return (
    count >= 1 && count <= 5 && /^[\p{L}\p{M}\s.()\u200b]+$/u.test(own) && !/\p{L}\.$/u.test(own)
  )
}

/** The first line from which on everything is part of a closing; -1 without one. */
function findStart(tail: readonly ClosingLine[]): number {
  let start = -1
  for (let from = tail.length - 1; from >= 0; from--) {
    const {part} = tail[from]!
    if (part === 'name' || part === 'item' || part === 'noise') continue
    if (isClosing(tail, from)) start = from
  }
  return start
}

function isClosing(tail: readonly ClosingLine[], from: number): boolean {
  let distributed = false
  let names = 0
  for (let at = from; at < tail.length; at++) {
    const {part, inner} = tail[at]!
    if (part === 'distribution') distributed = true
    else if (part === 'item' && !distributed) return false
    else if (part === 'name' && !distributed && ++names > 3 && inner.line.indent === 0) return false
  }
  return true
}

function readSignatory(
  reader: DocumentReader,
  closing: readonly ClosingLine[]
): Metadata['signatory'] {
  const {text} = reader
  let role: string | null = null
  let name: string | null = null
  let column = -1
  let halved = false
  for (const {inner, part} of closing) {
    let columns = columnsOf(text, inner.line.start, inner.line.end)
    if (columns.length === 1 && part === 'role') {
      columns = partRoles(reader, columns[0]!)
      halved = columns.length > 1
    } else if (columns.length === 1 && part === 'name' && halved) {
      columns = halve(text, columns[0]!)
    }
    if (part === 'distribution' && role !== null && columns.length < 2) break
    if (role === null) {
      const at = chooseColumn(reader, columns)
      if (at < 0 || part === 'item' || part === 'dated') continue
      column = columns.length === 1 ? -1 : at
      ;[role, name] = splitRole(reader, text.slice(...columns[at]!))
      // Role and name side by side are one signatory; two roles are two of them.
      const beside = columns[at + 1]
      if (beside !== undefined && name === null && !roleAt(reader, beside))
        name = squeeze(text.slice(...beside))
      continue
    }
    if (name !== null) break
    if (part === 'role' && columns.length === 1 && column < 0) {
      // On behalf of a board signs its secretary: the last role is the signatory's own.
      ;[role, name] = splitRole(reader, text.slice(inner.start, inner.end))
    } else if ((part === 'item' || part === 'distribution') && columns.length > 1) {
      // Copies are listed on the left, and beside one of them stands the name.
      const beside = text.slice(...columns.at(-1)!)
      if (isName(beside)) name = squeeze(beside)
    } else if (part === 'name') {
      const own = columns[column < 0 || column >= columns.length ? columns.length - 1 : column]!
      name = squeeze(text.slice(...own).replace(/[()]/g, ' '))
    }
  }
  if (name !== null) name = withoutAddress(reader, name)
  return role === null && name === null ? null : {role, name}
}

/** Two roles with one blank between them, one of which is a clerk's, are two columns. */
function partRoles(
  {text, letters, words}: DocumentReader,
  [start, end]: readonly [number, number]
): [number, number][] {
  const own = stretchOf(letters, start, end)
  for (let at = own.first + 1; at < own.last; at++) {
    const offset = own.offsets[at]!
    if (!/\s/.test(text.charAt(offset - 1)) || words.roles.at(own, at) === null) continue
    if (words.clerks.at(own, at) === null && words.clerks.at(own, own.first) === null) continue
    return [
      [start, offset - 1],
      [offset, end]
    ]
  }
  return [[start, end]]
}

/** Names of as many words each. */
function halve(text: string, [start, end]: readonly [number, number]): [number, number][] {
  const gaps = [...text.slice(start, end).matchAll(/\s+/g)]
  const middle = gaps.length % 2 === 1 ? gaps[(gaps.length - 1) / 2] : undefined
  if (middle === undefined || gaps.length < 3) return [[start, end]]
  return [
    [start, start + middle.index],
    [start + middle.index + middle[0].length, end]
  ]
}

/** Of several roles side by side the last one signs, but those who answer come before clerks. */
function chooseColumn(reader: DocumentReader, columns: readonly [number, number][]): number {
  const isClerk = ([start, end]: readonly [number, number]): boolean => {
    const own = stretchOf(reader.letters, start, end)
    return reader.words.clerks.at(own, own.first) !== null
  }
  const answers = columns.findLastIndex((each) => roleAt(reader, each) && !isClerk(each))
  return answers >= 0 ? answers : columns.findLastIndex((each) => roleAt(reader, each))
}

/** ຫົວໜ້າ: ທ່ານ …, where role and name share a line. */
function splitRole({words}: DocumentReader, own: string): [string | null, string | null] {
  const colon = own.indexOf(':')
  if (colon > 0) return [squeeze(own.slice(0, colon)), squeeze(own.slice(colon + 1)) || null]
  const letters = bareLetters(own, 0, own.length, words.lookAlikes)
  for (let at = 1; at < letters.last; at++) {
    const offset = letters.offsets[at]!
    if (!/\s/.test(own.charAt(offset - 1)) || words.honorifics.at(letters, at) === null) continue
    return [squeeze(own.slice(0, offset)), squeeze(own.slice(offset))]
  }
  return [squeeze(own), null]
}

/** A name without ທ່ານ and kin, unless nothing else is left. */
function withoutAddress({words}: DocumentReader, name: string): string | null {
  if (!/\p{L}/u.test(name)) return null
  const letters = bareLetters(name, 0, name.length, words.lookAlikes)
  const lead = openCue({letters, end: name.length}, words.formsOfAddress)
  if (lead === null || lead.found.cost > 0 || lead.valueStart >= name.length) return name
  if (/\s/.test(name.charAt(lead.valueStart - 1))) return name.slice(lead.valueStart)
  // ທ່ານ ນາງມະນີ: of two words of address the second belongs to the name.
  const space = name.indexOf(' ')
  if (space < 0 || space > endOf(letters, lead.found.end)) return name
  const first = bareLetters(name, 0, space, words.lookAlikes)
  return words.formsOfAddress.at(first, 0)?.end === first.last ? name.slice(space + 1) : name
}
