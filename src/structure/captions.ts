import {oncePer} from '../rules/once-per.ts'
import {digitValue} from '../script/digits.ts'
import {foldForLookup, leadsOfFolded} from '../script/fold.ts'
import type {Line, Ruleset} from '../types.ts'

/** Columns of the longest caption; a longer line is running text. */
const LONGEST = 130
/** Characters of the longest word that leads to one, its number included. */
const REACH = 32

/**
 * @param ruleset The list `captions`: words that lead to a caption or to the source of a text.
 * @returns Tells whether a line is one: it begins with such a word, a number perhaps, and a colon,
 *   in brackets or not. A word that ends with a blank needs no colon.
 */
export const createCaptionTest = oncePer(
  ({vocabulary}: Ruleset): ((text: string, line: Line) => boolean) => {
    const words = (vocabulary.get('captions') ?? [])
      .flatMap((entry) => entry.words.map(foldForLookup))
      .sort((a, b) => b.length - a.length)
    const leads = new Set([...leadsOfFolded(words), 0x28])
    return (text, {start, end, width}) => {
      if (width > LONGEST || !leads.has(text.charCodeAt(start))) return false
      const from = text.charAt(start) === '(' ? start + 1 : start
      const head = foldForLookup(text.slice(from, Math.min(end, from + REACH)))
      return words.some((word) => {
        if (!head.startsWith(word)) return false
        return word.endsWith(' ') ? head.length > word.length : holdsColon(head, word.length)
      })
    }
  }
)

/** Whether a colon follows, behind a number at most, and something behind it. */
function holdsColon(head: string, from: number): boolean {
  let at = from
  while (at < head.length && (' .'.includes(head.charAt(at)) || isDigit(head, at))) at++
  if (!':;：'.includes(head.charAt(at)) || at >= head.length) return false
  return head.slice(at + 1).trim() !== ''
}

function isDigit(text: string, at: number): boolean {
  return digitValue(text.charCodeAt(at)) >= 0
}
