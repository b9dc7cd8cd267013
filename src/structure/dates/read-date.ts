import {CLASS, isLaoLetter, isLaoMark, laoClass} from '../../script/classes.ts'
import {digitValue} from '../../script/digits.ts'
import type {DocumentDate, Ruleset, Span} from '../../types.ts'
import type {FactReader} from '../reader/fact-reader.ts'
import {bareLetters, endOf, stretchOf} from '../../words/letters.ts'
import {mendDigits} from '../../words/mend-digits.ts'
import {readNumeral} from './read-numeral.ts'
import {factWords, type FactWords} from '../reader/fact-words.ts'

/** A date and where it stands, without the word that announces it. */
export interface DateFound {
  readonly date: DocumentDate
  readonly span: Span<'corrected'>
  /** Whether a word in front of it says that it is a date. */
  readonly announced: boolean
}

/**
 * Finds the first date. Behind a word for "date" (ວັນທີ) whatever can be made out counts, down to
 * the year alone; elsewhere a month and a year have to be told.
 *
 * @param text The text; digits of any script, months as words or numbers, Buddhist years too.
 * @param ruleset The words for months, dates and years.
 * @param from Where to look from (default: the beginning).
 * @param to Where to look to (default: the end); one line is looked at, the first.
 * @returns The date; null where there is none or no year stands in it.
 */
export function readDate(
  text: string,
  ruleset: Ruleset,
  from = 0,
  to = text.length
): DateFound | null {
  const words = factWords(ruleset)
  const letters = bareLetters(text, from, to, words.lookAlikes)
  return findDate({text, letters, words}, from, to)
}

/** As {@link readDate}, with the words compiled and the letters read. */
export function findDate(
  {text, letters, words}: FactReader,
  from: number,
  to: number
): DateFound | null {
  const own = stretchOf(letters, from, to)
  const cue = words.dateCues.find(own, own.first, own.last)
  if (cue !== null) {
    const announced = readFields(text, words, endOf(own, cue.end), to)
    if (announced !== null) return announced
  }
  return holdsYear(text, from, to) ? findBare(text, words, from, to) : null
}

/**
 * Reads what stands behind a word for "date".
 *
 * @returns The date as far as it is told; null where no year is among the next few words.
 */
export function readFields(
  text: string,
  words: FactWords,
  from: number,
  to: number
): DateFound | null {
  const limit = Math.min(to, from + LONGEST_DATE + DATE_BEHIND)
  const local = mendDigits(text.slice(from, limit), words.digitAlikes)
  const found = readLocal(local, words, 0, local.length)
  if (found === null) return null
  const span = {start: from + found.span.start, end: from + found.span.end}
  return {...found, date: {...found.date, text: text.slice(span.start, span.end)}, span}
}

function readLocal(text: string, words: FactWords, from: number, to: number): DateFound | null {
  const year = findYear(text, from, Math.min(to, from + LONGEST_DATE))
  const end = year < 0 ? Math.min(to, from + LONGEST_DATE) : endOfYear(text, year, to)
  const tokens = tokenize(text, words, from, end)
  const iso = readYearFirst(
    tokens,
    tokens.findIndex(({type}) => type !== 'mark')
  )
  if (iso !== null) return finish(text, iso, true)
  const fields: Token[] = []
  let parted = true
  let month: Token | null = null
  let before: Token | null = null
  for (const token of tokens) {
    if (token.type === 'year') return finish(text, interpret(fields, month, token), true)
    if (before?.type === 'month-cue' && token.type !== 'mark') month = token
    before = token
    if (token.type === 'mark') {
      if (token.slash && parted) fields.push({...token, type: 'blank'})
      parted = token.slash
      continue
    }
    parted = false
    if (token.type === 'number' || token.type === 'word' || token.type === 'blank') {
      fields.push(token)
    }
    const unread = fields.filter((field) => field.type === 'word' && field.month === 0)
    if (fields.length > 3 || unread.length > 1 || token.type === 'end') return null
  }
  return null
}

/** Behind a word for "date", the year stands no farther off. */
const LONGEST_DATE = 80

interface Token {
  /** `number` has at most two digits, `year` four; `cue` is a word for month or year. */
  readonly type: 'number' | 'year' | 'word' | 'blank' | 'mark' | 'month-cue' | 'year-cue' | 'end'
  readonly start: number
  readonly end: number
  /** What the number, in digits or words, counts; 0 for anything else. */
  readonly value: number
  /** The month that the word or number is, or 0. */
  readonly month: number
  /** Whether it is one of / - . that part numbers. */
  readonly slash: boolean
}

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly start: number
  readonly end: number
}

