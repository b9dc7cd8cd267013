import type {Change} from './change.ts'

/** A change of the composition, with the changes of both lists that went into it. */
export interface ComposedChange extends Change {
  /** Indexes into the first list. */
  readonly first: readonly number[]
  /** Indexes into the second list; empty where the first list's change stands untouched. */
  readonly second: readonly number[]
}

/**
 * Composes two lists of changes, A → B and B → C, into one, A → C. Changes that overlap in B
 * become one; changes that only touch stay apart, so that each keeps its own reason.
 *
 * @param first Changes of A, in order, none overlapping.
 * @param middle The text B.
 * @param second Changes of B, in order, none overlapping.
 * @returns Changes of A, in order, none overlapping.
 */
export function composeChanges(
  first: readonly Change[],
  middle: string,
  second: readonly Change[]
): ComposedChange[] {
  const composed: ComposedChange[] = []
  // An offset b of B behind all changes read so far is the offset b + shift of A.
  let shift = 0
  let i = 0
  let j = 0
  while (i < first.length || j < second.length) {
    const a = first[i]
    const b = second[j]
    if (a !== undefined && (b === undefined || endInMiddle(a, shift) <= b.start)) {
      composed.push({...pick(a), first: [i], second: []})
      shift += growth(a)
      i++
    } else if (b !== undefined && (a === undefined || b.end <= a.start - shift)) {
      composed.push({
        start: b.start + shift,
        end: b.end + shift,
        after: b.after,
        first: [],
        second: [j]
      })
      j++
    } else {
      const group = gather(first, second, i, j, shift)
      composed.push({
        start: group.start + shift,
        end: group.end + group.shift,
        after: rewrite(middle, second, j, group),
        first: range(i, group.i),
        second: range(j, group.j)
      })
      shift = group.shift
      i = group.i
      j = group.j
    }
  }
  return composed
}

interface Group {
  /** The stretch of B that the group covers. */
  start: number
  end: number
  shift: number
  /** Behind the last member of either list. */
  i: number
  j: number
}

/** Takes in all changes that overlap, one through another, with the two at `i` and `j`. */
function gather(
  first: readonly Change[],
  second: readonly Change[],
  i: number,
  j: number,
  shift: number
): Group {
  const a = first[i]!
  const b = second[j]!
  const group: Group = {
    start: Math.min(a.start - shift, b.start),
    end: Math.max(endInMiddle(a, shift), b.end),
    shift: shift + growth(a),
    i: i + 1,
    j: j + 1
  }
  for (;;) {
    const nextA = first[group.i]
    const nextB = second[group.j]
    if (nextA !== undefined && nextA.start - group.shift < group.end) {
      group.end = Math.max(group.end, endInMiddle(nextA, group.shift))
      group.shift += growth(nextA)
      group.i++
    } else if (nextB !== undefined && nextB.start < group.end) {
      group.end = Math.max(group.end, nextB.end)
      group.j++
    } else return group
  }
}

function rewrite(middle: string, second: readonly Change[], from: number, group: Group): string {
  let after = ''
  let copied = group.start
  for (let j = from; j < group.j; j++) {
    const change = second[j]!
    after += middle.slice(copied, change.start) + change.after
    copied = change.end
  }
  return after + middle.slice(copied, group.end)
}

function endInMiddle(change: Change, shift: number): number {
  return change.start - shift + change.after.length
}

function growth(change: Change): number {
  return change.end - change.start - change.after.length
}

function pick({start, end, after}: Change): Change {
  return {start, end, after}
}

function range(from: number, to: number): number[] {
  return Array.from({length: to - from}, (_, at) => from + at)
}
