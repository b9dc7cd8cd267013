import {isLaoLetter, laoClass, CLASS, ZERO_WIDTH_SPACE} from '../script/classes.ts'
import {showCharacters} from '../script/describe.ts'
import type {RuleProblem} from './problem.ts'

/** The longest word that a list may hold: official names are written without spaces. */
const LONGEST = 80

/**
 * Reads a list of words: a word, or a phrase with spaces, a line; `#` begins a comment.
 *
 * @param file What messages call the file.
 * @param text Its text.
 * @returns The words, those of a phrase one by one; and each line that holds what is no Lao word.
 */
export function readLexicon(
  file: string,
  text: string
): {readonly words: readonly string[]; readonly problems: readonly RuleProblem[]} {
  const words: string[] = []
  const problems: RuleProblem[] = []
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n?|\n/u)
  for (const [index, line] of lines.entries()) {
    const bare = line.replace(/(?:^|\s)#.*$/u, '')
    for (const {0: word, index: start} of bare.matchAll(/\S+/gu)) {
      const fault = faultOf(word)
      if (fault === null) words.push(word)
      else
        problems.push({file, line: index + 1, column: start + fault.at + 1, reason: fault.reason})
    }
  }
  return {words, problems}
}

function faultOf(word: string): {readonly at: number; readonly reason: string} | null {
  if (word.length > LONGEST) return {at: 0, reason: `a word of more than ${LONGEST} characters`}
  let at = 0
  for (const character of word) {
    const code = character.charCodeAt(0)
    if (!isLaoLetter(code) && laoClass(code) !== CLASS.sign && code !== ZERO_WIDTH_SPACE) {
      return {at, reason: `expected Lao letters, found ${showCharacters(character)}`}
    }
    at += character.length
  }
  return null
}
