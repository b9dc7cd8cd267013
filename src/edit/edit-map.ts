import type {EditMap, Mapped, Outcome, Region, Side, Span, Stretch} from '../types.ts'
import {lowerBound} from '../base/lower-bound.ts'

/** A change as far as it moves what comes after it; all in one unit, whichever that is. */
type Move = Stretch & {readonly after: {readonly length: number}}

/**
 * @param changes The changes that turn the source into the corrected text, in order, none
 *   overlapping.
 * @returns The map between the two texts' offsets. Each change is told apart when an offset is
 *   mapped; `regions` are maximal, so changes that touch share one.
 */
export function createEditMap<T extends Outcome>(changes: readonly Move[]): EditMap<T> {
  const fine = measure(changes)
  const source = {start: fine.sourceStart, end: fine.sourceEnd}
  const corrected = {start: fine.correctedStart, end: fine.correctedEnd}
  const toSource = (offset: number, side: Side): Mapped<'source'> =>
    mapOffset(corrected, source, offset, side)
  return {
    get regions() {
      return mergeRegions<T>(fine)
    },
    toCorrected: (offset, side) => mapOffset(source, corrected, offset, side),
    toSource,
    sourceSpan: (span) => sourceSpan(toSource, span)
  }
}

interface Ends {
  readonly start: readonly number[]
  readonly end: readonly number[]
}

interface Measured {
  readonly sourceStart: readonly number[]
  readonly sourceEnd: readonly number[]
  readonly correctedStart: readonly number[]
  readonly correctedEnd: readonly number[]
}

function measure(changes: readonly Move[]): Measured {
  const sourceStart: number[] = []
  const sourceEnd: number[] = []
  const correctedStart: number[] = []
  const correctedEnd: number[] = []
  let shift = 0
  for (const {start, end, after} of changes) {
    sourceStart.push(start)
    sourceEnd.push(end)
    correctedStart.push(start + shift)
    correctedEnd.push(start + shift + after.length)
    shift += after.length - (end - start)
  }
  return {sourceStart, sourceEnd, correctedStart, correctedEnd}
}

/**
 * `before` keeps an offset in front of all that was put in, or taken out, exactly there; `after`
 * moves it behind. An offset strictly inside a change goes to that end of it.
 */
function mapOffset(
  from: Ends,
  to: Ends,
  offset: number,
  side: Side
): {offset: number; exact: boolean} {
  // `behind` counts the changes that lie wholly in front of the offset.
  let behind = lowerBound(from.end, offset)
  if (side === 'after') while (from.end[behind] === offset) behind++
  else while (from.end[behind] === offset && from.start[behind]! < offset) behind++
  const next = from.start[behind]
  if (next !== undefined && next < offset) {
    const end = side === 'before' ? to.start[behind]! : to.end[behind]!
    return {offset: end, exact: false}
  }
  const shift = behind === 0 ? 0 : to.end[behind - 1]! - from.end[behind - 1]!
  return {offset: offset + shift, exact: true}
}

function sourceSpan(
  toSource: (offset: number, side: Side) => Mapped<'source'>,
  span: Stretch
): Span<'source'> {
  const after = toSource(span.start, 'after')
  const start = after.exact ? after.offset : toSource(span.start, 'before').offset
  const before = toSource(span.end, 'before')
  const end = before.exact ? before.offset : toSource(span.end, 'after').offset
  return {start, end: Math.max(start, end)}
}

function mergeRegions<T extends Outcome>(fine: Measured): Region<T>[] {
  const regions: Region<T>[] = []
  let open: {source: {start: number; end: number}; corrected: {start: number; end: number}} | null =
    null
  for (let at = 0; at < fine.sourceStart.length; at++) {
    if (open !== null && open.source.end === fine.sourceStart[at]) {
      open.source.end = fine.sourceEnd[at]!
      open.corrected.end = fine.correctedEnd[at]!
      continue
    }
    open = {
      source: {start: fine.sourceStart[at]!, end: fine.sourceEnd[at]!},
      corrected: {start: fine.correctedStart[at]!, end: fine.correctedEnd[at]!}
    }
    regions.push(open)
  }
  return regions
}
