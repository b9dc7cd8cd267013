import {boundary, symbolCount} from './alphabet.ts'
import type {Level, Ngrams} from './ngrams.ts'

/** Interpolated probabilities of all n-grams, and what each context leaves to the shorter one. */
export interface Estimate {
  /** By level and n-gram: P(last symbol | the symbols before it). */
  readonly probability: readonly Float32Array[]
  /** By level and context: the mass left to the next shorter context. */
  readonly left: readonly Float32Array[]
  /** By level and n-gram: how often it stands in the sources, each weighed. */
  readonly weight: readonly Float32Array[]
}

/**
 * Interpolated modified Kneser–Ney smoothing (Chen and Goodman, "An empirical study of smoothing
 * techniques for language modeling", 1998, section 3): three discounts a level and source, and
 * below the highest level an n-gram counts by how many different symbols it follows. What stands at
 * the start of an entry follows nothing, so it keeps its plain count. In each context the sources
 * are mixed by how much each saw there times its weight (maximum a posteriori adaptation, Bacchiani
 * and others, "MAP adaptation of stochastic grammars", 2006).
 *
 * @param ngrams As counted.
 * @param weights Of each source.
 */
export function estimate(ngrams: Ngrams, weights: readonly number[]): Estimate {
  const {levels} = ngrams
  const probability: Float32Array[] = [new Float32Array(1).fill(1 / symbolCount)]
  const left: Float32Array[] = []
  const weight: Float32Array[] = [new Float32Array(1)]
  let initial: Uint8Array = new Uint8Array(1)
  for (let length = 1; length < levels.length; length++) {
    const level = levels[length]!
    const below = levels[length - 1]!
    initial = beginsEntry(level, initial, length)
    const own = new Float32Array(level.size)
    const weighed = new Float32Array(level.size)
    const total = new Float64Array(below.size)
    const taken = new Float64Array(below.size)
    for (let source = 0; source < ngrams.sourceCount; source++) {
      const factor = weights[source]!
      const plain = ngrams.count(length, source)
      const above = ngrams.levels[length + 1]
      const counts =
        above === undefined
          ? plain
          : adjustedCounts(above, ngrams.count(length + 1, source), plain, initial)
      const discount = discounts(counts)
      for (let at = 0; at < level.size; at++) {
        const count = counts[at]!
        if (count === 0) continue
        const off = discount[Math.min(3, count)]!
        own[at]! += factor * (count - off)
        total[level.parent[at]!]! += factor * count
        taken[level.parent[at]!]! += factor * off
        weighed[at]! += factor * plain[at]!
      }
    }
    const lower = probability[length - 1]!
    const rest = new Float32Array(below.size).fill(1)
    for (let context = 0; context < below.size; context++) {
      if (total[context]! > 0) rest[context] = taken[context]! / total[context]!
    }
    for (let at = 0; at < level.size; at++) {
      const context = level.parent[at]!
      const shorter = length === 1 ? 1 / symbolCount : lower[level.suffix[at]!]!
      own[at] = own[at]! / total[context]! + rest[context]! * shorter
    }
    probability.push(own)
    left.push(rest)
    weight.push(weighed)
  }
  return {probability, left, weight}
}

function beginsEntry(level: Level, below: Uint8Array, length: number): Uint8Array {
  const initial = new Uint8Array(level.size)
  for (let at = 0; at < level.size; at++) {
    initial[at] = length === 1 ? Number(level.symbol[at] === boundary) : below[level.parent[at]!]!
  }
  return initial
}

function adjustedCounts(
  above: Level,
  longer: Int32Array,
  plain: Int32Array,
  initial: Uint8Array
): Int32Array {
  const followed = new Int32Array(plain.length)
  for (let at = 0; at < above.size; at++) if (longer[at]! > 0) followed[above.suffix[at]!]!++
  for (let at = 0; at < plain.length; at++) {
    if (initial[at] === 1 || followed[at] === 0) followed[at] = plain[at]!
  }
  return followed
}

/** The discounts of n-grams counted once, twice, and three times or more (index 1 to 3). */
function discounts(counts: Int32Array): [number, number, number, number] {
  const seen = [0, 0, 0, 0, 0]
  for (const count of counts) if (count <= 4) seen[count]!++
  const [, once = 0, twice = 0, thrice = 0, four = 0] = seen
  const share = once / (once + 2 * twice)
  const guard = (value: number, most: number): number =>
    value > 0.05 && value < most ? value : most / 2
  return [
    0,
    guard(1 - (2 * share * twice) / once, 1),
    guard(2 - (3 * share * thrice) / twice, 2),
    guard(3 - (4 * share * four) / thrice, 3)
  ]
}
