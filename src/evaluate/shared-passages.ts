import {firstWhere} from './first-where.ts'

/** A place where both sequences may be cut. */
export interface Cut {
  readonly from: number
  readonly to: number
}

/** Tables of more cells are cut in parts: up to here they take less than a second. */
const LARGE = 2 ** 30
/** So long is a passage that both have once: no chance meeting, nor a phrase used again. */
const LENGTH = 24
/** Parts are at least so long. */
const APART = 1000

/**
 * Finds where long sequences can be cut so that their parts can be aligned one by one: in the
 * middle of passages that both have, once each, and in the same order. In theory the parts can
 * come out a little farther apart than the whole; where a passage is unique they do not.
 *
 * @param from A sequence of numbers.
 * @param to Another.
 * @param large From how many cells of their table on they are cut.
 * @returns Cuts in ascending order; none for sequences that can be compared whole.
 */
export function findCuts(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  large = LARGE
): readonly Cut[] {
  if (from.length * to.length <= large) return []
  const places = uniquePassages(from)
  const shared: Cut[] = []
  for (const [hash, place] of uniquePassages(to)) {
    const other = places.get(hash) ?? -1
    if (place < 0 || other < 0 || !areEqual(from, other, to, place)) continue
    shared.push({from: other + LENGTH / 2, to: place + LENGTH / 2})
  }
  const cuts: Cut[] = []
  let last: Cut = {from: 0, to: 0}
  for (const cut of longestRising(shared.sort((a, b) => a.to - b.to))) {
    if (cut.to - last.to < APART || cut.from - last.from < APART) continue
    cuts.push(cut)
    last = cut
  }
  return cuts
}

/** By hash: where a passage begins, -1 where several have the hash. */
function uniquePassages(sequence: ArrayLike<number>): Map<number, number> {
  const places = new Map<number, number>()
  let power = 1
  for (let at = 1; at < LENGTH; at++) power = Math.imul(power, PRIME)
  let hash = 0
  for (let at = 0; at < sequence.length; at++) {
    const first = at - LENGTH
    if (first >= 0) hash = (hash - Math.imul(sequence[first]! + 1, power)) | 0
    hash = (Math.imul(hash, PRIME) + sequence[at]! + 1) | 0
    if (first >= -1) places.set(hash, places.has(hash) ? -1 : first + 1)
  }
  return places
}

/** Of the rolling hash (Rabin and Karp): the one of FNV-1a. */
const PRIME = 0x01000193

function areEqual(
  from: ArrayLike<number>,
  start: number,
  to: ArrayLike<number>,
  other: number
): boolean {
  for (let at = 0; at < LENGTH; at++) if (from[start + at] !== to[other + at]) return false
  return true
}

/** The most places that ascend in both sequences; they ascend in `to` already. */
function longestRising(places: readonly Cut[]): Cut[] {
  // By length of a chain: the last place of the one that ends lowest (patience sorting).
  const ends: number[] = []
  const previous = new Int32Array(places.length).fill(-1)
  places.forEach(({from}, at) => {
    const place = firstWhere(ends.length, (end) => places[ends[end]!]!.from >= from)
    if (place > 0) previous[at] = ends[place - 1]!
    ends[place] = at
  })
  const chain: Cut[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) chain.push(places[at]!)
  return chain.reverse()
}
