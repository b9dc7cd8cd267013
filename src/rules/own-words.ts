import type {RuleFile} from '../types.ts'
import {nameOf} from './name-of.ts'
import {readLexicon} from './read-lexicon.ts'

/**
 * @param files The rule files of a run.
 * @returns The words of the user's own lists, which the language model did not learn when it was
 *   built; in the order of the files, each once.
 */
export function ownWords(files: readonly RuleFile[]): string[] {
  const lists = files.filter(({path, shipped}) => !shipped && path.endsWith('.txt'))
  return [...new Set(lists.flatMap((file) => readLexicon(nameOf(file), file.text).words))]
}
