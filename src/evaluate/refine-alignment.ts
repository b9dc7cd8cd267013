import type {SignClass} from '../index.ts'
import {signClass} from '../inner.ts'

/** Sound characters in a row that hold an alignment in its place. */
const HOLD = 3
/** Longer stretches stay as they are: they are noise, not misread words. */
const LONGEST = 400
/** One error more is worse than all that sorts of signs can add in a stretch. */
const ERROR = 1 << 13

/** What it adds where a sign of one sort was read for one of another. */
const unlike: Readonly<Record<SignClass, Partial<Record<SignClass, number>>>> = {
  tone: {tone: 1, above: 2, below: 3, letter: 6, other: 4},
  above: {tone: 2, above: 1, below: 2, letter: 6, other: 4},
  below: {tone: 3, above: 2, below: 1, letter: 6, other: 4},
  letter: {tone: 6, above: 6, below: 6, letter: 1, other: 3},
  other: {tone: 4, above: 4, below: 4, letter: 3, other: 1},
  nothing: {}
}
/** What it adds where a sign was dropped or added: letters seldom are. */
const lost: Readonly<Record<SignClass, number>> = {
  tone: 1,
  above: 2,
  below: 2,
  letter: 3,
  other: 2,
  nothing: 0
}

/**
 * Chooses anew, between characters that are sure, among the alignments with as few errors: one
 * in which signs of one sort stand for each other.
 *
 * @param seen What was read.
 * @param meant The truth.
 * @param partners An alignment with as few errors as can be; changed in place.
 */
export function refineAlignment(seen: Uint16Array, meant: Uint16Array, partners: Int32Array): void {
  const sound = (at: number): boolean => {
    const partner = partners[at]!
    return partner >= 0 && seen[partner] === meant[at]
  }
  /** Whether a place and the one before it are sound, with nothing between. */
  const joined = (at: number): boolean =>
    sound(at) && (at === 0 ? partners[0] === 0 : partners[at - 1] === partners[at]! - 1)
  let stretch = 0
  let run = 0
  for (let at = 0; at <= meant.length; at++) {
    if (at < meant.length && joined(at)) {
      run++
      continue
    }
    // The run in front, if it is long enough, ends one stretch and begins the next.
    if (run >= HOLD) {
      refine(seen, meant, partners, {from: stretch, to: at - run})
      stretch = at
    }
    run = at < meant.length && sound(at) ? 1 : 0
    if (at === meant.length) refine(seen, meant, partners, {from: stretch, to: at})
  }
}

function refine(
  seen: Uint16Array,
  meant: Uint16Array,
  partners: Int32Array,
  {from, to}: {readonly from: number; readonly to: number}
): void {
  const seenFrom = from === 0 ? 0 : partners[from - 1]! + 1
  const seenTo = to === meant.length ? seen.length : partners[to]!
  const rows = seenTo - seenFrom
  const columns = to - from
  if (rows === 0 || columns === 0 || rows > LONGEST || columns > LONGEST) return
  const width = columns + 1
  const costs = new Int32Array((rows + 1) * width)
  const seenClass = classesOf(seen, seenFrom, seenTo)
  const meantClass = classesOf(meant, from, to)
  for (let c = 1; c <= columns; c++) costs[c] = costs[c - 1]! + ERROR + lost[meantClass[c - 1]!]
  for (let r = 1; r <= rows; r++) {
    const added = ERROR + lost[seenClass[r - 1]!]
    costs[r * width] = costs[(r - 1) * width]! + added
    for (let c = 1; c <= columns; c++) {
      costs[r * width + c] = Math.min(
        costs[(r - 1) * width + c - 1]! + replaced(r - 1, c - 1),
        costs[(r - 1) * width + c]! + added,
        costs[r * width + c - 1]! + ERROR + lost[meantClass[c - 1]!]
      )
    }
  }
  let r = rows
  let c = columns
  while (c > 0) {
    const cost = costs[r * width + c]!
    if (r > 0 && cost === costs[(r - 1) * width + c - 1]! + replaced(r - 1, c - 1)) {
      partners[from + --c] = seenFrom + --r
    } else if (r > 0 && cost === costs[(r - 1) * width + c]! + ERROR + lost[seenClass[r - 1]!]) {
      r--
    } else {
      partners[from + --c] = -1
    }
  }

  function replaced(row: number, column: number): number {
    return seen[seenFrom + row] === meant[from + column]
      ? 0
      : ERROR + (unlike[seenClass[row]!][meantClass[column]!] ?? 0)
  }
}

function classesOf(codes: Uint16Array, from: number, to: number): SignClass[] {
  return Array.from(codes.subarray(from, to), signClass)
}
