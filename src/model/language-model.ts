import {boundary} from './alphabet.ts'

/** The numbers of a language model; indices are states and arcs. */
export interface ModelTables {
  /** Which symbols a state has arcs for: bit n of `maskLow` for symbol n, of `maskHigh` for 32 + n. */
  readonly maskLow: Int32Array
  readonly maskHigh: Int32Array
  /** First arc of each state; its arcs stand in the order of their symbols. */
  readonly firstArc: Int32Array
  /** The state for the next shorter context, and the cost of going there. */
  readonly back: Int32Array
  readonly backCost: Uint8Array
  readonly arcCost: Uint8Array
  /** The state an arc leads to. */
  readonly arcNext: Int32Array
}

/** Costs are negative natural logarithms in steps of this many nats. */
export const costUnit = 1 / 16

/** Bits of {@link LanguageModel.step}'s answer that hold the state. */
export const stateBits = 20
export const stateMask = (1 << stateBits) - 1

/** The state that knows nothing of what came before. */
export const rootState = 0

/** What a symbol costs that the model has never seen. */
const UNSEEN = 255

/** A state's numbers stand side by side, so that one look at memory brings them all. */
const RECORD_BITS = 3
const RECORD = 1 << RECORD_BITS
const MASK_LOW = 0
const MASK_HIGH = 1
const FIRST_ARC = 2
const BACK = 3
const BACK_COST = 4
const NEAR_LOW = 5
const NEAR_HIGH = 6
/** An arc is a cost and the next state above it. */
const COST_BITS = 8
const COST_MASK = (1 << COST_BITS) - 1

/** What {@link LanguageModel.follows} remembers of a context: so many symbols. */
const NEAR = 3

/**
 * A character n-gram model as an automaton: a state is the longest stored context of the text so
 * far, and each symbol leads to a cost and a next state.
 */
export class LanguageModel {
  readonly tables: ModelTables
  /** The state behind a boundary: at the start of a text, behind a space. */
  readonly start: number
  /** Records of {@link RECORD} numbers, one a state. */
  private readonly records: Int32Array
  private readonly arcs: Int32Array

  constructor(tables: ModelTables) {
    this.tables = tables
    this.records = layRecords(tables)
    this.arcs = tables.arcNext.map((next, arc) => (next << COST_BITS) | tables.arcCost[arc]!)
    this.start = this.step(rootState, boundary) & stateMask
  }

  /** Number of contexts. */
  get states(): number {
    return this.tables.back.length
  }

  /**
   * @param state Where the text stands.
   * @param symbol What comes next.
   * @returns The cost in {@link costUnit}s, shifted left by {@link stateBits}, and the next state.
   */
  step(state: number, symbol: number): number {
    const {records, arcs} = this
    const low = symbol < 32
    const bit = symbol & 31
    let cost = 0
    for (;;) {
      const record = state << RECORD_BITS
      const mask = low ? records[record]! : records[record + MASK_HIGH]!
      if (((mask >>> bit) & 1) === 1) {
        const before = low ? 0 : bitCount(records[record]!)
        const arc = arcs[records[record + FIRST_ARC]! + before + bitCount(mask & ((1 << bit) - 1))]!
        return ((cost + (arc & COST_MASK)) << stateBits) | (arc >> COST_BITS)
      }
      if (state === rootState) return (cost + UNSEEN) << stateBits
      cost += records[record + BACK_COST]!
      state = records[record + BACK]!
    }
  }

  /**
   * @param state Where the text stands.
   * @returns The symbols 0 to 31 that the model knows behind the last {@link NEAR} symbols, as bits.
   */
  followsLow(state: number): number {
    return this.records[(state << RECORD_BITS) + NEAR_LOW]!
  }

  /** As {@link followsLow}, for the symbols from 32. */
  followsHigh(state: number): number {
    return this.records[(state << RECORD_BITS) + NEAR_HIGH]!
  }
}

function layRecords(tables: ModelTables): Int32Array {
  const {back, maskLow, maskHigh, firstArc, backCost} = tables
  const count = back.length
  const records = new Int32Array(count << RECORD_BITS)
  // States come in the order of their length: a state is one longer than its longest next shorter.
  const near = new Int32Array(count)
  const length = contextLengths(tables)
  for (let state = 0; state < count; state++) {
    near[state] = length[state]! <= NEAR ? state : near[back[state]!]!
    const record = state * RECORD
    records[record + MASK_LOW] = maskLow[state]!
    records[record + MASK_HIGH] = maskHigh[state]!
    records[record + FIRST_ARC] = firstArc[state]!
    records[record + BACK] = back[state]!
    records[record + BACK_COST] = backCost[state]!
    records[record + NEAR_LOW] = maskLow[near[state]!]!
    records[record + NEAR_HIGH] = maskHigh[near[state]!]!
  }
  return records
}

/** Number of symbols of each state's context; an arc to a longer state than any so far makes one. */
function contextLengths({back, arcNext, maskLow, maskHigh}: ModelTables): Uint8Array {
  const lengths = new Uint8Array(back.length)
  const known = new Uint8Array(back.length)
  known[0] = 1
  let arc = 0
  for (let state = 0; state < back.length; state++) {
    const followers = bitCount(maskLow[state]!) + bitCount(maskHigh[state]!)
    for (let end = arc + followers; arc < end; arc++) {
      const next = arcNext[arc]!
      if (known[next] === 1) continue
      known[next] = 1
      lengths[next] = lengths[state]! + 1
    }
  }
  return lengths
}

/**
 * @param bits A 32-bit number.
 * @returns How many of its bits are set.
 */
export function bitCount(bits: number): number {
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
