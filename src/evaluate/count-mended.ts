import type {Alignment} from './align.ts'

/** What a correction did to the errors of a reading. */
export interface Mended {
  /** Errors of the reading that are gone. */
  readonly mended: number
  /** Errors of the reading that are still there, or became another error at their place. */
  readonly left: number
  /** Errors that the reading did not have. */
  readonly introduced: number
  /** Characters of the truth that the reading had right. */
  readonly sound: number
}

/**
 * Compares the errors of a reading with those of its correction, place by place. A place is a
 * character of the truth, which is right or wrong, or a gap between two of them, which holds as
 * many errors as characters were added there. Of a place's errors, as many are left as it has in
 * both texts; the others were mended or introduced. So mended + left are the errors before, and
 * left + introduced those after.
 *
 * @param before The reading, aligned with the truth.
 * @param after Its correction, aligned with the same truth.
 */
export function countMended(before: Alignment, after: Alignment): Mended {
  const first = errorsByPlace(before)
  const second = errorsByPlace(after)
  let mended = 0
  let left = 0
  let introduced = 0
  let sound = 0
  for (let place = 0; place < first.length; place++) {
    const a = first[place]!
    const b = second[place]!
    left += Math.min(a, b)
    if (a > b) mended += a - b
    else introduced += b - a
    if (place % 2 === 1 && a === 0) sound++
  }
  return {mended, left, introduced, sound}
}

/** Gap, character, gap, character, …, gap. */
function errorsByPlace({seen, meant, partners}: Alignment): Uint32Array {
  const errors = new Uint32Array(2 * meant.length + 1)
  let next = 0
  for (let at = 0; at < meant.length; at++) {
    const partner = partners[at]!
    if (partner < 0) {
      errors[2 * at + 1] = 1
      continue
    }
    errors[2 * at] = partner - next
    if (seen.charCodeAt(partner) !== meant.charCodeAt(at)) errors[2 * at + 1] = 1
    next = partner + 1
  }
  errors[2 * meant.length] = seen.length - next
  return errors
}
