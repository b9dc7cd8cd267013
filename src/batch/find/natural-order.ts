import {toAsciiDigits} from '../../inner.ts'
import {compareNames} from '../base/compare-names.ts'

/**
 * Orders names as people number pages: 2 before 10, whichever script the digits are of; else by
 * code point.
 *
 * @returns Below 0, 0 or above 0.
 */
export function compareNaturally(left: string, right: string): number {
  const ours = partsOf(left)
  const theirs = partsOf(right)
  const count = Math.min(ours.length, theirs.length)
  for (let at = 0; at < count; at++) {
    const order = compareParts(ours[at]!, theirs[at]!)
    if (order !== 0) return order
  }
  return ours.length - theirs.length || compareNames(left, right)
}

function partsOf(name: string): string[] {
  return toAsciiDigits(name).match(/\d+|\D+/g) ?? []
}

function compareParts(left: string, right: string): number {
  if (!/^\d/.test(left) || !/^\d/.test(right)) return compareNames(left, right)
  const ours = left.replace(/^0+/, '')
  const theirs = right.replace(/^0+/, '')
  return ours.length - theirs.length || compareNames(ours, theirs)
}
