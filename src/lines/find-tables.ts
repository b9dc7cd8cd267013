import {isLaoMark} from '../script/classes.ts'
import type {Line, Stretch} from '../types.ts'
import type {LabelMatch} from '../labels/matcher.ts'
import {TableColumns} from './table-columns.ts'
import {readRow, type TableRow} from './table-row.ts'

/** A table drawn with upright strokes, tabs or spaces; offsets are UTF-16 code units of the text. */
export interface DrawnTable {
  /** Its first and its last line, as places in the list of lines. */
  readonly first: number
  readonly last: number
  /** The cells of each row, empty ones included; all rows have as many. */
  readonly rows: readonly (readonly Stretch[])[]
  /** Lines that rule it off, which hold no text: `----`, `|---|---|`, `+====+`. */
  readonly rulers: readonly number[]
}

/** The part of a reading that tables are found by. */
interface LabelledLines {
  readonly text: string
  readonly lines: readonly Line[]
  readonly labels: readonly (LabelMatch | null)[]
}

/** Lines one below the other that may be rows, and the tables that they draw. */
export interface TableRun {
  readonly lines: readonly Line[]
  readonly tables: readonly DrawnTable[]
}

/**
 * Finds where a text may draw tables.
 *
 * @param reading The text, with all of its lines and labels.
 * @param lines Lines of it to look at, in order and without a gap.
 * @param isOut Whether a line, told by its place in the list of lines, can belong to no table.
 * @returns Runs of lines that hold something which parts cells, in order.
 */
export function findRuns(
  {text, labels}: LabelledLines,
  lines: readonly Line[],
  isOut: (index: number) => boolean
): Line[][] {
  const holdsGap = createGapCursor(text)
  const runs: Line[][] = []
  let run: Line[] = []
  const close = (): void => {
    if (run.some((line) => !isRuler(text, line))) runs.push(run)
    run = []
  }
  for (const line of lines) {
    const follows = run.length > 0 && run.at(-1)!.index === line.index - 1
    if (line.blank) {
      if (run.length > 0 && !follows) close()
      continue
    }
    if (isOut(line.index)) {
      close()
      continue
    }
    const row = holdsGap(line) || isRuler(text, line)
    if (row || (follows && line.indent > 1 && labels[line.index] === null)) run.push(line)
    else close()
  }
  close()
  return runs
}

/** Answers, for lines asked in order, whether a tab, two spaces or a stroke stands in one. */
function createGapCursor(text: string): (line: Line) => boolean {
  const signs = ['\t', '  ', '|'].map((sign) => ({sign, at: -1}))
  return ({start, end}) => {
    let found = false
    for (const each of signs) {
      if (each.at < start) {
        const at = text.indexOf(each.sign, start)
        each.at = at < 0 ? text.length : at
      }
      found ||= each.at < end
    }
    return found
  }
}

const RULER = /^[-=_+|:\u2013\u2014\u2500-\u257f \t]+$/
const FEWEST_STROKES = 3

/** Whether a line only rules off, as `----  ----` and `|---|:--:|` do. */
function isRuler(text: string, {start, end}: Line): boolean {
  const first = text.charCodeAt(start)
  if (first > 0x7c && first < 0x2013) return false
  const shown = text.slice(start, end)
  return RULER.test(shown) && (shown.match(/[-=_\u2500-\u257f]/g)?.length ?? 0) >= FEWEST_STROKES
}

/** Two spaces part words, too, so they part cells only where whole columns stand in line. */
const GAPS = [2, 3]

/**
 * Reads the tables of a run: two rows at least, in columns that upright strokes, tabs or gaps of
 * two and more spaces part. Which column a cell of a row with empty ones stands in, its place in
 * the line tells. Letterheads and signatures in two columns are no tables.
 *
 * @param reading The text, with all of its lines and labels.
 * @param run Lines that {@link findRuns} found.
 * @returns The tables, in order.
 */
export function readTables({text, labels}: LabelledLines, run: readonly Line[]): DrawnTable[] {
  for (const gap of GAPS) {
    const tables: DrawnTable[] = []
    let rows = new RowRun(text)
    const flush = (): void => {
      const table = rows.finish()
      if (table !== null) tables.push(table)
      rows = new RowRun(text)
    }
    const parting = {gap, tabsCount: sameTabs(text, run)}
    for (const line of run) {
      if (isRuler(text, line)) {
        rows.addRuler(line)
        continue
      }
      const row = readRow(text, line, labels[line.index] ?? null, parting)
      if (row === null || !rows.add(row)) {
        flush()
        if (row !== null) rows.add(row)
      }
    }
    flush()
    if (tables.length > 0) return tables
  }
  return []
}

