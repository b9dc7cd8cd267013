import {oncePer} from '../base/once-per.ts'
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
 *   in brackets or not; or such a word, a colon and a name stand at its end, in brackets or behind
 *   a sentence. A word that ends with a blank needs no colon at the start.
 */
export const createCaptionTest = oncePer(
  ({vocabulary}: Ruleset): ((text: string, line: Line) => boolean) => {
    const words = (vocabulary.get('captions') ?? [])
      .flatMap((entry) => entry.words.map(foldForLookup))
      .sort((a, b) => b.length - a.length)
    const leads = new Set([...leadsOfFolded(words), 0x28])
    return (text, {start, end, width}) => {
      if (width > LONGEST) return false
      if (!leads.has(text.charCodeAt(start))) return endsWithCredit(text, start, end, words)
      const from = text.charAt(start) === '(' ? start + 1 : start
      const head = foldForLookup(text.slice(from, Math.min(end, from + REACH)))
      return (
        words.some((word) => {
          if (!head.startsWith(word)) return false
          return word.endsWith(' ') ? head.length > word.length : holdsColon(head, word.length)
        }) || endsWithCredit(text, start, end, words)
      )
    }
  }
)

/** Characters of the longest name of one who took a picture. */
const LONGEST_NAME = 60

/** Whether a line ends as in `… ກຳລັງປູກເຂົ້າ. ພາບ: ບຸນມີ` and `… ກຳລັງປູກເຂົ້າ (ພາບ: ບຸນມີ)`. */
function endsWithCredit(
  text: string,
  start: number,
  end: number,
  words: readonly string[]
): boolean {
  const from = Math.max(start, end - LONGEST_NAME)
  const colon = from + text.slice(from, end).lastIndexOf(':')
  if (colon <= from || colon + 1 >= end) return false
  const head = foldForLookup(text.slice(Math.max(start, colon - REACH), colon)).trimEnd()
  return words.some(
    (word) => head.endsWith(word) && /[(.!?…]\s*$/u.test(head.slice(0, -word.length))
  )
}

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
