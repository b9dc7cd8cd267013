import {nearLength, type LanguageModel} from './language-model.ts'
import {countNgrams} from './ngrams.ts'
import {pack} from './pack.ts'
import {prune, type PruneOptions} from './prune.ts'
import {estimate} from './smoothing.ts'
import {phrasesOf} from './spelling.ts'

/** Something that a model is learnt from. */
export interface ModelSource {
  /**
   * Words, phrases, or what stands between two spaces of a running text; those with anything but
   * Lao letters are passed over, and one that stands twice counts twice.
   */
  readonly entries: readonly string[]
  /** How much each entry counts; a factor on what is counted. */
  readonly weight: number
}

/** What the size and the reach of a model depend on. */
export interface BuildOptions extends PruneOptions {
  /** Length of the longest n-gram, at least 2 symbols. */
  readonly order: number
}

/**
 * Seven symbols, about two syllables: longer contexts cost size and gain little. The decoder tries
 * the symbols that may follow the last three, so that no n-gram of four may be missing.
 */
export const defaultBuild: BuildOptions = {order: 7, threshold: 2.7, spared: nearLength + 1}

/**
 * Learns a language model. The same sources give the same model.
 *
 * @param sources What it is learnt from.
 * @param options Length and pruning of the n-grams.
 * @throws {RangeError} Where no source has a Lao word.
 */
export function buildModel(
  sources: readonly ModelSource[],
  options: BuildOptions = defaultBuild
): LanguageModel {
  const spelt = sources.map(({entries}) => entries.flatMap(phrasesOf))
  if (spelt.every((entries) => entries.length === 0)) {
    throw new RangeError('a language model needs at least one Lao word')
  }
  const ngrams = countNgrams(spelt, options.order)
  const weights = sources.map(({weight}) => weight)
  const estimated = estimate(ngrams, weights)
  return pack(ngrams.levels, estimated, prune(ngrams.levels, estimated, options))
}
