/**
 * The table of edit distances between a pattern (its rows) and a text (its columns), a column at a
 * time. A column is kept as the differences between neighbouring rows, one bit a row: `up` where
 * the lower row is greater by one, `down` where it is smaller by one (Myers 1999, in the form of
 * Hyyrö 2003; blocks of 32 rows).
 */
export class Columns {
  readonly blocks: number
  readonly up: Int32Array
  readonly down: Int32Array
  private readonly rows: number
  private columns = 0
  /** By sign: where its rows begin in `places`. */
  private readonly rowsOf = new Map<number, Int32Array>()
  private readonly equal: Int32Array

  /** @param pattern The signs of the rows. */
  constructor(pattern: ArrayLike<number>) {
    this.rows = pattern.length
    this.blocks = Math.ceil(pattern.length / 32)
    // Column 0: row i is i away from nothing.
    this.up = new Int32Array(this.blocks).fill(-1)
    this.down = new Int32Array(this.blocks)
    this.equal = new Int32Array(this.blocks)
    const lists = new Map<number, number[]>()
    for (let row = 0; row < pattern.length; row++) {
      const sign = pattern[row]!
      const list = lists.get(sign)
      if (list === undefined) lists.set(sign, [row])
      else list.push(row)
    }
    for (const [sign, list] of lists) this.rowsOf.set(sign, Int32Array.from(list))
  }

  /** Goes on by one column, for the next sign of the text. */
  next(sign: number): void {
    const {up, down, equal, blocks} = this
    const places = this.rowsOf.get(sign)
    if (places !== undefined) for (const row of places) equal[row >>> 5]! |= 1 << (row & 31)
    // Along the top row each column is greater by one.
    let carry = 1
    for (let block = 0; block < blocks; block++) {
      const u = up[block]!
      const d = down[block]!
      let same = equal[block]!
      const vertical = same | d
      if (carry < 0) same |= 1
      const horizontal = (((same & u) + u) ^ u) | same
      let right = d | ~(horizontal | u)
      let left = u & horizontal
      const out = right < 0 ? 1 : left < 0 ? -1 : 0
      right <<= 1
      left <<= 1
      if (carry < 0) left |= 1
      else if (carry > 0) right |= 1
      up[block] = left | ~(vertical | right)
      down[block] = right & vertical
      carry = out
    }
    if (places !== undefined) for (const row of places) equal[row >>> 5] = 0
    this.columns++
  }

  /** @returns The distance of the whole pattern from the signs so far. */
  bottom(): number {
    return this.column().at(-1)!
  }

  /** @returns The distances of the first 0, 1, 2 … rows from the signs so far. */
  column(): Int32Array {
    const distances = new Int32Array(this.rows + 1)
    let distance = this.columns
    distances[0] = distance
    for (let row = 0; row < this.rows; row++) {
      const block = row >>> 5
      const bit = row & 31
      distance += ((this.up[block]! >>> bit) & 1) - ((this.down[block]! >>> bit) & 1)
      distances[row + 1] = distance
    }
    return distances
  }
}
