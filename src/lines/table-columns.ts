import type {Stretch} from '../types.ts'
import type {RowCell, TableRow} from './table-row.ts'

type Columns = readonly [from: number, to: number]
type Counting = 'seen' | 'told'

/** Cells this far from a column, in columns of the line, still stand in it. */
const NEAR = 2
/** Share of the cells of a column that stand in line, at either edge. */
const ALIGNED_SHARE = 0.7

/** The columns that rows keep to. A row with fewer cells tells by their places which are empty. */
export class TableColumns {
  /** Of each column what its cells took so far, in both ways to count. */
  #stretches: {seen: Columns; told: Columns}[]
  /** Of each row the column of each of its cells. */
  readonly #places: number[][] = []

  constructor(first: TableRow) {
    this.#stretches = first.cells.map(({seen, told}) => ({seen, told}))
    this.#places.push(first.cells.map((_, at) => at))
  }

  get count(): number {
    return this.#stretches.length
  }

  /** @returns Whether the row fits; where it does, it is taken in. */
  add({cells, drawn}: TableRow): boolean {
    const {count} = this
    if (cells.length === count || (drawn && cells.length < count && cells.length > 1)) {
      this.#take(
        cells,
        cells.map((_, at) => at)
      )
      return true
    }
    if (drawn) return false
    if (cells.length < count) {
      const places = this.#find(cells)
      // A single cell is the rest of one above, which stands further in.
      if (places === null || (cells.length === 1 && places[0] === 0)) return false
      this.#take(cells, places)
      return true
    }
    return this.#widen(cells)
  }

  /** @returns The cells of each row, one a column; what is missing is an empty stretch. */
  place(rows: readonly TableRow[]): Stretch[][] {
    const used = this.#stretches.map((_, column) =>
      rows.some(({cells}, row) => {
        const cell = cells[this.#places[row]!.indexOf(column)]
        return cell !== undefined && cell.start < cell.end
      })
    )
    return rows.map(({cells, line}, row) => {
      const places = this.#places[row]!
      const out: Stretch[] = []
      let behind = line.start
      used.forEach((isUsed, column) => {
        const cell = cells[places.indexOf(column)]
        if (cell !== undefined) behind = cell.end
        if (isUsed) out.push({start: cell?.start ?? behind, end: behind})
      })
      return out
    })
  }

  /** Whether the cells of each column but the first begin, or end, below one another. */
  aligned(rows: readonly TableRow[]): boolean {
    return (['seen', 'told'] as const).some((counting) =>
      this.#stretches.every((_, column) => {
        if (column === 0) return true
        const own = rows.flatMap(({cells}, row) => {
          const cell = cells[this.#places[row]!.indexOf(column)]
          return cell === undefined ? [] : [cell[counting]]
        })
        return [0, 1].some((edge) => {
          const edges = own.map((stretch) => stretch[edge]!).sort((a, b) => a - b)
          const middle = edges[edges.length >> 1]!
          const near = edges.filter((each) => Math.abs(each - middle) <= 1)
          return near.length >= ALIGNED_SHARE * edges.length
        })
      })
    )
  }

  #take(cells: readonly RowCell[], places: readonly number[]): void {
    this.#places.push([...places])
    cells.forEach(({seen, told, start, end}, at) => {
      const stretch = this.#stretches[places[at]!]!
      if (start === end) return
      this.#stretches[places[at]!] = {
        seen: cover(stretch.seen, seen),
        told: cover(stretch.told, told)
      }
    })
  }

  /** The columns that fewer cells stand in; null where they stand across them. */
  #find(cells: readonly RowCell[]): number[] | null {
    for (const counting of ['seen', 'told'] as const) {
      const places = cells.map((cell) => this.#columnOf(cell, counting))
      if (places.every((place, at) => place >= 0 && (at === 0 || place > places[at - 1]!)))
        return places
    }
    return null
  }

  #columnOf(cell: RowCell, counting: Counting): number {
    const own = cell[counting]
    let best = -1
    let most = -NEAR - 1
    this.#stretches.forEach((stretch, column) => {
      const shared = Math.min(own[1], stretch[counting][1]) - Math.max(own[0], stretch[counting][0])
      if (shared <= most) return
      most = shared
      best = column
    })
    return best
  }

  /** The first rows lacked cells: each column has to be that of one of the cells. */
  #widen(cells: readonly RowCell[]): boolean {
    for (const counting of ['seen', 'told'] as const) {
      const places = this.#stretches.map((stretch) =>
        cells.findIndex(
          ({[counting]: own}) => own[0] < stretch[counting][1] && stretch[counting][0] < own[1]
        )
      )
      if (!places.every((place, at) => place >= 0 && (at === 0 || place > places[at - 1]!)))
        continue
      const widened = cells.map(({seen, told}) => ({seen, told}))
      this.#stretches.forEach((stretch, column) => {
        const at = places[column]!
        widened[at] = {
          seen: cover(widened[at]!.seen, stretch.seen),
          told: cover(widened[at]!.told, stretch.told)
        }
      })
      this.#stretches = widened
      for (const row of this.#places) row.forEach((column, at) => (row[at] = places[column]!))
      this.#places.push(cells.map((_, at) => at))
      return true
    }
    return false
  }
}

function cover(a: Columns, b: Columns): Columns {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])]
}
