import {Columns} from './columns.ts'
import {findCuts} from './shared-passages.ts'

/**
 * Counts the fewest signs that have to be put in, taken out or replaced to make one sequence of
 * another (Levenshtein). Bit-parallel, 32 rows of the table at a step; long sequences are cut in
 * parts, see {@link findCuts}.
 *
 * @param from A sequence of numbers.
 * @param to Another.
 */
export function editDistance(from: ArrayLike<number>, to: ArrayLike<number>): number {
  let distance = 0
  let last = {from: 0, to: 0}
  for (const cut of [...findCuts(from, to), {from: from.length, to: to.length}]) {
    distance += partDistance(slice(from, last.from, cut.from), slice(to, last.to, cut.to))
    last = cut
  }
  return distance
}

function partDistance(from: Int32Array, to: Int32Array): number {
  let start = 0
  let fromEnd = from.length
  let toEnd = to.length
  while (start < fromEnd && start < toEnd && from[start] === to[start]) start++
  while (fromEnd > start && toEnd > start && from[fromEnd - 1] === to[toEnd - 1]) {
    fromEnd--
    toEnd--
  }
  if (start === fromEnd || start === toEnd) return fromEnd - start + (toEnd - start)
  const columns = new Columns(from.subarray(start, fromEnd))
  for (let at = start; at < toEnd; at++) columns.next(to[at]!)
  return columns.bottom()
}

/**
 * @param text Any text.
 * @returns Its UTF-16 code units.
 */
export function codeUnits(text: string): Uint16Array {
  const codes = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at)
  return codes
}

function slice(sequence: ArrayLike<number>, start: number, end: number): Int32Array {
  const part = new Int32Array(end - start)
  for (let at = start; at < end; at++) part[at - start] = sequence[at]!
  return part
}
