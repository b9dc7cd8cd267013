import type {TableBlock, TableCell} from '../types.ts'
import type {Unit} from './unit.ts'

/** So many spaces in a row part two cells, as a tab and an upright stroke do. */
const GAP = /\t+ *| {3,}| *\| */g
const FEWEST_ROWS = 2
const FEWEST_CELLS = 2

/**
 * Reads a table at the start of some lines: at least two rows with the same number of cells.
 *
 * @param text The corrected text.
 * @param unitAt The lines one after another, from 0; null behind the last one that may be a row.
 * @returns The block and the number of lines it takes; null where there is no table.
 */
export function readTable(
  text: string,
  unitAt: (index: number) => Unit | null
): {readonly block: TableBlock; readonly rows: number} | null {
  const rows: TableCell[][] = []
  const units: Unit[] = []
  for (let unit = unitAt(0); unit !== null; unit = unitAt(rows.length)) {
    if (rows.length > 0 && unit.apart) break
    const cells = readRow(text, unit.start, unit.end)
    if (cells.length < FEWEST_CELLS) break
    if (rows.length > 0 && cells.length !== rows[0]!.length) break
    rows.push(cells)
    units.push(unit)
  }
  if (rows.length < FEWEST_ROWS) return null
  const span = {start: units[0]!.start, end: units.at(-1)!.end}
  return {block: {type: 'table', rows, span}, rows: rows.length}
}

function readRow(text: string, start: number, end: number): TableCell[] {
  const line = text.slice(start, end)
  const cells: TableCell[] = []
  let from = 0
  const add = (to: number): void => {
    if (to <= from) return
    const span = {start: start + from, end: start + to}
    cells.push({text: line.slice(from, to), span})
  }
  for (const gap of line.matchAll(GAP)) {
    add(gap.index)
    from = gap.index + gap[0].length
  }
  add(line.length)
  return cells
}