/** Whether all lines hold as many tabs, so that each of them parts two cells. */
function sameTabs(text: string, run: readonly Line[]): boolean {
  let first = -1
  for (const line of run) {
    if (isRuler(text, line)) continue
    let tabs = 0
    for (let at = line.start; at < line.end; at++) if (text.charCodeAt(at) === 0x09) tabs++
    if (first < 0) first = tabs
    if (tabs === 0 || tabs !== first) return false
  }
  return first > 0
}

/** Rows of so few columns are a table where there are more of them, or where one holds numbers. */
const FEW_COLUMNS = 2
const FEWEST_ROWS = 2
const FEWEST_NARROW_ROWS = 3
/** Share of a column's cells that make it one of numbers. */
const NUMBER_SHARE = 0.5
/** Share of the rows that are sentences in a list that tabs only indent. */
const PROSE_SHARE = 0.5
const SHORTEST_PROSE = 30

/** Rows one below the other that keep to the same columns. */
class RowRun {
  readonly #text: string
  readonly #rows: TableRow[] = []
  readonly #rulers: Line[] = []
  #columns: TableColumns | null = null

  constructor(text: string) {
    this.#text = text
  }

  addRuler(line: Line): void {
    this.#rulers.push(line)
  }

  /** @returns Whether the row keeps to the columns of those above. */
  add(row: TableRow): boolean {
    const above = this.#rows.at(-1)
    if (above === undefined) {
      if (row.cells.length < 2) return false
      this.#columns = new TableColumns(row)
    } else {
      if (above.drawn !== row.drawn) return false
      // A blank line between two rows may stand only where it is plain that they are rows.
      const gap = row.line.index - above.line.index - 1 - this.#rulersBehind(above)
      if (gap > 0 && (this.#columns!.count <= FEW_COLUMNS || row.cells.length < 2)) return false
      if (!this.#columns!.add(row)) return false
    }
    this.#rows.push(row)
    return true
  }

  #rulersBehind({line}: TableRow): number {
    let count = 0
    for (let at = this.#rulers.length - 1; at >= 0 && this.#rulers[at]!.index > line.index; at--)
      count++
    return count
  }

  finish(): DrawnTable | null {
    const rows = this.#rows
    if (rows.length < FEWEST_ROWS || this.#columns === null || !this.#isTable()) return null
    const cells = this.#columns.place(rows)
    const rulers = this.#rulers.map(({index}) => index)
    const inner = rulers.filter((index) => index <= rows.at(-1)!.line.index + 1)
    return {
      first: Math.min(rows[0]!.line.index, inner[0] ?? Infinity),
      last: Math.max(rows.at(-1)!.line.index, inner.at(-1) ?? 0),
      rows: cells,
      rulers: inner
    }
  }

  #isTable(): boolean {
    const rows = this.#rows
    const full = rows.filter(({cells}) => cells.filter(({start, end}) => start < end).length > 1)
    if (full.length < FEWEST_ROWS) return false
    if (this.#share(({cells}) => this.#isSentence(cells.at(-1)!)) >= PROSE_SHARE) return false
    const {count} = this.#columns!
    const numbers = this.#holdsNumbers()
    // Items with words in columns after them are a list of people or things.
    if (!numbers && rows.every(({labelled}) => labelled)) return false
    if (rows.some(({narrow}) => narrow)) {
      if (rows.length < FEWEST_NARROW_ROWS || !this.#columns!.aligned(rows)) return false
    }
    if (rows[0]!.drawn && count > FEW_COLUMNS) return true
    if (count > FEW_COLUMNS) return rows.length > FEWEST_ROWS || numbers
    return numbers || full.length > FEWEST_ROWS
  }

  #holdsNumbers(): boolean {
    const {count} = this.#columns!
    // The first row may be a head.
    const rows = this.#rows.length > FEWEST_ROWS ? this.#rows.slice(1) : this.#rows
    for (let column = 1; column < count; column++) {
      const told = rows.flatMap(({cells}) => {
        const cell = cells[column]
        return cell === undefined || cell.start === cell.end ? [] : [cell]
      })
      const numbers = told.filter((cell) => this.#isNumber(cell)).length
      if (numbers > 0 && numbers >= NUMBER_SHARE * told.length) return true
    }
    return false
  }

  #share(test: (row: TableRow) => boolean): number {
    return this.#rows.filter(test).length / this.#rows.length
  }

  #isNumber(cell: Stretch): boolean {
    const shown = this.#text.slice(cell.start, cell.end).replace(/[\s.,%/()~–-]+/g, '')
    const digits = shown.match(/\p{Nd}/gu)?.length ?? 0
    return digits > 0 && 2 * digits >= letters(shown)
  }

  #isSentence({start, end}: Stretch): boolean {
    return end - start > SHORTEST_PROSE && '.;:,'.includes(this.#text.charAt(end - 1))
  }
}

function letters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) if (!isLaoMark(text.charCodeAt(at))) count++
  return count
}
