/** Chance that repeats: the same seed gives the same choices, on every machine. */
export interface Chance {
  /** @returns A whole number from 0 up to, not including, `below`; 0 where that is 0. */
  number(below: number): number
  /** @returns One of the given. */
  pick<T>(from: readonly T[]): T
  /** @returns True in so large a share of the calls, 0 to 1. */
  happens(share: number): boolean
}

/**
 * Counts up by the golden ratio and mixes each count (splitmix32), so that seeds that are
 * neighbours have nothing in common.
 *
 * @param seed Any whole number.
 */
export function createChance(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b9)
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const number = (below: number): number => Math.floor(next() * below)
  return {number, pick: (from) => from[number(from.length)]!, happens: (share) => next() < share}
}