/** The month is what its word announces, or else the field that is one by name, or the second. */
function interpret(fields: readonly Token[], announced: Token | null, year: Token): Parts {
  const start = fields[0]?.start ?? year.start
  const named = fields.find((field) => field.type === 'word' && field.month > 0)
  const told = announced ?? named ?? fields[1]
  // The day stands first, or behind the month's name: ທ.ວ. 14, 2022.
  const day = fields[0] === told && told === named ? fields[1] : fields[0]
  const value = day?.type === 'number' && day !== told ? day.value : 0
  return {year: year.value, month: told?.month ?? 0, day: value, start, end: year.end}
}

/** 2024-03-12. */
function readYearFirst(tokens: readonly Token[], at: number): Parts | null {
  const [year, dash, month, second, day] = tokens.slice(at, at + 5)
  if (year?.type !== 'year' || dash?.slash !== true || second?.slash !== true) return null
  if (month?.type !== 'number' || day?.type !== 'number' || month.month === 0) return null
  return {
    year: year.value,
    month: month.month,
    day: day.value,
    start: year.start,
    end: day.end
  }
}

/** Finds a date that no word announces, around a year. */
function findBare(text: string, words: FactWords, from: number, to: number): DateFound | null {
  let start = findYear(text, from, to)
  while (start >= 0) {
    const before = Math.max(from, start - DATE_BEFORE)
    const tokens = tokenize(text, words, before, endOfYear(text, start, to))
    const year = tokens.findIndex((token) => token.type === 'year' && token.start === start)
    for (let first = Math.max(0, year - MOST_TOKENS); first <= year; first++) {
      const parts =
        readYearFirst(tokens, first) ?? readDayFirst(tokens, first) ?? readMonthFirst(tokens, first)
      const found = parts && finish(text, parts, false)
      if (found !== null) return found
    }
    start = findYear(text, start + YEAR, to)
  }
  return null
}

/** Digits of a year. */
const YEAR = 4

/** Whether so many digits stand in a row that a year may be among them. */
function holdsYear(text: string, from: number, to: number): boolean {
  let digits = 0
  for (let at = from; at < to && digits < YEAR; at++) {
    digits = digitValue(text.charCodeAt(at)) < 0 ? 0 : digits + 1
  }
  return digits === YEAR
}

/** @returns Where the first number of four digits in a row stands on this line; -1 without one. */
function findYear(text: string, from: number, to: number): number {
  let at = from
  while (at < to) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x0c) return -1
    const start = at++
    if (digitValue(code) < 0) continue
    while (at < to && digitValue(text.charCodeAt(at)) >= 0) at++
    if (at - start === YEAR) return start
  }
  return -1
}

/** Behind the year, or behind the month and day where they follow as in 2024-03-12. */
function endOfYear(text: string, year: number, to: number): number {
  const behind = year + YEAR
  return /[-/.]/.test(text.charAt(behind)) ? Math.min(to, behind + DATE_BEHIND) : behind
}

/** A day and a month take no more room in front of a year, nor `-03-12` behind it. */
const DATE_BEFORE = 40
const DATE_BEHIND = 8
const MOST_TOKENS = 8

/** 12 ມີນາ 2024, 12/03/2024, ມີນາ 2024. */
function readDayFirst(tokens: readonly Token[], from: number): Parts | null {
  let at = from
  const first = tokens[at]
  if (first === undefined) return null
  let day = 0
  let slash = false
  let cue = false
  if (first.type === 'number') {
    day = first.value
    at++
    if (tokens[at]?.slash === true) {
      slash = true
      at++
    }
  }
  if (tokens[at]?.type === 'month-cue') {
    cue = true
    at++
  }
  const month = tokens[at++]
  if (month === undefined || month.month === 0) return null
  if (month.type === 'number' ? !(slash || cue) || day === 0 : month.type !== 'word') return null
  if (tokens[at]?.type === 'mark') at++
  else if (month.type === 'number' && slash) return null
  if (tokens[at]?.type === 'year-cue') at++
  if (tokens[at]?.type === 'mark') at++
  const year = tokens[at]
  if (year?.type !== 'year') return null
  return {year: year.value, month: month.month, day, start: first.start, end: year.end}
}

/** ທ.ວ. 14, 2022, December 14, 2022. */
function readMonthFirst(tokens: readonly Token[], from: number): Parts | null {
  const [month, day, mark, last] = tokens.slice(from, from + 4)
  const year = mark?.type === 'mark' && !mark.slash ? last : mark
  if (month?.type !== 'word' || month.month === 0 || day?.type !== 'number') return null
  if (year?.type !== 'year') return null
  return {year: year.value, month: month.month, day: day.value, start: month.start, end: year.end}
}

