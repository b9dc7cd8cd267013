import type {Corrected, Correction, Span} from '../index.ts'

/**
 * What became of a stretch of the source between two states of the rules: only the later state
 * changes it (`appears`), only the earlier one does (`vanishes`), both do in two ways (`differs`),
 * or both make the same text of it and tell it otherwise (`retold`: rule or confidence).
 */
export type ChangeSort = 'appears' | 'vanishes' | 'differs' | 'retold'

/** A stretch of the source that two states of the rules correct in two ways. */
export interface Difference {
  readonly sort: ChangeSort
  readonly source: Span<'source'>
  /** What stands there in the source, by the earlier state, and by the later one. */
  readonly text: string
  readonly was: string
  readonly now: string
  /** The applied corrections of either state. */
  readonly before: readonly Correction[]
  readonly after: readonly Correction[]
}

/**
 * Compares what two states of the rules make of one source. Corrections that are the same in both
 * are left out; others that want the same text are one difference.
 *
 * @param earlier What the earlier state made of the source.
 * @param later What the later state made of the same source.
 * @returns The differences of applied corrections, in the order of the source.
 */
export function compareCorrections(earlier: Corrected, later: Corrected): Difference[] {
  const {source} = earlier
  const before = applied(earlier)
  const after = applied(later)
  const only = (
    list: readonly Correction[],
    others: readonly Correction[],
    isLater: boolean
  ): Sided[] => {
    const byPlace = new Map(others.map((other) => [placeOf(other), other]))
    return list
      .filter((correction) => !isSame(correction, byPlace.get(placeOf(correction))))
      .map((correction) => ({correction, isLater}))
  }
  const sided = [...only(before, after, false), ...only(after, before, true)].sort(
    (a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b)
  )
  const groups: Group[] = []
  for (const one of sided) {
    const last = groups.at(-1)
    if (last !== undefined && belongs(last, one)) {
      last.end = Math.max(last.end, endOf(one))
      last.members.push(one)
    } else groups.push({start: startOf(one), end: endOf(one), members: [one]})
  }
  return groups.map((group) => toDifference(source, group))
}

/**
 * @param earlier What the earlier state made of a source.
 * @param later What the later state made of it.
 * @returns How many suggestions are new, and how many are neither suggested nor applied any more.
 */
export function compareSuggestions(
  earlier: Corrected,
  later: Corrected
): {readonly appear: number; readonly vanish: number} {
  const keys = ({corrections}: Corrected, superseded: boolean): Set<string> =>
    new Set(
      corrections
        .filter(({status}) => status === 'suggested' || (superseded && status === 'applied'))
        .map(placeOf)
    )
  const missing = (keys: ReadonlySet<string>, all: ReadonlySet<string>): number =>
    [...keys].filter((key) => !all.has(key)).length
  return {
    appear: missing(keys(later, false), keys(earlier, true)),
    vanish: missing(keys(earlier, false), keys(later, true))
  }
}

interface Sided {
  readonly correction: Correction
  readonly isLater: boolean
}

interface Group {
  readonly start: number
  end: number
  readonly members: Sided[]
}

function applied({corrections}: Corrected): Correction[] {
  return corrections.filter(({status}) => status === 'applied')
}

function placeOf({source: {start, end}, after}: Correction): string {
  return `${start}:${end}:${after}`
}

/** Confidences follow from all rules together: that they move by less than this tells nothing. */
const NOTABLE = 0.05

function isSame(one: Correction, other: Correction | undefined): boolean {
  return other?.rule === one.rule && Math.abs(one.confidence - other.confidence) < NOTABLE
}

function startOf({correction}: Sided): number {
  return correction.source.start
}

function endOf({correction}: Sided): number {
  return correction.source.end
}

/** Insertions at one place, and whatever overlaps. */
function belongs({start, end}: Group, one: Sided): boolean {
  return startOf(one) < end || (startOf(one) === start && endOf(one) === end)
}

function toDifference(source: string, {start, end, members}: Group): Difference {
  const side = (later: boolean): Correction[] =>
    members.filter(({isLater}) => isLater === later).map(({correction}) => correction)
  const before = side(false)
  const after = side(true)
  const was = rewrite(source, start, end, before)
  const now = rewrite(source, start, end, after)
  const sort: ChangeSort =
    was === now
      ? 'retold'
      : before.length === 0
        ? 'appears'
        : after.length === 0
          ? 'vanishes'
          : 'differs'
  return {sort, source: {start, end}, text: source.slice(start, end), was, now, before, after}
}

function rewrite(
  source: string,
  start: number,
  end: number,
  corrections: readonly Correction[]
): string {
  let text = ''
  let copied = start
  for (const {source: span, after} of corrections) {
    text += source.slice(copied, span.start) + after
    copied = span.end
  }
  return text + source.slice(copied, end)
}
