import {indexByLead} from '../rules/index-by-lead.ts'
import {oncePer} from '../base/once-per.ts'
import {
  CLASS,
  isLaoLetter,
  LAO_END,
  LAO_START,
  laoClass,
  ZERO_WIDTH_SPACE
} from '../script/classes.ts'
import {digitCodes, digitValue} from '../script/digits.ts'
import {foldForLookup} from '../script/fold.ts'
import {LETTER} from '../script/spelling.ts'
import {isBlank, skipBlanks} from '../script/white-space.ts'
import type {NumberingStyle} from '../types.ts'
import {
  readDecimal,
  readMultilevel,
  readRoman,
  readRomanAlike,
  readStrokes,
  romanLetters,
  type NumberRead
} from './number.ts'

/** A label at the start of a line; all offsets are UTF-16 code units of the text. */
export interface LabelMatch {
  readonly style: NumberingStyle
  /** What counts by itself: the style, and for a series its word, for `1.1` its depth. */
  readonly key: string
  readonly start: number
  /** After the label; what closes a bare number belongs to it, as in `1).`. */
  readonly end: number
  /** After what parts label and title, where the text of the unit begins. */
  readonly textStart: number
  /** `[1, 2]` for 1.2, `[2]` for II. and ຂ.; empty for a bullet and an illegible number. */
  readonly numbers: readonly number[]
  /** The slice of the text, from `start` to `end`. */
  readonly raw: string
  /** Whether the number was made out from misread letters. */
  readonly misread: boolean
  /** What the label should read; absent where it reads so, or nothing tells. */
  readonly meant?: string
}

/** Finds the label that begins at `start` in a line that ends at `end`. */
export type LabelMatcher = (text: string, start: number, end: number) => LabelMatch | null

/** The same for one style; `series` are the words that count by `ທີ`. */
type StyleMatcher = (
  text: string,
  start: number,
  end: number,
  series: ReadonlySet<string>
) => LabelMatch | null

interface Compiled {
  /** The UTF-16 code units that its labels begin with. */
  readonly leads: ReadonlySet<number>
  readonly match: StyleMatcher
}

/** The matchers of the styles that can begin with a code unit. */
type StylesAt = (code: number) => readonly Compiled[]

/** Marks that stand before a bare number. */
const OPENINGS = ['(', '.']

/**
 * @param styles The styles of numbering; the first one that fits wins.
 * @param series The folded words that count by `ທີ` in this text; others are not taken for labels.
 * @returns A matcher for the starts of lines.
 */
export function createLabelMatcher(
  styles: readonly NumberingStyle[],
  series: ReadonlySet<string> = new Set()
): LabelMatcher {
  const {bare, worded} = compileStyles(styles)
  return (text, start, end) => {
    const first = text.charCodeAt(start)
    if (!isLaoLetter(first) || isShortStart(text, start, end)) {
      for (const {match} of bare(first)) {
        const found = match(text, start, end, series)
        if (found !== null) return found
      }
    }
    for (const {match} of worded(first)) {
      const found = match(text, start, end, series)
      if (found !== null) return found
    }
    return null
  }
}

/** Styles with a word before the number, and those without. */
const compileStyles = oncePer(
  (styles: readonly NumberingStyle[]): {readonly bare: StylesAt; readonly worded: StylesAt} => ({
    bare: indexStyles(styles.filter(({prefixes}) => prefixes.length === 0)),
    worded: indexStyles(styles.filter(({prefixes}) => prefixes.length > 0))
  })
)

function indexStyles(styles: readonly NumberingStyle[]): StylesAt {
  return indexByLead(styles.map(compileStyle), ({leads}) => leads)
}

/** Whether a letter stands alone before something else, as in ກ. and ຂ). */
function isShortStart(text: string, start: number, end: number): boolean {
  return start + 1 < end && !isLaoLetter(text.charCodeAt(start + 1))
}

/**
 * @param style A style of numbering.
 * @returns What finds its labels.
 */
export function compileStyle(style: NumberingStyle): Compiled {
  if (style.system === 'bullet') return compileBullet(style)
  if (style.system === 'series') return compileSeries(style)
  if (style.prefixes.some((prefix) => !OPENINGS.includes(prefix))) return compileWorded(style)
  return compileBare(style)
}

function codesOf(characters: Iterable<string>): Set<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)))
}

