import {oncePer} from '../base/once-per.ts'
import {isLaoMark} from '../script/classes.ts'
import {digitValue} from '../script/digits.ts'
import {foldForLookup, leadsOfFolded} from '../script/fold.ts'
import type {Line, Ruleset} from '../types.ts'

/** Answers whether a line of a text is of a certain kind. */
export type LineTest = (text: string, line: Line) => boolean

/** What words tell of where a line begins and ends. */
export interface LineWords {
  /** Whether it begins with a word that begins a new line. */
  readonly leads: LineTest
  /** Whether it is the name of the state or its motto, and so complete. */
  readonly isName: LineTest
  /** Whether it is a place and a date, and so complete. */
  readonly isDated: LineTest
}

/**
 * @param ruleset The lists `line-leaders`, `state-names`, `mottos` and `date-cues`.
 * @returns What they tell of a line.
 */
export const lineWords = oncePer((ruleset: Pick<Ruleset, 'vocabulary'>): LineWords => {
  const wordsOf = (list: string): string[] => foldedWords(ruleset, list)
  return {
    leads: createStartTest(wordsOf('line-leaders'), 40, withoutTones),
    isName: createNameTest([...wordsOf('state-names'), ...wordsOf('mottos')]),
    isDated: createDateTest(wordsOf('date-cues'))
  }
})

/** @returns The words of a list, folded. */
export function foldedWords({vocabulary}: Pick<Ruleset, 'vocabulary'>, list: string): string[] {
  return (vocabulary.get(list) ?? []).flatMap(({words}) => words.map(foldForLookup))
}

/**
 * @param words Folded words.
 * @param reach Characters of a line within which a word has to end.
 * @param fold What else is not told apart (default: nothing).
 * @returns Whether one of the words begins a line.
 */
export function createStartTest(
  words: readonly string[],
  reach: number,
  fold: (folded: string) => string = (folded) => folded
): LineTest {
  const leads = leadsOfFolded(words)
  const own = words.map(fold)
  return (text, {start, end}) => {
    if (!leads.has(text.charCodeAt(start))) return false
    const head = fold(foldForLookup(text.slice(start, Math.min(end, start + reach))))
    return own.some((word) => head.startsWith(word))
  }
}

/** Engines lose tone marks most. */
export function withoutTones(text: string): string {
  return text.replace(/[\u0ec8-\u0ecb]/g, '')
}

const WIDEST_DATE = 64

/**
 * @param cues The words for "date".
 * @returns Whether a line is a place and a date (ນະຄອນຫຼວງ, ວັນທີ 5 ມີນາ 2023) and nothing more.
 */
function createDateTest(cues: readonly string[]): LineTest {
  return (text, {start, end, width}) => {
    if (width > WIDEST_DATE || digitValue(text.charCodeAt(end - 1)) < 0) return false
    const comma = text.indexOf(',', start)
    if (comma < 0 || comma >= end) return false
    const rest = foldForLookup(text.slice(comma + 1, end)).trimStart()
    return cues.some((cue) => rest.startsWith(cue))
  }
}

/** Of the pairs of letters of a name, so many have to stand in a line that is the name misread. */
const ALIKE = 0.6
/** And the line is shorter or longer than the name by no more than this share of it. */
const SLACK = 0.25
/** Letters of the shortest name; other lines resemble shorter ones. */
const SHORTEST = 20

/**
 * @param names The names; short ones are left out.
 * @returns Whether a line is one of some long names, misread perhaps.
 */
function createNameTest(names: readonly string[]): LineTest {
  const known = names
    .map(lettersOf)
    .filter(({length}) => length >= SHORTEST)
    .map(pairsOf)
  return (text, {start, end, width}) => {
    if (known.every(({size}) => Math.abs(width - size) > 2 * SLACK * size)) return false
    const letters = lettersOf(text.slice(start, end))
    const own = pairsOf(letters)
    return known.some((pairs) => {
      if (Math.abs(own.size - pairs.size) > SLACK * pairs.size) return false
      let shared = 0
      for (const pair of pairs) if (own.has(pair)) shared++
      return shared >= ALIKE * pairs.size
    })
  }
}

/** Without white space and marks, which are misread most. */
function lettersOf(text: string): string {
  let letters = ''
  for (const letter of text) {
    if (letter.trim() !== '' && !isLaoMark(letter.charCodeAt(0))) letters += letter
  }
  return letters
}

function pairsOf(letters: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2))
  return pairs
}
