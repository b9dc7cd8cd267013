import {isLaoLetter} from '../script/classes.ts'
import {digitValue} from '../script/digits.ts'
import {isBlank, skipBlanks} from '../script/white-space.ts'
import type {Line} from '../types.ts'
import {readCandidate} from './candidate.ts'
import {readRoman, romanLetters} from './number.ts'

/** What stands at the start of a title where a Roman number may have stood. */
export interface StrokeHead {
  readonly start: number
  /** After the closing mark. */
  readonly end: number
  readonly textStart: number
  /** Whether a mark closes it. */
  readonly closed: boolean
  /** The strokes of I to III, of which some may be lost; 0 where there is anything else. */
  readonly strokes: number
  /** The numbers that its shape may be, with no stroke lost; none where it is illegible. */
  readonly values: readonly number[]
  /** Whether it is nothing but capitals, or nothing but ones. */
  readonly written: 'capitals' | 'ones' | 'strokes'
}

/** UTF-16 code units of the longest one: VIII with what closes it. */
const LONGEST = 6
const MOST_STROKES = 3
/** Columns of the longest title of a unit that is found by its strokes. */
const LONGEST_TITLE = 70
const CLOSING = '.,'
const SLASHES = '/\\'
/** Strokes, but only before a closing mark of another kind. */
const MORE_STROKES = `(${SLASHES}`
const letters = new Set(romanLetters)

/**
 * Reads a Roman number at the start of a title by its shape: strokes for I, a slash for V.
 *
 * @param text The text that the line is of.
 * @param line A line that is not blank.
 * @param marks What engines write for the stroke of I.
 * @returns null where the line begins with no such thing, or is no title.
 */
export function readStrokeHead(
  text: string,
  line: Line,
  marks: ReadonlySet<string>
): StrokeHead | null {
  const {start, end} = line
  let at = start
  while (at < end && at - start < LONGEST && isPart(text.charAt(at), marks)) at++
  if (at === start) return null
  const core = text.slice(start, at)
  const closed = at < end && CLOSING.includes(text.charAt(at))
  const behind = closed ? at + 1 : at
  const written = sortOf(core)
  if (!closed && (written !== 'strokes' || isWord(core) || !standsAlone(text, at, end))) return null
  // A sum and a document's number go on after the mark.
  if (!isBlank(text.charCodeAt(behind)) && !isLaoLetter(text.charCodeAt(behind))) return null
  if (written === 'ones' && text.charAt(at) !== '.') return null
  if (!isTitle(text, behind, line)) return null
  const {values, strokes} = readShape(core, marks)
  if (values.length === 0) return null
  const textStart = skipBlanks(text, behind, end)
  return {start, end: behind, textStart, closed, strokes, values, written}
}

/**
 * Reads what no label of any style holds before a title, as a letter of another script.
 *
 * @param text The text that the line is of.
 * @param line A line that is not blank.
 */
export function readIllegibleHead(text: string, line: Line): StrokeHead | null {
  const candidate = readCandidate(text, line)
  if (candidate?.kind !== 'strange' || !CLOSING.includes(candidate.closing)) return null
  const {core, closing, start, end, textStart} = candidate
  if (closing === '' || /^[\w\s]*$/.test(core) || !isTitle(text, end, line)) return null
  const shape = {closed: true, strokes: 0, values: [], written: 'strokes'} as const
  return {start, end, textStart, ...shape}
}

function isPart(character: string, marks: ReadonlySet<string>): boolean {
  return marks.has(character) || letters.has(character) || MORE_STROKES.includes(character)
}

function sortOf(core: string): StrokeHead['written'] {
  if (/^1+$/.test(core)) return 'ones'
  return /^[IVXLC]+$/.test(core) ? 'capitals' : 'strokes'
}

function readShape(
  core: string,
  marks: ReadonlySet<string>
): Pick<StrokeHead, 'values' | 'strokes'> {
  // i, ii, iii are small Roman numbers, and sound.
  if (/^i+$/.test(core)) return {values: [], strokes: 0}
  const isStroke = (each: string): boolean =>
    each === 'I' || marks.has(each) || MORE_STROKES.includes(each)
  const values = new Set<number>()
  const all = Array.from(core)
  const strokes = all.every(isStroke) ? all.length : 0
  const sides = all.map((each) => (isStroke(each) ? 'I' : each)).join('')
  addRoman(values, sides)
  const last = all.at(-1)!
  if (all.length > 1 && SLASHES.includes(last)) {
    // 1/. is I/. or IV.
    addRoman(values, sides.slice(0, -1))
    addRoman(values, `${sides.slice(0, -1)}V`)
    // A V may be two strokes: II/. is IV., too.
    if (all.length > 2) addRoman(values, `${sides.slice(0, -2)}V`)
  }
  return {values: [...values], strokes: strokes > MOST_STROKES ? 0 : strokes}
}

function addRoman(values: Set<number>, written: string): void {
  const read = readRoman(written, 0, written.length)
  if (read?.end === written.length) values.add(read.numbers[0]!)
}

/** One Lao letter may be the rest of a word, but no word is several of such strokes. */
function isWord(core: string): boolean {
  return core.length === 1 && isLaoLetter(core.charCodeAt(0))
}

/** Whether strokes without a mark are parted from the title, and draw no table. */
function standsAlone(text: string, at: number, end: number): boolean {
  return isBlank(text.charCodeAt(at)) && !text.slice(at, end).includes('|')
}

/** A short text in Lao that goes on in no list and ends no sentence. */
function isTitle(text: string, from: number, {end, width}: Line): boolean {
  if (width > LONGEST_TITLE) return false
  let last = end - 1
  while (last > from && isBlank(text.charCodeAt(last))) last--
  if ('.;,|'.includes(text.charAt(last)) || digitValue(text.charCodeAt(from)) >= 0) return false
  for (let at = from; at <= last; at++) if (isLaoLetter(text.charCodeAt(at))) return true
  return false
}
