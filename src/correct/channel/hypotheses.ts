/** A hypothesis is a row of one table: numbers that are read together lie together. */
const ROW_BITS = 3
/** State of the model behind what was written. */
export const STATE = 0
export const COST = 1
/** Last link of the chain of operations that leads here. */
export const LINK = 2
/** The operation that made it. */
export const OPERATION = 3
/** How many letters were put in since the last one was read. */
export const INSERTED = 4
/** The last two symbols written. */
export const CONTEXT = 5
/** By what it is compared with the others: its cost, and what it soon has to pay. */
export const RANK = 6

const SLOT_BITS = 10
const CAPACITY = 1 << SLOT_BITS
const SLOT_MASK = CAPACITY - 1
const HASH_MASK = 2 * CAPACITY - 1
/** Clearings that an entry of the hash table can tell apart. */
const STAMPS = 1 << (31 - SLOT_BITS)

const WORST = 0x3fffffff

/** Hypotheses that have read up to one place, one for each state of the model, within a beam. */
export class Hypotheses {
  size = 0
  /** The best rank. */
  best = WORST
  private readonly beam: number
  private readonly rows = new Int32Array(CAPACITY << ROW_BITS)
  /** By hash of the state: its slot, and above it the stamp of the clearing since which it is so. */
  private readonly slots = new Int32Array(HASH_MASK + 1)
  private stamp = 1

  /**
   * @param beam Hypotheses that rank so much behind the best are not taken.
   */
  constructor(beam: number) {
    this.beam = beam
  }

  /** Forgets them all. */
  clear(): void {
    this.size = 0
    this.best = WORST
    if (++this.stamp < STAMPS) return
    this.slots.fill(0)
    this.stamp = 1
  }

  /**
   * @param slot One of `size` hypotheses.
   * @param field What to tell of it.
   */
  get(slot: number, field: number): number {
    return this.rows[(slot << ROW_BITS) + field]!
  }

  /** The highest rank that is taken now. */
  get limit(): number {
    return this.best + this.beam
  }

  /** Takes a hypothesis, or betters the one in the same state; past capacity none is taken. */
  add(
    state: number,
    cost: number,
    link: number,
    operation: number,
    inserted: number,
    context: number,
    rank: number
  ): void {
    if (rank > this.best + this.beam) return
    const slot = this.slotFor(state, cost)
    if (slot < 0) return
    if (rank < this.best) this.best = rank
    const {rows} = this
    const row = slot << ROW_BITS
    rows[row] = state
    rows[row + COST] = cost
    rows[row + LINK] = link
    rows[row + OPERATION] = operation
    rows[row + INSERTED] = inserted
    rows[row + CONTEXT] = context
    rows[row + RANK] = rank
  }

  /** The slot for a state; -1 where the hypothesis there is as cheap, or none is free. */
  private slotFor(state: number, cost: number): number {
    const {rows, slots, stamp} = this
    let key = (Math.imul(state, 0x9e3779b1) >>> (31 - SLOT_BITS)) & HASH_MASK
    for (let entry = slots[key]!; entry >> SLOT_BITS === stamp; entry = slots[key]!) {
      const slot = entry & SLOT_MASK
      if (rows[slot << ROW_BITS] === state) {
        return rows[(slot << ROW_BITS) + COST]! <= cost ? -1 : slot
      }
      key = (key + 1) & HASH_MASK
    }
    if (this.size === CAPACITY) return -1
    slots[key] = (stamp << SLOT_BITS) | this.size
    return this.size++
  }
}
