import {isLaoMark} from '../script/classes.ts'
import {digitValue} from '../script/digits.ts'
import {foldForLookup} from '../script/fold.ts'
import type {Line} from '../types.ts'

/** Of the pairs of letters of a name, so many have to stand in a line that is the name misread. */
const ALIKE = 0.6
/** And the line is shorter or longer than the name by no more than this share of it. */
const SLACK = 0.25

/** Answers whether a line of a text is of a certain kind. */
type LineTest = (text: string, line: Line) => boolean

/**
 * Tells the lines that are a place and a date (ນະຄອນຫຼວງ, ວັນທີ 5 ມີນາ 2023) and nothing more.
 * Such a line is complete, however full it is.
 *
 * @param cues The words for "date".
 */
export function createDateLines(cues: readonly string[]): LineTest {
  return (text, {start, end, width}) => {
    if (width > WIDEST_DATE || digitValue(text.charCodeAt(end - 1)) < 0) return false
    const comma = text.indexOf(',', start)
    if (comma < 0 || comma >= end) return false
    const rest = foldForLookup(text.slice(comma + 1, end)).trimStart()
    return cues.some((cue) => rest.startsWith(cue))
  }
}

const WIDEST_DATE = 64

/**
 * Tells the lines that are one of some long names, misread perhaps: a state's name, a motto. Such
 * a line is complete, too.
 *
 * @param names The names; short ones are left out, since other lines resemble them.
 */
export function createNameLines(names: readonly string[]): LineTest {
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

const SHORTEST = 20

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