/** The last month of the year. */
const DECEMBER = 12
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function finish(text: string, parts: Parts, announced: boolean): DateFound | null {
  const {start, end} = parts
  const year = parts.year >= FIRST_BUDDHIST_YEAR ? parts.year - BUDDHIST_ERA : parts.year
  const month = parts.month >= 1 && parts.month <= DECEMBER ? parts.month : 0
  const day = month > 0 && parts.day <= daysOf(year, month) ? parts.day : 0
  if (!announced && (month === 0 || (parts.day > 0 && day === 0))) return null
  let iso = String(year)
  if (month > 0) iso += `-${String(month).padStart(2, '0')}`
  if (day > 0) iso += `-${String(day).padStart(2, '0')}`
  const precision = day > 0 ? 'day' : month > 0 ? 'month' : 'year'
  return {date: {iso, precision, text: text.slice(start, end)}, span: {start, end}, announced}
}

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && !leap ? 28 : DAYS[month - 1]!
}

/** The Buddhist era is 543 years ahead. */
const BUDDHIST_ERA = 543
const FIRST_BUDDHIST_YEAR = 2400

function isYear(value: number): boolean {
  return (value >= 1800 && value < 2200) || (value >= FIRST_BUDDHIST_YEAR && value < 2700)
}

function tokenOf(
  type: Token['type'],
  [start, end]: readonly [number, number],
  value = 0,
  month = 0
): Token {
  return {type, start, end, value, month, slash: false}
}

function asMonth(value: number): number {
  return value >= 1 && value <= DECEMBER ? value : 0
}

function tokenize(text: string, words: FactWords, from: number, to: number): Token[] {
  const tokens: Token[] = []
  let at = from
  while (at < to) {
    const code = text.charCodeAt(at)
    const start = at
    if (code === 0x0a || code === 0x0c) break
    if (isSpace(code)) {
      at++
    } else if (digitValue(code) >= 0) {
      let value = 0
      for (; at < to && digitValue(text.charCodeAt(at)) >= 0; at++) {
        value = value * 10 + digitValue(text.charCodeAt(at))
      }
      // 2 5 ທັນວາ: an engine sees the gap of a wide face.
      const apart =
        at - start === 1 && value <= 3 && text.charAt(at) === ' ' && isAlone(text, at + 1)
      if (apart) value = value * 10 + digitValue(text.charCodeAt(++at))
      if (apart) at++
      const type =
        at - start === 3 && apart && value <= 31
          ? 'number'
          : at - start === 4 && isYear(value)
            ? 'year'
            : at - start <= 2 && value > 0
              ? 'number'
              : 'end'
      tokens.push(tokenOf(type, [start, at], value, asMonth(value)))
    } else if (isFill(code)) {
      while (at < to && isFill(text.charCodeAt(at))) at++
      const blank = at - start > 1 || code !== 0x2e
      const type = blank ? 'blank' : 'mark'
      tokens.push({...tokenOf(type, [start, at]), slash: !blank})
    } else if (isWord(code) && isInitial(text, at) && isEra(text, words, at, to)) {
      // ພ.ສ. is one word for year.
      while (at < to && (isWord(text.charCodeAt(at)) || text.charAt(at) === '.')) at++
      tokens.push(tokenOf('year-cue', [start, at]))
    } else if (isWord(code) && isInitial(text, at) && shortMonth(text, words, at, to) !== null) {
      const {month, end} = shortMonth(text, words, at, to)!
      at = end
      tokens.push(tokenOf('word', [start, at], 0, month))
    } else if (isWord(code)) {
      at = endOfNumeral(text, words, at, to)
      tokens.push(...readWord(text, words, start, at))
    } else {
      at++
      const slash = code === 0x2f || code === 0x2d || code === 0x2013
      const soft = slash || code === 0x2c || code === 0x3a
      tokens.push({...tokenOf(soft ? 'mark' : 'end', [start, at]), slash})
    }
  }
  // A full stop behind a word parts nothing: it must not be taken for a blank between slashes.
  return tokens.map((token, place) => {
    if (token.type !== 'mark' || !token.slash || text.charCodeAt(token.start) !== 0x2e) return token
    const before = tokens[place - 1]?.type
    const after = tokens[place + 1]?.type
    const between = before === 'number' && (after === 'number' || after === 'year')
    return between || (before === 'year' && after === 'number') ? token : {...token, slash: false}
  })
}

