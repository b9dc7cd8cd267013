import type {RuleProblem} from './problem.ts'

/**
 * Reads a list of words: one a line; `#` begins a comment.
 *
 * @param file What messages call the file.
 * @param text Its text.
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
    const word = bare.trim()
    if (word === '') continue
    const column = bare.indexOf(word) + 1
    const fault = faultOf(word)
    if (fault === null) words.push(word)
    else problems.push({file, line: index + 1, column, reason: fault})
  }
  return {words, problems}
}

function faultOf(word: string): string | null {
  if (/\s/u.test(word)) return 'expected one word a line'
  if (/[\p{Cc}\p{Cs}\p{Cn}]/u.test(word)) return 'a character that is no part of a word'
  return null
}
