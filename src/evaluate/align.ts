import {Columns} from './columns.ts'
import {codeUnits} from './edit-distance.ts'
import {findCuts} from './shared-passages.ts'
import {refineAlignment} from './refine-alignment.ts'

/** Which character of a reading stands for which of the truth, with as few errors as can be. */
export interface Alignment {
  readonly seen: string
  readonly meant: string
  /**
   * By place in `meant`: the place in `seen` of the character that was read for it, -1 where none
   * was; they ascend. Characters of `seen` that no place names were added.
   */
  readonly partners: Int32Array
  /** How many characters were replaced, dropped or added: the edit distance. */
  readonly errors: number
}

/** Tables of more bits than this are cut in two (Hirschberg), so that memory stays bounded. */
const LARGEST = 1 << 28

/**
 * Aligns a reading with its truth. Of the alignments with the fewest errors it takes one in which
 * signs of one sort stand for each other: a tone mark for a tone mark, a letter for a letter.
 *
 * @param seen What was read, folded (see `foldText`).
 * @param meant The truth, folded.
 * @param largest How many bits a table may have.
 */
export function align(seen: string, meant: string, largest = LARGEST): Alignment {
  const partners = new Int32Array(meant.length).fill(-1)
  const problem = {seen: codeUnits(seen), meant: codeUnits(meant), partners, largest}
  const cuts = [...findCuts(problem.seen, problem.meant), {from: seen.length, to: meant.length}]
  let last = {from: 0, to: 0}
  for (const cut of cuts) {
    alignPart(problem, {from: last.from, to: cut.from}, {from: last.to, to: cut.to})
    last = cut
  }
  refineAlignment(problem.seen, problem.meant, partners)
  return {seen, meant, partners, errors: countErrors(problem.seen, problem.meant, partners)}
}

interface Problem {
  readonly seen: Uint16Array
  readonly meant: Uint16Array
  readonly partners: Int32Array
  readonly largest: number
}

interface Part {
  readonly from: number
  readonly to: number
}

function alignPart(problem: Problem, seenPart: Part, meantPart: Part): void {
  const {seen, meant, partners, largest} = problem
  let {from: s, to: sEnd} = seenPart
  let {from: m, to: mEnd} = meantPart
  while (s < sEnd && m < mEnd && seen[s] === meant[m]) partners[m++] = s++
  while (sEnd > s && mEnd > m && seen[sEnd - 1] === meant[mEnd - 1]) partners[--mEnd] = --sEnd
  if (s === sEnd || m === mEnd) return
  const rows = Math.ceil((sEnd - s) / 32) * 32
  if (rows * (mEnd - m) <= largest || mEnd - m === 1) {
    trace(problem, {from: s, to: sEnd}, {from: m, to: mEnd})
    return
  }
  const middle = (m + mEnd) >>> 1
  const above = new Columns(seen.subarray(s, sEnd))
  for (let at = m; at < middle; at++) above.next(meant[at]!)
  const below = new Columns(seen.slice(s, sEnd).reverse())
  for (let at = mEnd - 1; at >= middle; at--) below.next(meant[at]!)
  const first = above.column()
  const second = below.column()
  const length = sEnd - s
  let best = 0
  for (let cut = 1; cut <= length; cut++) {
    if (first[cut]! + second[length - cut]! < first[best]! + second[length - best]!) best = cut
  }
  alignPart(problem, {from: s, to: s + best}, {from: m, to: middle})
  alignPart(problem, {from: s + best, to: sEnd}, {from: middle, to: mEnd})
}

/** Fills the whole table and walks back through it. */
function trace({seen, meant, partners}: Problem, seenPart: Part, meantPart: Part): void {
  const {from: s, to: sEnd} = seenPart
  const {from: m, to: mEnd} = meantPart
  const columns = new Columns(seen.subarray(s, sEnd))
  const {blocks} = columns
  const ups = new Int32Array(blocks * (mEnd - m + 1))
  const downs = new Int32Array(blocks * (mEnd - m + 1))
  ups.set(columns.up)
  for (let at = m; at < mEnd; at++) {
    columns.next(meant[at]!)
    ups.set(columns.up, (at - m + 1) * blocks)
    downs.set(columns.down, (at - m + 1) * blocks)
  }
  let row = sEnd - s
  let column = mEnd - m
  while (row > 0 && column > 0) {
    const block = (row - 1) >>> 5
    const bit = 1 << ((row - 1) & 31)
    if (seen[s + row - 1] === meant[m + column - 1]) {
      partners[m + --column] = s + --row
    } else if ((ups[column * blocks + block]! & bit) !== 0) {
      row--
    } else if ((downs[(column - 1) * blocks + block]! & bit) !== 0) {
      column--
    } else {
      partners[m + --column] = s + --row
    }
  }
}

function countErrors(seen: Uint16Array, meant: Uint16Array, partners: Int32Array): number {
  let added = seen.length
  let errors = 0
  for (let at = 0; at < partners.length; at++) {
    const partner = partners[at]!
    if (partner >= 0) added--
    if (partner < 0 || seen[partner] !== meant[at]) errors++
  }
  return errors + added
}