function compileBullet(style: NumberingStyle): Compiled {
  const bullets = new Set(style.characters)
  const match: LabelMatcher = (text, start, end) => {
    const raw = text.charAt(start)
    if (!bullets.has(raw)) return null
    const next = text.charCodeAt(start + 1)
    if (start + 1 < end && !isBlank(next) && !isLaoLetter(next)) return null
    return build(style, {text, start, end}, {part: '', end: start + 1, numbers: [], misread: false})
  }
  return {leads: codesOf(bullets), match}
}

/** What the numbers of a style begin with. */
function numberLeads({system, characters}: NumberingStyle): ReadonlySet<number> {
  switch (system) {
    case 'roman':
      return codesOf([...romanLetters, ...characters])
    case 'lao-letter':
    case 'circled':
      return codesOf(characters)
    default:
      return digitCodes
  }
}

function numberReader(style: NumberingStyle): (t: string, at: number, end: number) => Read | null {
  const {characters} = style
  switch (style.system) {
    case 'roman': {
      const strokes = new Set(characters)
      return (text, at, end) => {
        const sound = readRoman(text, at, end)
        if (sound !== null) return {...sound, misread: false}
        const strange = readStrokes(text, at, end, strokes)
        return strange && {...strange, misread: true}
      }
    }
    case 'lao-letter':
    case 'circled':
      return (text, at) => {
        const place = characters.indexOf(text.charAt(at))
        return place < 0 ? null : {numbers: [place + 1], end: at + 1, misread: false}
      }
    case 'multilevel':
      return (text, at, end) => sound(readMultilevel(text, at, end))
    default:
      return (text, at, end) => sound(readDecimal(text, at, end))
  }
}

interface Read extends NumberRead {
  readonly misread: boolean
}

function sound(read: NumberRead | null): Read | null {
  return read && {...read, misread: false}
}

/** Bare numbers and letters: what closes them is part of the label. */
function compileBare(style: NumberingStyle): Compiled {
  const read = numberReader(style)
  const [opening] = style.prefixes
  const own = style.system === 'circled'
  const match: LabelMatcher = (text, start, end) => {
    if (opening !== undefined && text.charAt(start) !== opening) return null
    const from = opening === undefined ? start : start + 1
    const number = read(text, from, end)
    if (number === null || number.end > end) return null
    const close =
      readSuffix(style, text, number.end, end) ?? readApart(style, text, number.end, end)
    if (close === null) return null
    const next = text.charCodeAt(close)
    if (close < end && !isBlank(next)) {
      if (close === number.end && !own) return null
      if (digitValue(next) >= 0 || isClosing(next)) return null
      if (style.system === 'lao-letter' || style.system === 'roman') return null
    }
    const depth = style.system === 'multilevel' ? String(number.numbers.length) : ''
    const labelEnd = own ? number.end : close
    const {numbers, misread} = number
    const shape = {part: depth, end: labelEnd, close, numbers, misread}
    return build(style, {text, start, end}, shape)
  }
  return {leads: opening === undefined ? numberLeads(style) : codesOf(opening), match}
}

/** A mark that closes a number after a space, as an engine may read `1 .` and `1 )`. */
function readApart(style: NumberingStyle, text: string, at: number, end: number): number | null {
  if (style.system !== 'decimal' || text.charCodeAt(at) !== 0x20) return null
  const close = readSuffix(style, text, at + 1, end)
  return close !== null && close > at + 1 && isBlank(text.charCodeAt(close)) ? close : null
}

/** A word and a number, as in ມາດຕາ 5: what closes them parts label and title. */
function compileWorded(style: NumberingStyle): Compiled {
  const prefixes = style.prefixes.map(foldForLookup)
  const mentions = style.mentions.map(foldForLookup)
  const readers = [
    numberReader(style),
    numberReader({...style, system: 'roman', characters: STROKES}),
    (text: string, at: number, end: number): Read | null => {
      const alike = readRomanAlike(text, at, end)
      return alike && {...alike, misread: true}
    },
    numeralReader(style.numerals)
  ]
  const match: LabelMatcher = (text, start, end) => {
    for (const prefix of prefixes) {
      const behind = skipPrefix(text, start, end, prefix)
      if (behind < 0) continue
      const from = skipBlanks(text, behind, end)
      for (const read of readers) {
        const number = read(text, from, end)
        if (number === null || !isNumberEnd(text, number.end, end)) continue
        if (isMention(text, number.end, end, mentions)) return null
        const close = readSuffix(style, text, number.end, end) ?? number.end
        const {numbers, misread} = number
        const shape = {part: '', end: number.end, close, numbers, misread}
        return build(style, {text, start, end}, shape)
      }
      const behindToken = readIllegible(text, from, end)
      // A label alone on its line may have lost its space.
      if (behindToken > from && (from > behind || behindToken === end)) {
        const close = readSuffix(style, text, behindToken, end) ?? behindToken
        const shape = {part: '', end: behindToken, close, numbers: [], misread: true}
        return build(style, {text, start, end}, shape)
      }
    }
    return null
  }
  const leads = codesOf(prefixes)
  // ໝວດ may be written with ຫ and ມ.
  if (leads.has(LETTER.hoNo) || leads.has(LETTER.hoMo)) leads.add(LETTER.hoSung)
  return {leads, match}
}

