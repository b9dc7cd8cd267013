import {continuesCluster} from './combining.ts'
import type {ChangeData, DocumentData, HeadingData, SuspectData} from './document-data.ts'

/** A stretch of a row that is the same on both sides; offsets are UTF-16 units of the source. */
export interface PlainPiece {
  readonly start: number
  readonly end: number
  readonly suspect: SuspectData | null
  readonly changes: null
}

/**
 * A stretch that changes touch, made wide enough to hold whole grapheme clusters on both sides, so
 * that a mark is never shown without its letter.
 */
export interface ChangedPiece {
  readonly start: number
  readonly end: number
  /** Places in the document's list of changes, in their order there; never empty. */
  readonly changes: readonly number[]
}

export type Piece = PlainPiece | ChangedPiece

/** Lines of the source beside what became of them. */
export interface Row {
  /** Of the source, counted from 1. */
  readonly line: number
  readonly start: number
  readonly end: number
  readonly heading: HeadingData | null
  readonly pieces: readonly Piece[]
}

/**
 * Cuts a document where both its texts begin a new line, so that the two can stand side by side.
 *
 * @param document A document.
 * @returns Its rows; their pieces, one after the other, are the source.
 */
export function layOut({source, changes, suspects, headings}: DocumentData): Row[] {
  if (source === '') return []
  const cuts = keepWhole(findCuts(source, changes), changes)
  const rows: Row[] = []
  let line = 1
  let change = 0
  let suspect = 0
  let heading = 0
  let start = 0
  for (const end of [...cuts, source.length]) {
    const first = change
    const atEnd = end === source.length
    // An insertion at the end of a row belongs to the next one, which begins there.
    while (change < changes.length && (changes[change]!.start < end || atEnd)) change++
    while (suspect < suspects.length && suspects[suspect]!.end <= start) suspect++
    while (heading < headings.length && headings[heading]!.end <= start) heading++
    const title = headings[heading]
    rows.push({
      line,
      start,
      end,
      heading: title !== undefined && title.start < end ? title : null,
      pieces: cutRow(
        start,
        end,
        groupChanges(source, {start, end}, changes, {first, behind: change}),
        {
          suspects,
          first: suspect
        }
      )
    })
    line += countLineEnds(source, start, end)
    start = end
  }
  return rows
}

/** Where, between the source's two ends, both texts begin a line. */
function findCuts(source: string, changes: readonly ChangeData[]): number[] {
  const cuts: number[] = []
  let at = 0
  let corrected = '\n'
  const passUnchanged = (end: number): void => {
    for (let feed = source.indexOf('\n', at); feed !== -1 && feed < end;) {
      cuts.push(feed + 1)
      feed = source.indexOf('\n', feed + 1)
    }
    if (at < end) corrected = source.charAt(end - 1)
    at = end
  }
  for (const {type, start, end, after} of changes) {
    if (type !== 'applied' && type !== 'removed') continue
    passUnchanged(start)
    if (after !== '') corrected = after.at(-1)!
    if (end > start && source.charAt(end - 1) === '\n' && corrected === '\n') cuts.push(end)
    at = end
  }
  passUnchanged(source.length)
  return cuts.filter((cut) => cut < source.length)
}

/** Leaves out the cuts that lie inside a change. */
function keepWhole(cuts: readonly number[], changes: readonly ChangeData[]): number[] {
  let next = 0
  let reach = 0
  return cuts.filter((cut) => {
    while (next < changes.length && changes[next]!.start < cut) {
      reach = Math.max(reach, changes[next++]!.end)
    }
    return reach <= cut
  })
}

interface Group {
  start: number
  end: number
  readonly changes: number[]
}

/** The changes from `first` up to `behind`, those together that share a cluster. */
function groupChanges(
  source: string,
  row: {readonly start: number; readonly end: number},
  changes: readonly ChangeData[],
  {first, behind}: {readonly first: number; readonly behind: number}
): Group[] {
  const groups: Group[] = []
  for (let index = first; index < behind; index++) {
    const group = {...widen(source, row.start, row.end, changes[index]!), changes: [index]}
    for (let last = groups.at(-1); last !== undefined; last = groups.at(-1)) {
      if (last.end <= group.start && last.start !== group.start) break
      groups.pop()
      group.start = Math.min(group.start, last.start)
      group.end = Math.max(group.end, last.end)
      group.changes.unshift(...last.changes)
    }
    groups.push(group)
  }
  return groups
}

/** To whole clusters, whether the change is made or not. */
function widen(
  source: string,
  rowStart: number,
  rowEnd: number,
  {start, end, after}: ChangeData
): {start: number; end: number} {
  let from = start
  let to = end
  let open =
    continuesCluster(source, start) ||
    (after === '' ? continuesCluster(source, end) : continuesCluster(after, 0))
  while (open && from > rowStart) open = continuesCluster(source, --from)
  while (to < rowEnd && continuesCluster(source, to)) to++
  return {start: from, end: to}
}

function cutRow(
  start: number,
  end: number,
  groups: readonly Group[],
  {suspects, first}: {readonly suspects: readonly SuspectData[]; readonly first: number}
): Piece[] {
  const pieces: Piece[] = []
  let suspect = first
  let at = start
  const passPlain = (to: number): void => {
    while (at < to) {
      while (suspect < suspects.length && suspects[suspect]!.end <= at) suspect++
      const next = suspects[suspect]
      const inside = next !== undefined && next.start <= at
      const stop = Math.min(to, inside ? next.end : (next?.start ?? to))
      pieces.push({start: at, end: stop, suspect: inside ? next : null, changes: null})
      at = stop
    }
  }
  for (const group of groups) {
    passPlain(group.start)
    pieces.push(group)
    at = group.end
  }
  passPlain(end)
  return pieces
}

function countLineEnds(source: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at)
    if (code === 0x0a || (code === 0x0d && source.charCodeAt(at + 1) !== 0x0a)) count++
  }
  return count
}
