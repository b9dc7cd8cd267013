import type {Level} from './ngrams.ts'
import type {Estimate} from './smoothing.ts'

/** What a model may do without. */
export interface PruneOptions {
  /** N-grams go that save fewer nats than this over the sources as weighed. */
  readonly threshold: number
  /** N-grams of so many symbols and fewer all stay. */
  readonly spared: number
}

/**
 * Chooses the n-grams to store by weighted difference (Seymore and Rosenfeld, "Scalable backoff
 * language models", 1996): one goes when the sources lose less than a threshold without it.
 *
 * @param levels As counted.
 * @param estimated Their probabilities.
 * @param options What goes.
 * @returns By level, 1 for each n-gram that stays. With an n-gram stay the one it begins with and
 *   the one it ends with.
 */
export function prune(
  levels: readonly Level[],
  estimated: Estimate,
  {threshold, spared}: PruneOptions
): Uint8Array[] {
  const kept = levels.map((level) => new Uint8Array(level.size))
  kept[0]!.fill(1)
  kept[1]?.fill(1)
  for (let length = levels.length - 1; length >= 2; length--) {
    const level = levels[length]!
    const own = estimated.probability[length]!
    const lower = estimated.probability[length - 1]!
    const left = estimated.left[length - 1]!
    const weight = estimated.weight[length]!
    const keep = kept[length]!
    const below = kept[length - 1]!
    for (let at = 0; at < level.size; at++) {
      const without = left[level.parent[at]!]! * lower[level.suffix[at]!]!
      const gain = weight[at]! * Math.abs(Math.log(own[at]! / without))
      if (gain >= threshold || length <= spared) keep[at] = 1
      if (keep[at] === 0) continue
      below[level.parent[at]!] = 1
      below[level.suffix[at]!] = 1
    }
  }
  return kept
}
