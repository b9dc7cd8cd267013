import {isLaoMark, ZERO_WIDTH_SPACE} from '../script/classes.ts'
import {isWideBlank} from '../script/white-space.ts'
import type {Line, Stretch} from '../types.ts'
import type {LabelMatch} from '../labels/matcher.ts'

/** A cell, and the columns that it takes in its line, counted in two ways. */
export interface RowCell extends Stretch {
  /** As it is seen: marks take no column. */
  readonly seen: readonly [from: number, to: number]
  /** As programs count: each character takes one. */
  readonly told: readonly [from: number, to: number]
}

/** A line as the cells that it holds. */
export interface TableRow {
  readonly line: Line
  readonly cells: readonly RowCell[]
  /** Whether upright strokes, or tabs that count, part the cells, so that empty ones are told. */
  readonly drawn: boolean
  /** Whether somewhere no more than two spaces part them. */
  readonly narrow: boolean
  /** Whether the row begins with the label of an item. */
  readonly labelled: boolean
}

const TAB = 0x09
const SPACE = 0x20
const STROKE = 0x7c
const TAB_WIDTH = 8
/** No table has more columns. */
const MOST_CELLS = 40
/** Columns of the widest cell; between two spaces alone cells are narrower. */
const WIDEST = 120
const WIDEST_NARROW = 60

/** What parts the cells of rows. */
export interface Parting {
  /** Spaces, at least. */
  readonly gap: number
  /** Whether each tab parts two cells. */
  readonly tabsCount: boolean
}

/**
 * @param text The text.
 * @param line A line with text.
 * @param label The line's label; a bullet makes it no row.
 * @param parting What parts its cells.
 * @returns The row; one cell where nothing is parted, null where the line can be no row.
 */
export function readRow(
  text: string,
  line: Line,
  label: LabelMatch | null,
  {gap, tabsCount}: Parting
): TableRow | null {
  if (label?.style.system === 'bullet') return null
  const strokes = label === null && hasStrokes(text, line)
  const cells: RowCell[] = []
  let narrow = false
  const from = strokes && text.charCodeAt(line.start) === STROKE ? line.start + 1 : line.start
  const last = strokes && text.charCodeAt(line.end - 1) === STROKE ? line.end - 1 : line.end
  const columns = new ColumnCounter(text, line)
  let start = from
  const add = (end: number): void => {
    let to = end
    while (start < to && isWideBlank(text.charCodeAt(start))) start++
    while (to > start && isWideBlank(text.charCodeAt(to - 1))) to--
    const [seen, told] = columns.at(start)
    const [seenTo, toldTo] = columns.at(to)
    cells.push({start, end: to, seen: [seen, seenTo], told: [told, toldTo]})
  }
  for (let at = from; at < last; at++) {
    const code = text.charCodeAt(at)
    if (cells.length > MOST_CELLS) return null
    if (strokes) {
      if (code !== STROKE) continue
      add(at)
      start = at + 1
      continue
    }
    if (code !== TAB && code !== SPACE) continue
    let end = at
    let tabs = 0
    while (isWideBlank(text.charCodeAt(end))) if (text.charCodeAt(end++) === TAB) tabs++
    if (tabs > 0 || end - at >= gap) {
      narrow ||= tabs === 0 && end - at < 3
      add(at)
      start = end
      for (let empty = 1; tabsCount && empty < tabs; empty++) {
        const [seen, told] = columns.at(at)
        cells.push({start: at, end: at, seen: [seen, seen], told: [told, told]})
      }
    }
    at = end - 1
  }
  add(last)
  const widest = narrow ? WIDEST_NARROW : WIDEST
  if (cells.some(({seen}) => seen[1] - seen[0] > widest)) return null
  // A number and a tab before a text make an item of it.
  if (label !== null && cells.filter((cell) => cell.end > label.end).length < 2) return null
  return {line, cells, drawn: strokes || tabsCount, narrow, labelled: label !== null}
}

/** Strokes stand between blanks, or at both ends of the line, or engines put them for letters. */
function hasStrokes(text: string, {start, end}: Line): boolean {
  let strokes = 0
  let free = true
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== STROKE) continue
    strokes++
    const before = at === start || isWideBlank(text.charCodeAt(at - 1))
    const behind = at === end - 1 || isWideBlank(text.charCodeAt(at + 1))
    free &&= before && behind
  }
  if (strokes === 0) return false
  const framed =
    strokes > 2 && text.charCodeAt(start) === STROKE && text.charCodeAt(end - 1) === STROKE
  return framed || (free && end - start > 1)
}

/** Tells the columns of offsets asked in ascending order. */
class ColumnCounter {
  readonly #text: string
  #at: number
  #seen = 0
  #told = 0

  constructor(text: string, {from}: Line) {
    this.#text = text
    this.#at = from
  }

  at(offset: number): readonly [seen: number, told: number] {
    for (; this.#at < offset; this.#at++) {
      const code = this.#text.charCodeAt(this.#at)
      if (code === TAB) {
        this.#seen += TAB_WIDTH - (this.#seen % TAB_WIDTH)
        this.#told += TAB_WIDTH - (this.#told % TAB_WIDTH)
      } else {
        if (!isLaoMark(code) && code !== ZERO_WIDTH_SPACE) this.#seen++
        this.#told++
      }
    }
    return [this.#seen, this.#told]
  }
}
