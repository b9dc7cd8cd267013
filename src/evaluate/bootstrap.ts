/** Errors of a document before and after correction. */
export interface ErrorPair {
  readonly before: number
  readonly after: number
}

/** How sure a figure is. */
export interface Interval {
  readonly low: number
  readonly high: number
}

const RESAMPLES = 1000
/** Fixed, so that the same documents give the same interval. */
const SEED = 0x1a0d0c

/**
 * Tells how far the share of errors removed depends on which documents were measured: documents
 * are drawn anew with replacement, 1,000 times, and the middle 95 % of the shares taken
 * (percentile bootstrap). The generator's seed is fixed.
 *
 * @param documents Errors of each document.
 * @returns The interval; null for fewer than two documents, or where there were no errors.
 */
export function bootstrapReduction(documents: readonly ErrorPair[]): Interval | null {
  if (documents.length < 2) return null
  const random = createRandom(SEED)
  const shares: number[] = []
  for (let sample = 0; sample < RESAMPLES; sample++) {
    let before = 0
    let after = 0
    for (let draw = 0; draw < documents.length; draw++) {
      const document = documents[Math.floor(random() * documents.length)]!
      before += document.before
      after += document.after
    }
    if (before > 0) shares.push(1 - after / before)
  }
  if (shares.length === 0) return null
  shares.sort((a, b) => a - b)
  return {low: quantile(shares, 0.025), high: quantile(shares, 0.975)}
}

/** Between the two nearest values, as far as the quantile lies between their ranks. */
function quantile(sorted: readonly number[], share: number): number {
  const rank = share * (sorted.length - 1)
  const low = sorted[Math.floor(rank)]!
  const high = sorted[Math.ceil(rank)]!
  return low + (high - low) * (rank - Math.floor(rank))
}

/** Numbers from 0 to 1, the same after the same seed (mulberry32, by T. Ettinger). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
