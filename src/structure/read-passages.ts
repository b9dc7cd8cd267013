import type {Reading} from '../lines/reading.ts'
import type {Line, Ruleset, TableBlock, TextBlock} from '../types.ts'
import {createCaptionTest} from './captions.ts'

/** A block that its lines are by themselves, and its last line as a place in the list of lines. */
export interface Passage {
  readonly block: TableBlock | TextBlock
  readonly last: number
}

/**
 * Reads what is a block of its own kind whatever stands around it: tables, captions and the lines
 * that tell a source.
 *
 * @param reading The corrected text.
 * @param ruleset The list `captions`.
 * @param isFrame Whether a line, asked in order, belongs to the letterhead, title or signature.
 * @returns The passages by their first lines.
 */
export function readPassages(
  reading: Reading,
  ruleset: Ruleset,
  isFrame: (line: Line) => boolean
): ReadonlyMap<number, Passage> {
  const {text, lines} = reading
  const found = new Map<number, Passage>()
  const frame = new Set(lines.filter((line) => !line.blank && isFrame(line)))
  for (const table of reading.tablesBut((index) => frame.has(lines[index]!))) {
    // What rules a table off has left the text; where rules keep it, the lines are no table.
    if (table.rulers.length > 0) continue
    const rows = table.rows.map((row) =>
      row.map((span) => ({text: text.slice(span.start, span.end), span}))
    )
    const span = {start: lines[table.first]!.start, end: lines[table.last]!.end}
    found.set(table.first, {block: {type: 'table', rows, span}, last: table.last})
  }
  const isCaption = createCaptionTest(ruleset)
  for (const line of lines) {
    if (line.blank || !isCaption(text, line) || frame.has(line)) continue
    if (found.has(line.index)) continue
    const span = {start: line.start, end: line.end}
    const block: TextBlock = {type: 'caption', text: text.slice(span.start, span.end), span}
    found.set(line.index, {block, last: line.index})
  }
  return found
}
