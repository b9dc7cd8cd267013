import {isLaoLetter} from '../../script/classes.ts'
import type {Line} from '../../types.ts'
import {columnsOf, trim} from '../reader/columns.ts'
import {neighbour, type DocumentReader, type FactReader} from '../reader/fact-reader.ts'
import {isLabelled} from './running-text.ts'
import {endOf, stretchOf} from '../../words/letters.ts'

/** A full stop behind one letter shortens a word (ສ.ປ.). */
const END = /[\p{L}\p{M}\p{N}]{2}["'”’»)]*[.;]["'”’»):]*$/u
/** Within a line a full stop also stands behind consonants alone (ປອ., ດຣ.): a vowel has to be near. */
const END_WITHIN = /[\u0eb0-\u0ebd\u0ec0-\u0ecd][\u0e80-\u0eff]{0,2}["'”’»)]*[.;]["'”’»)]*\s/u

/** Whether a stretch ends as a sentence does, or has a sentence's end within. */
export function isSentence(text: string, from: number, to: number): boolean {
  const own = text.slice(from, to)
  return END.test(own) || END_WITHIN.test(own)
}

/** Of a title's letters, what has to be Lao or Latin; other scripts are misread or noise. */
const READABLE = 0.8

/** Whether an engine read noise, or another script, in place of the line. */
export function isNoise(text: string, from: number, to: number): boolean {
  let letters = 0
  let readable = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code <= 0x20) continue
    letters++
    if (isLaoLetter(code) || isLatin(code) || isDigit(code)) readable++
  }
  return readable < READABLE * letters
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || isAccented(code)
}

function isAccented(code: number): boolean {
  return (code >= 0xc0 && code <= 0x24f) || (code >= 0x1e00 && code <= 0x1eff)
}

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x0ed0 && code <= 0x0ed9)
}

/** Whether a line goes on with what stands above it, or above the page: it begins with no word of its own. */
export function goesOn({text, letters, words}: FactReader, {start, end}: Line): boolean {
  if (/^[\p{M}ະາຳຽ,;:.)\]”’»]/u.test(text.slice(start, start + 1))) return true
  const own = stretchOf(letters, start, end)
  return (
    words.continuers.at(own, own.first) !== null || words.connectives.at(own, own.first) !== null
  )
}

/**
 * Whether a line stands over what follows: parted from it by a blank line, or above a text that is
 * much wider, a numbered line or a table.
 */
export function standsOver(reader: DocumentReader, line: Line): boolean {
  const {lines, text} = reader
  let below = neighbour(lines, line.index, 1)
  // Who wrote it stands between a title and its text.
  if (below?.index === line.index + 1 && isCaption(reader, below)) {
    below = neighbour(lines, below.index, 1)
  }
  if (below === null) return false
  if (below.index > line.index + 1) return true
  if (isLabelled(reader, below)) return true
  return below.width >= WIDER * line.width || columnsOf(text, below.start, below.end).length > 2
}

/** So many times as wide as a title is the text right below it. */
const WIDER = 1.5

/** Whether a line is the caption of a table or a picture: such a word, a number perhaps, a colon. */
export function isCaption({text, letters, words}: FactReader, {start, end}: Line): boolean {
  const own = stretchOf(letters, start, end)
  const word = words.captions.at(own, own.first)
  if (word === null) return false
  return /^[\s\d.\u0ed0-\u0ed9]*:/.test(text.slice(endOf(own, word.end), end))
}

/** Whether a line is one of a form's: it tells two fields, or one and so does a line beside it. */
export function isOfForm({text, lines}: DocumentReader, line: Line): boolean {
  if (!isField(text, line)) return false
  if (/:[^:]+:\s/.test(text.slice(line.start, line.end))) return true
  return [neighbour(lines, line.index, 1), neighbour(lines, line.index, -1)].some(
    (beside) => beside !== null && isField(text, beside)
  )
}

/** A word and what stands for it: `ກົດໝາຍ = law`, `ດອກເບ້ຍ - interest`, `ກະຊວງ [ກະ-ຊວງ]`. */
const ENTRY = /^[\p{L}\p{M}][^=[\n]{0,40}(?:\s[=–—-]\s|\s?=|\s\[)/u

/** Whether a line is one of a list of words and their meanings. */
export function isOfGlossary({text, lines}: DocumentReader, line: Line): boolean {
  const isEntry = ({start, end}: Line): boolean => ENTRY.test(text.slice(start, end))
  if (!isEntry(line)) return false
  return [neighbour(lines, line.index, 1), neighbour(lines, line.index, -1)].some(
    (beside) => beside !== null && isEntry(beside)
  )
}

/** Whether a line tells a field of a form, a word and what it is: `ເຈົ້າຂອງ: ທ້າວ ສີທົນ`. */
export function isField(text: string, line: Line): boolean {
  const [start, end] = trim(text, line.start, line.end)
  const colon = text.indexOf(':', start)
  return colon > start && colon < end && colon - start <= LONGEST_FIELD
}

/** Characters of the longest word for a field. */
const LONGEST_FIELD = 32