/** A run of letters: words for month or year in front, then perhaps a month. */
function readWord(text: string, words: FactWords, from: number, to: number): Token[] {
  const letters = bareLetters(text, from, to, words.lookAlikes)
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    const list = words.monthCues.at(letters, at) ?? words.yearCues.at(letters, at)
    if (list === null) break
    const type = words.monthCues.at(letters, at) === null ? 'year-cue' : 'month-cue'
    const start = letters.offsets[at]!
    at = list.end
    tokens.push(tokenOf(type, [start, endOf(letters, at)]))
  }
  if (at >= letters.last) return tokens
  const start = letters.offsets[at]!
  // ມີນາປີ2024: a word for year may close the run.
  let behind = letters.last
  let closing: Token | null = null
  for (let place = at + 1; place < letters.last; place++) {
    const cue = words.yearCues.at(letters, place)
    if (cue?.end !== letters.last) continue
    behind = place
    const begin = letters.offsets[place]!
    closing = tokenOf('year-cue', [begin, to])
    break
  }
  const named = words.months.whole(letters, at, behind)
  const month = typeof named?.entry.value === 'number' ? named.entry.value : 0
  const value = readNumeral(letters, words, at, behind)
  if (month === 0 && value === 0 && closing !== null) closing = null
  const end = closing === null ? to : closing.start
  const type = value === 0 || named?.cost === 0 ? 'word' : isYear(value) ? 'year' : 'number'
  tokens.push(tokenOf(type, [start, end], value, month > 0 ? month : asMonth(value)))
  if (closing !== null) tokens.push(closing)
  return tokens
}

/**
 * @returns Behind the word at `from`, or behind the last one of a number that is written in several
 *   (ສອງພັນ ຊາວ ສາມ).
 */
function endOfNumeral(text: string, words: FactWords, from: number, to: number): number {
  const wordEnd = endOfWord(text, from, to)
  let letters = bareLetters(text, from, wordEnd, words.lookAlikes)
  let start = 0
  for (;;) {
    const cue = words.monthCues.at(letters, start) ?? words.yearCues.at(letters, start)
    if (cue === null) break
    start = cue.end
  }
  if (start >= letters.last || readNumeral(letters, words, start, letters.last) === 0) {
    return wordEnd
  }
  let end = wordEnd
  while (end + 1 < to && text.charAt(end) === ' ' && isWord(text.charCodeAt(end + 1))) {
    const next = endOfWord(text, end + 1, to)
    letters = bareLetters(text, from, next, words.lookAlikes)
    if (readNumeral(letters, words, start, letters.last) === 0) break
    end = next
  }
  return end
}

/** Whether a letter stands here with a full stop behind it, perhaps with a vowel sign or mark. */
function isInitial(text: string, at: number): boolean {
  return text.charAt(at + 1) === '.' || text.charAt(at + 2) === '.'
}

/** Reads letters with full stops between them that stand for a month (ທ.ວ.). */
function shortMonth(
  text: string,
  words: FactWords,
  from: number,
  to: number
): {readonly month: number; readonly end: number} | null {
  const letters = bareLetters(text, from, Math.min(to, from + 8), words.lookAlikes)
  const found = words.shortMonths.at(letters, 0)
  if (found === null || typeof found.entry.value !== 'number') return null
  const behind = endOf(letters, found.end)
  return {month: found.entry.value, end: text.charAt(behind) === '.' ? behind + 1 : behind}
}

/** Letters with full stops between them that stand for an era. */
function isEra(text: string, words: FactWords, from: number, to: number): boolean {
  const letters = bareLetters(text, from, Math.min(to, from + 8), words.lookAlikes)
  return words.yearCues.at(letters, 0) !== null
}

/** Whether one digit stands here, with a word behind it. */
function isAlone(text: string, at: number): boolean {
  if (digitValue(text.charCodeAt(at)) < 0) return false
  return isLaoLetter(text.charCodeAt(text.charAt(at + 1) === ' ' ? at + 2 : at + 1))
}

/** A run of letters; a vowel sign or mark begins no word, so that a space before it is a slip. */
function endOfWord(text: string, from: number, to: number): number {
  let at = from
  while (at < to) {
    if (isWordPart(text.charCodeAt(at))) at++
    else if (text.charAt(at) === ' ' && at + 1 < to && isDependent(text.charCodeAt(at + 1))) at++
    else break
  }
  return at
}

function isDependent(code: number): boolean {
  return isLaoMark(code) || laoClass(code) === CLASS.vowelAfter
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0 || code === 0x200b || code === 0x0d
}

/** What blanks of forms are drawn with: dots, an ellipsis, low lines. */
function isFill(code: number): boolean {
  return code === 0x2e || code === 0x2026 || code === 0x5f
}

function isWord(code: number): boolean {
  return isLaoLetter(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}

function isWordPart(code: number): boolean {
  return isWord(code) || code === 0x200b
}
