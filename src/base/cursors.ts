import type {Stretch} from '../types.ts'

/**
 * Answers, for offsets asked in ascending order, whether they lie in one of the spans.
 *
 * @param spans In order, none overlapping.
 */
export function createSpanCursor(spans: readonly Stretch[]): (offset: number) => boolean {
  let at = 0
  return (offset) => {
    while (at < spans.length && spans[at]!.end <= offset) at++
    const span = spans[at]
    return span !== undefined && span.start <= offset
  }
}

/**
 * Answers, for stretches asked in ascending order, whether one of the spans reaches into them.
 *
 * @param spans In order, none overlapping.
 */
export function createOverlapCursor(
  spans: readonly Stretch[]
): (start: number, end: number) => boolean {
  let at = 0
  return (start, end) => {
    while (at < spans.length && spans[at]!.end <= start) at++
    const span = spans[at]
    return span !== undefined && span.start < end
  }
}
