import {readModel, type LanguageModel, type RuleFile} from '../../index.ts'
import {extendModel, ownWords} from '../../inner.ts'
import {readModelFile} from '../../node.ts'
import {exitCode} from '../base/exit-code.ts'
import {messageOf, RunFailure} from '../base/failure.ts'

/**
 * @param rules The rule files of the run.
 * @param bytes The language model, where it is at hand (default: that of the package).
 * @returns The language model of the package, which knows the words of the user's lists, too; null
 *   where none was built.
 * @throws RunFailure (usage) where there are more words than the model has room for.
 * @throws RangeError where the language model is none.
 */
export function loadModel(
  rules: readonly RuleFile[],
  bytes: Uint8Array | null = readModelFile()
): LanguageModel | null {
  if (bytes === null) return null
  const model = readModel(bytes)
  try {
    return extendModel(model, ownWords(rules))
  } catch (error) {
    throw new RunFailure(exitCode.usage, `rules: ${messageOf(error)}`, error)
  }
}
