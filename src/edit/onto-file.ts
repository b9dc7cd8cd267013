import type {Corrected, Correction, MarkupChange, Page, Span, Stretch} from '../types.ts'
import type {Change} from './change.ts'
import {createEditMap} from './edit-map.ts'

/** A change of the running text, or one that gave it from its file; its place in that text. */
interface Item {
  readonly start: number
  readonly end: number
  readonly correction?: Correction
  readonly markup?: MarkupChange
}

/** Items that overlap, and so are one change of the file. */
interface Group {
  readonly start: number
  end: number
  readonly items: Item[]
}

/** How the changes that take the markup of a file out are told. */
const MARKUP: Pick<Correction, 'rule' | 'kind' | 'phase' | 'confidence' | 'status'> = {
  rule: 'markup/markup',
  kind: 'removal',
  phase: 'scar',
  confidence: 1,
  status: 'applied'
}

/**
 * Tells the corrections of a running text in terms of the file that it stands in. A correction that
 * reaches into what parts two words covers the markup between them.
 *
 * @param corrected What correction made of the running text.
 * @param file The file, decoded.
 * @param changes What turns the file into the running text, in order, none overlapping.
 * @returns The same with the file as its source; the corrected text, and what is told of it, stay.
 */
export function ontoFile(
  corrected: Corrected,
  file: string,
  changes: readonly MarkupChange[]
): Corrected {
  const applied: Change[] = []
  const corrections: Correction[] = []
  /** How far the file is ahead of the running text. */
  let ahead = 0
  for (const group of groupsOf(itemsOf(corrected.corrections, changes))) {
    const {start, end} = placeOf(group, ahead)
    for (const {markup} of group.items) {
      if (markup !== undefined) ahead += markup.end - markup.start - markup.after.length
    }
    const after = outcomeOf(group, corrected.source)
    const before = file.slice(start, end)
    const made = group.items.flatMap(({correction}) => correction ?? [])
    const [first, ...others] = made
    const span = {source: {start, end}, before, after}
    const what = group.items[0]?.markup?.what
    if (first === undefined) {
      corrections.push({...MARKUP, ...span, ...(what === undefined ? {} : {evidence: what})})
    } else {
      const read = made.map((one) => one.read ?? one.before).join('')
      corrections.push({...first, ...span, read})
      for (const other of others) corrections.push({...other, ...span, status: 'superseded'})
    }
    applied.push({start, end, after})
  }
  const map = createEditMap<'corrected'>(applied)
  const toFile = createEditMap<'corrected'>(changes)
  const tell = ({start, end}: Stretch): Span<'source'> => toFile.sourceSpan({start, end})
  for (const correction of corrected.corrections) {
    if (correction.status === 'applied') continue
    const source = tell(correction.source)
    const before = file.slice(source.start, source.end)
    corrections.push({...correction, source, before, read: correction.before})
  }
  corrections.sort((a, b) => a.source.start - b.source.start || a.source.end - b.source.end)
  const decisions = corrected.decisions?.map((decided) => ({
    ...decided,
    source: decided.source === null ? null : tell(decided.source)
  }))
  return {
    ...corrected,
    source: file,
    pages: pagesOf(corrected.pages, file, (offset) => toFile.toSource(offset, 'before').offset),
    map,
    corrections,
    ...(decisions === undefined ? {} : {decisions})
  }
}

/** Pages begin where their running text does, and so tile the file. */
function pagesOf(
  pages: readonly Page[],
  file: string,
  inFile: (offset: number) => number
): readonly Page[] {
  const starts = pages.map(({span}, at) => (at === 0 ? 0 : inFile(span.start)))
  return pages.map(({label}, at) => ({
    span: {start: starts[at]!, end: starts[at + 1] ?? file.length},
    label
  }))
}

/** In the order of the running text; what is empty stands before what begins in its place. */
function itemsOf(
  corrections: readonly Correction[],
  changes: readonly MarkupChange[]
): readonly Item[] {
  const items: Item[] = []
  let shift = 0
  for (const markup of changes) {
    const start = markup.start + shift
    items.push({start, end: start + markup.after.length, markup})
    shift += markup.after.length - (markup.end - markup.start)
  }
  for (const correction of corrections) {
    if (correction.status !== 'applied') continue
    items.push({...correction.source, correction})
  }
  return items.sort((a, b) => a.start - b.start || a.end - b.end)
}

function* groupsOf(items: readonly Item[]): Generator<Group> {
  let group: Group | undefined
  for (const item of items) {
    if (group !== undefined && item.start < group.end) {
      group.items.push(item)
      group.end = Math.max(group.end, item.end)
      continue
    }
    if (group !== undefined) yield group
    group = {start: item.start, end: item.end, items: [item]}
  }
  if (group !== undefined) yield group
}

/** @param ahead How far the file is ahead of the running text before the group. */
function placeOf({start, end, items}: Group, ahead: number): {start: number; end: number} {
  let length = 0
  for (const {markup} of items) {
    if (markup !== undefined) length += markup.end - markup.start - markup.after.length
  }
  return {start: start + ahead, end: end + ahead + length}
}

/** What the corrections of a group make of its stretch of the running text. */
function outcomeOf({start, end, items}: Group, text: string): string {
  const parts: string[] = []
  let from = start
  // Corrections alone: what the markup became stands in the running text already.
  for (const {correction} of items) {
    if (correction === undefined) continue
    parts.push(text.slice(from, correction.source.start), correction.after)
    from = correction.source.end
  }
  parts.push(text.slice(from, end))
  return parts.join('')
}