/** Reads ໜຶ່ງ, ສອງ, ສາມ; the longest that fits, as ສິບ begins ສິບສອງ. */
function numeralReader(
  numerals: readonly string[]
): (t: string, at: number, end: number) => Read | null {
  const words = numerals
    .map((word, at) => ({word: foldForLookup(word), number: at + 1}))
    .sort((a, b) => b.word.length - a.word.length)
  return (text, at, end) => {
    if (words.length === 0 || !isLaoLetter(text.charCodeAt(at))) return null
    for (const {word, number} of words) {
      const behind = skipPrefix(text, at, end, word)
      if (behind > 0) return {numbers: [number], end: behind, misread: false}
    }
    return null
  }
}

/** Whether a sentence speaks of a unit: ມາດຕາ 5 ຂອງກົດໝາຍ. */
function isMention(text: string, at: number, end: number, mentions: readonly string[]): boolean {
  const from = skipBlanks(text, at, end)
  if (from === at || from >= end) return false
  return mentions.some((word) => skipPrefix(text, from, end, word) > 0)
}

/** Longer tokens are words. */
const LONGEST_TOKEN = 4

/** What engines write for the stroke of a Roman I after a word. */
const STROKES = ['|', '!', 'l', '[', ']', '1']

/** @returns The offset after a short token that is no word: of one Lao letter at most; else -1. */
function readIllegible(text: string, from: number, end: number): number {
  let at = from
  let letters = 0
  while (at < end && at - from <= LONGEST_TOKEN && !isBlank(text.charCodeAt(at))) {
    const code = text.charCodeAt(at)
    if (at > from && '.:'.includes(text.charAt(at))) break
    if (isLaoLetter(code) && ++letters > 1) return -1
    at++
  }
  return at - from <= LONGEST_TOKEN ? at : -1
}

const PIPE = 0x7c

function isLatinLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}

/** A number in a label does not run on into a word, a sum, a fraction or a document number. */
function isNumberEnd(text: string, at: number, end: number): boolean {
  if (at >= end) return true
  const code = text.charCodeAt(at)
  if (digitValue(code) >= 0 || code === 0x2f || code === 0x25) return false
  if (isLatinLetter(code) || code === PIPE) return false
  if (code === 0x2d || code === 0x2c) return isBlank(text.charCodeAt(at + 1))
  if (code === 0x2e || code === 0x3a) return digitValue(text.charCodeAt(at + 1)) < 0
  return !isLaoLetter(code) || laoClass(code) === CLASS.none
}

function compileSeries(style: NumberingStyle): Compiled {
  const match: StyleMatcher = (text, start, end, series) => {
    if (series.size === 0) return null
    const head = readSeriesHead(text, start, end, style.prefixes)
    if (head === null || !series.has(head.word)) return null
    const number = readDecimal(text, head.numberAt, end)
    if (number !== null && isNumberEnd(text, number.end, end)) {
      const close = readSuffix(style, text, number.end, end) ?? openEnd(text, head, number.end, end)
      if (close === null) return null
      const shape = {
        part: head.word,
        end: number.end,
        close,
        numbers: number.numbers,
        misread: false
      }
      return build(style, {text, start, end}, shape)
    }
    // One character and a closing mark where the number should stand: the number, misread.
    const close = readSuffix(style, text, head.numberAt + 1, end)
    if (close === null || close === head.numberAt + 1 || head.particle === '') return null
    const shape = {part: head.word, end: head.numberAt + 1, close, numbers: [], misread: true}
    return build(style, {text, start, end}, shape)
  }
  return {leads: laoLetters, match}
}

/** UTF-16 code units of the longest title that nothing parts from its number. */
const LONGEST_OPEN_TITLE = 70

/** @returns Where a number ends that stands alone on its line, or before a short title; else null. */
function openEnd(text: string, {particle}: SeriesHead, at: number, end: number): number | null {
  const title = text.slice(at, end)
  if (particle === '' || title.length > LONGEST_OPEN_TITLE) return null
  if (title.trim() === '') return at
  return /^ \p{L}/u.test(title) && !/[.;,:]$|[.;,]\s|\t| {3}|\d/.test(title) ? at : null
}

