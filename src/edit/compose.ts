import type {Change} from './change.ts'

/** Members `[from, to)` of a list. */
export interface Members {
  readonly from: number
  readonly to: number
}

/**
 * Takes a change of a composition and what went into it, of the first list and of the second. A
 * change that only the first list has is its own.
 */
export type ChangeVisitor = (change: Change, first: Members, second: Members) => void

/**
 * Composes two lists of changes, A → B and B → C, into one, A → C. Changes that overlap in B
 * become one; changes that only touch stay apart, so that each keeps its own reason.
 *
 * @param first Changes of A, in order, none overlapping.
 * @param middle The text B.
 * @param second Changes of B, in order, none overlapping.
 * @param visit Is given the changes of A, in order, none overlapping.
 */
export function composeChanges(
  first: readonly Change[],
  middle: string,
  second: readonly Change[],
  visit: ChangeVisitor
): void {
  // An offset b of B after all changes read so far is the offset b + shift of A.
  let shift = 0
  let i = 0
  let j = 0
  while (i < first.length || j < second.length) {
    const a = first[i]
    const b = second[j]
    if (a !== undefined && (b === undefined || endInMiddle(a, shift) <= b.start)) {
      visit(a, {from: i, to: i + 1}, {from: j, to: j})
      shift += growth(a)
      i++
    } else if (b !== undefined && (a === undefined || b.end <= a.start - shift)) {
      const {start, end, after} = b
      const change = {start: start + shift, end: end + shift, after}
      visit(change, {from: i, to: i}, {from: j, to: j + 1})
      j++
    } else {
      const group = gather(first, second, {i, j, shift})
      const after = rewrite(middle, second, j, group)
      visit(
        {start: group.start + shift, end: group.end + group.shift, after},
        {from: i, to: group.i},
        {from: j, to: group.j}
      )
      shift = group.shift
      i = group.i
      j = group.j
    }
  }
}

interface Group {
  /** The stretch of B that the group covers. */
  start: number
  end: number
  shift: number
  /** After the last member of either list. */
  i: number
  j: number
}

/** Takes in all changes that overlap, one through another, with the two at `i` and `j`. */
function gather(
  first: readonly Change[],
  second: readonly Change[],
  {i, j, shift}: Pick<Group, 'i' | 'j' | 'shift'>
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
