import type {Suspect} from '../types.ts'
import {nothing, operation, type Step} from './context.ts'

/** Letters of the Lao block that Lao does not use: for Pali and Sanskrit, and for Khmu. */
const OTHER =
  '\\u0e86\\u0e89\\u0e8c\\u0e8e-\\u0e93\\u0e98\\u0ea0\\u0ea8\\u0ea9\\u0eac\\u0eba\\u0ede\\u0edf'
/** Code points of the block that are no characters (Unicode 16). */
const UNASSIGNED =
  '\\u0e80\\u0e83\\u0e85\\u0e8b\\u0ea4\\u0ea6\\u0ebe\\u0ebf\\u0ec5\\u0ec7\\u0ecf\\u0eda\\u0edb\\u0ee0-\\u0eff'

const ANY = new RegExp(`[${OTHER}${UNASSIGNED}]`)
const LETTERS = new RegExp(`[${OTHER}]`)
const NO_LETTERS = new RegExp(`[${UNASSIGNED}]`)

/** Words of a line with such letters, from which on all of it is of that language. */
const LINE_SHARE = 1 / 3

/**
 * Marks what is written with letters of the Lao block that Lao does not have: another language, or a
 * text layer whose encoding is broken. No engine writes them by accident; it is kept verbatim.
 *
 * Asks the operations `other-language` and `unassigned-letter`.
 */
export const markOtherLetters: Step<'ruleset'> = ({text}, {ruleset}) => {
  if (!ANY.test(text)) return nothing
  const language = operation(ruleset, 'other-language')
  const broken = operation(ruleset, 'unassigned-letter')
  const suspects: Suspect<'draft'>[] = []
  const mark = (start: number, end: number, reason: string, rule: string): void => {
    suspects.push({span: {start, end}, script: 'Lao', reason, rule})
  }
  for (const {0: line, index: start} of text.matchAll(/[^\n\f]+/g)) {
    if (!ANY.test(line)) continue
    const first = line.search(/\S/)
    const last = line.trimEnd().length
    if (broken !== undefined && NO_LETTERS.test(line)) {
      mark(
        start + first,
        start + last,
        'code points that are no letters: a broken encoding',
        broken.id
      )
      continue
    }
    if (language === undefined) continue
    const words = Array.from(line.matchAll(/\S+/g))
    const other = words.filter(([word]) => LETTERS.test(word))
    if (other.length >= LINE_SHARE * words.length) {
      mark(start + first, start + last, 'language', language.id)
      continue
    }
    for (const {0: word, index} of other)
      mark(start + index, start + index + word.length, 'language', language.id)
  }
  return suspects.length === 0 ? nothing : {edits: [], suspects}
}
