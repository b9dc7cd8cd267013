import {isLaoLetter, LAO_START} from '../../script/classes.ts'
import {digitValue, toAsciiDigits} from '../../script/digits.ts'
import {afterSpaces, bareLetters, type Letters} from '../../words/letters.ts'
import {mendDigits} from '../../words/mend-digits.ts'
import type {FactWords} from '../reader/fact-words.ts'
import type {WordFound} from '../../words/word-list.ts'

/** A document's number and where it stands. */
export interface NumberFound {
  /** With ASCII digits, as in `411/ຄລສພ`. */
  readonly number: string
  readonly start: number
  readonly end: number
}

/** Numbers with their codes are not longer than this. */
const LONGEST = 48

/**
 * Reads a document's number, as it stands behind a word for "number".
 *
 * @param text The text.
 * @param words The words that end a code (ວັນທີ).
 * @param from Where to read.
 * @param to Where the line ends.
 * @returns The number; null where the field is blank or has no digit.
 */
export function readNumber(
  text: string,
  words: FactWords,
  from: number,
  to: number
): NumberFound | null {
  const limit = Math.min(to, from + LONGEST)
  let start = from
  while (start < limit && isLead(text.charCodeAt(start))) start++
  let at = start
  let slash = false
  for (; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === SLASH) slash = true
    else if (isSpace(code)) {
      // 12 /ກກ and 12/ ກກ: one space beside the slash.
      const beside = text.charCodeAt(at + 1) === SLASH || text.charCodeAt(at - 1) === SLASH
      if (!beside) break
    } else if (!isCode(code)) break
    else if (isLaoLetter(code) && !slash && digitValue(text.charCodeAt(at - 1)) >= 0) break
  }
  let end = cutAtDate(text, words, start, at)
  while (end > start && !isEnding(text.charCodeAt(end - 1))) end--
  const raw = mendDigits(text.slice(start, end), words.digitAlikes)
  if (!hasDigit(raw) || isBlankForm(raw) || isCutShort(text, end, limit, raw)) return null
  const number = toAsciiDigits(raw.replace(/[\u200b\s]/g, '')).replace(/[.-]+\//g, '/')
  if (!raw.includes('/')) return {number, start, end}
  const behind = endOfCode(text, words, end, limit)
  const rest = text.slice(end, behind).trim()
  return {number: rest === '' ? number : `${number} ${rest}`, start, end: behind}
}

/**
 * A code may have blanks in it (01/ສປປ ລາວ, 07/ຮຮ ມສ): what follows belongs to it where it ends the
 * name of the state, or is an abbreviation, and where nothing but the date stands behind it.
 */
function endOfCode(text: string, words: FactWords, end: number, limit: number): number {
  let behind = end
  for (;;) {
    const [, word = ''] = /^[ \u00a0]([\p{L}\p{M}]+)/u.exec(text.slice(behind, limit)) ?? []
    if (word === '') break
    const next = behind + 1 + word.length
    const code = text.slice(text.lastIndexOf('/', end) + 1, next)
    if (!isAbbreviation(word) && !endsStateName(code, words)) break
    behind = next
  }
  if (behind === end) return end
  const rest = bareLetters(text, behind, limit, words.lookAlikes)
  const at = afterSpaces(rest, 0)
  const closed = /^\s*(?:[,;.()]|$)/u.test(text.slice(behind, limit))
  return closed || words.dateCues.at(rest, at) !== null ? behind : end
}

/** Letters of the longest abbreviation in a code. */
const LONGEST_ABBREVIATION = 5

/** Consonants alone; those that stand for vowels as well come first, if at all. */
function isAbbreviation(word: string): boolean {
  return word.length <= LONGEST_ABBREVIATION && /^[ກ-ຮ](?![\s\S]*[ວອຍ])[ກ-ຮໜໝ]*$/u.test(word)
}

function endsStateName(code: string, words: FactWords): boolean {
  const letters = bareLetters(code, 0, code.length, words.lookAlikes)
  for (let at = 0; at < letters.last; at++) {
    if (words.stateNames.at(letters, at)?.end === letters.last) return true
  }
  return false
}

/**
 * Finds the word for "number" in front of digits and a slash, misread perhaps: the word that a
 * space parts from what precedes.
 *
 * @param slash The place of the slash among the letters.
 */
export function cueBeforeCode(letters: Letters, words: FactWords, slash: number): WordFound | null {
  const {codes, offsets, text, first} = letters
  let digits = slash
  while (digits > first && isDigitOrSpace(codes[digits - 1]!)) digits--
  if (digits === slash) return null
  let to = digits
  while (to > first && isLead(codes[to - 1]!)) to--
  let from = to
  while (from > first && to - from <= LONGEST_CUE && codes[from - 1]! >= LAO_START) {
    from--
    if (from > first && isSpace(text.charCodeAt(offsets[from]! - 1))) break
  }
  return from === to ? null : words.numberCues.whole(letters, from, to)
}

/** Letters of the longest word for "number", misread. */
const LONGEST_CUE = 12

/** Digits of all scripts are ASCII digits among the letters. */
function isDigitOrSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x30 && code <= 0x39)
}

const SLASH = 0x2f

/** 411/ຄລສພລົງວັນທີ 8: the code ends where the date is announced. */
function cutAtDate(text: string, words: FactWords, from: number, to: number): number {
  const letters = bareLetters(text, from, to, words.lookAlikes)
  const cue = words.dateCues.find(letters, 0, letters.last)
  return cue === null ? to : letters.offsets[cue.start]!
}

/** 0ອ/ສພ: a digit in front of the slash was misread, so that the rest is another number. */
function isCutShort(text: string, end: number, limit: number, raw: string): boolean {
  if (raw.includes('/')) return false
  return /^[^\s/,;.]{1,2}\//.test(text.slice(end, Math.min(limit, end + 3)))
}

/** A number begins with its digits; `....../ກກ` is a form that was not filled in. */
function isBlankForm(raw: string): boolean {
  const slash = raw.indexOf('/')
  return slash >= 0 && !hasDigit(raw.slice(0, slash)) && !/\p{L}/u.test(raw.slice(0, slash))
}

function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (digitValue(text.charCodeAt(at)) >= 0) return true
  return false
}

/** A tab, a full stop, a colon, a low line, an ellipsis. */
const LEADS: ReadonlySet<number> = new Set([0x09, 0x2e, 0x3a, 0x5f, 0x2026])

/** What may stand between the word and the number: white space, dots, a colon. */
function isLead(code: number): boolean {
  return isSpace(code) || LEADS.has(code)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x200b
}

function isCode(code: number): boolean {
  return isLaoLetter(code) || isEnding(code) || code === 0x2e || code === 0x2d
}

function isEnding(code: number): boolean {
  if (digitValue(code) >= 0 || isLaoLetter(code)) return true
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}
