import type {LanguageModel} from './language-model.ts'
import {countNgrams} from './ngrams.ts'
import {pack} from './pack.ts'
import {prune} from './prune.ts'
import {estimate} from './smoothing.ts'
import {modelSpelling} from './spelling.ts'

/** What the size and the reach of a model depend on. */
export interface BuildOptions {
  /** Length of the longest n-gram, 2 to 9 symbols. */
  readonly order: number
  /** N-grams go that save fewer nats than this over the word list. */
  readonly threshold: number
}

/**
 * Seven symbols, about two syllables: longer contexts cost size and gain nothing, as the entries of
 * the word list are at most sixteen letters long.
 */
export const defaultBuild: BuildOptions = {order: 7, threshold: 4}

/**
 * Learns a language model from a word list. The same list gives the same model.
 *
 * @param words Words and phrases in any spelling; those with anything but Lao letters are passed
 *   over, and one that stands twice counts once.
 * @param options Length and pruning of the n-grams.
 */
export function buildModel(
  words: Iterable<string>,
  options: BuildOptions = defaultBuild
): LanguageModel {
  const known = new Set<string>()
  for (const word of words) {
    const spelt = modelSpelling(word)
    if (spelt !== null) known.add(spelt)
  }
  if (known.size === 0) throw new RangeError('a language model needs at least one Lao word')
  const levels = countNgrams([...known], options.order)
  const estimated = estimate(levels)
  return pack(levels, estimated, prune(levels, estimated, options.threshold))
}
