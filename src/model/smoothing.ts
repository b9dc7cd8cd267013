import {boundary, symbolCount} from './alphabet.ts'
import type {Level} from './ngrams.ts'

/** Interpolated probabilities of all n-grams, and what each context leaves to the shorter one. */
export interface Estimate {
  /** By level and n-gram: P(last symbol | the symbols before it). */
  readonly probability: readonly Float32Array[]
  /** By level and context: the mass left to the next shorter context. */
  readonly left: readonly Float32Array[]
}

/**
 * Interpolated modified Kneser–Ney smoothing (Chen and Goodman, "An empirical study of smoothing
 * techniques for language modeling", 1998, section 3): three discounts a level, and below the
 * highest level an n-gram counts by how many different symbols it follows. What stands at the
 * start of an entry follows nothing, so it keeps its plain count.
 *
 * @param levels As counted.
 */
export function estimate(levels: readonly Level[]): Estimate {
  const probability: Float32Array[] = [new Float32Array(1).fill(1 / symbolCount)]
  const left: Float32Array[] = []
  let initial: Uint8Array = new Uint8Array(1)
  for (let length = 1; length < levels.length; length++) {
    const level = levels[length]!
    initial = beginsEntry(level, initial, length)
    const counts = adjustedCounts(level, levels[length + 1], initial)
    const discount = discounts(counts)
    const lower = probability[length - 1]!
    const own = new Float32Array(level.size)
    const below = levels[length - 1]!
    const rest = new Float32Array(below.size).fill(1)
    for (let context = 0; context < below.size; context++) {
      const from = below.children[context]!
      const to = below.children[context + 1]!
      if (from === to) continue
      let total = 0
      let taken = 0
      for (let at = from; at < to; at++) {
        total += counts[at]!
        taken += discount[Math.min(3, counts[at]!)]!
      }
      rest[context] = taken / total
      for (let at = from; at < to; at++) {
        const shorter = length === 1 ? 1 / symbolCount : lower[level.suffix[at]!]!
        own[at] =
          (counts[at]! - discount[Math.min(3, counts[at]!)]!) / total + rest[context]! * shorter
      }
    }
    probability.push(own)
    left.push(rest)
  }
  return {probability, left}
}

function beginsEntry(level: Level, below: Uint8Array, length: number): Uint8Array {
  const initial = new Uint8Array(level.size)
  for (let at = 0; at < level.size; at++) {
    initial[at] = length === 1 ? Number(level.symbol[at] === boundary) : below[level.parent[at]!]!
  }
  return initial
}

function adjustedCounts(level: Level, above: Level | undefined, initial: Uint8Array): Int32Array {
  if (above === undefined) return level.count
  const followed = new Int32Array(level.size)
  for (let at = 0; at < above.size; at++) followed[above.suffix[at]!]!++
  for (let at = 0; at < level.size; at++) {
    if (initial[at] === 1 || followed[at] === 0) followed[at] = level.count[at]!
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