const laoLetters = new Set(
  Array.from({length: LAO_END - LAO_START}, (_, at) => LAO_START + at).filter(isLaoLetter)
)

/** A word, perhaps with `ທີ`, before the place of a number. */
export interface SeriesHead {
  readonly word: string
  readonly particle: string
  readonly numberAt: number
}

/** Words longer than this are sentences without spaces. */
const LONGEST_WORD = 24

/**
 * @param particles What makes a number an ordinal (`ທີ`).
 * @returns The word before a number at a line's start; null where there is none.
 */
export function readSeriesHead(
  text: string,
  start: number,
  end: number,
  particles: readonly string[]
): SeriesHead | null {
  const at = seriesWordEnd(text, start, end)
  if (at === start) return null
  const word = foldForLookup(text.slice(start, at))
  const numberAt = skipBlanks(text, at, end)
  const particle = particles.find((each) => word.endsWith(each) && word.length > each.length)
  if (particle === undefined) {
    // ໂຄງການ ທີ 3: the particle stands apart.
    const apart = particles.find((each) => text.startsWith(each, numberAt))
    if (apart === undefined) return {word, particle: '', numberAt}
    return {word, particle: apart, numberAt: skipBlanks(text, numberAt + apart.length, end)}
  }
  return {word: word.slice(0, -particle.length), particle, numberAt}
}

/** @returns The offset after the word at `start`; `start` where there is none, or it is too long. */
function seriesWordEnd(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + LONGEST_WORD + 1)
  let at = start
  while (at < limit && isWordPart(text.charCodeAt(at))) at++
  return at - start > LONGEST_WORD ? start : at
}

/**
 * Whether {@link readSeriesHead} may find a word before a digit: what most lines fail.
 */
export function mayCount(
  text: string,
  start: number,
  end: number,
  particles: readonly string[]
): boolean {
  const at = seriesWordEnd(text, start, end)
  if (at === start) return false
  const behind = skipBlanks(text, at, end)
  return (
    digitValue(text.charCodeAt(behind)) >= 0 ||
    particles.some((particle) => text.startsWith(particle, behind))
  )
}

function isWordPart(code: number): boolean {
  return isLaoLetter(code) || code === ZERO_WIDTH_SPACE
}

/** @returns The offset after the prefix, with U+200B and spelling ignored; -1 without it. */
function skipPrefix(text: string, start: number, end: number, prefix: string): number {
  if (text.startsWith(prefix, start)) return start + prefix.length
  const first = text.charCodeAt(start)
  if (first !== LETTER.hoSung && first !== prefix.charCodeAt(0)) return -1
  const limit = Math.min(end, start + 2 * prefix.length)
  const head = text.slice(start, limit)
  if (foldForLookup(head) === head) return -1
  for (let at = start + prefix.length; at <= limit; at++) {
    if (foldForLookup(text.slice(start, at)) === prefix) return at
  }
  return -1
}

/** @returns The offset after the longest closing mark; null where one is due and missing. */
function readSuffix(style: NumberingStyle, text: string, at: number, end: number): number | null {
  const from = skipBlanks(text, at, end)
  for (const suffix of style.suffixes) {
    if (suffix === '') return at
    if (text.startsWith(suffix, at)) return at + suffix.length
    if (suffix === ':' && text.startsWith(suffix, from) && from + 1 <= end) return from + 1
  }
  return null
}

/** The line that a label is looked for in, from `start` to `end`. */
interface Place {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What was read of a label. */
interface Shape {
  /** What counts by itself within the style; empty where all of it counts as one. */
  readonly part: string
  /** Offset after the label. */
  readonly end: number
  /** Offset after what closes it, where that is no part of it. */
  readonly close?: number
  readonly numbers: readonly number[]
  readonly misread: boolean
}

function build(style: NumberingStyle, place: Place, shape: Shape): LabelMatch {
  const {text, start, end: lineEnd} = place
  const {part, end, close = end, numbers, misread} = shape
  const textStart = skipBlanks(text, Math.min(close, lineEnd), lineEnd)
  const key = part === '' ? style.id : `${style.id}:${part}`
  return {style, key, start, end, textStart, numbers, raw: text.slice(start, end), misread}
}

/** ) , . : ; and the slash of document numbers. */
function isClosing(code: number): boolean {
  return code === 0x29 || code === 0x2c || code === 0x2e || code === 0x3b || code === 0x2f
}
