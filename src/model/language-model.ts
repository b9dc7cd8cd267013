import {boundary} from './alphabet.ts'

/** The numbers of a language model; indices are states and arcs. */
export interface ModelTables {
  /**
   * Which symbols a state has arcs for: bit n of `maskLow` for symbol n, of `maskHigh` for 32 + n.
   * Its arcs stand in the order of their symbols, behind those of the state before.
   */
  readonly maskLow: Int32Array
  readonly maskHigh: Int32Array
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
export const stateBits = 21
export const stateMask = (1 << stateBits) - 1

/** The state that knows nothing of what came before. */
export const rootState = 0

/** What a symbol costs that the model has never seen. */
const UNSEEN = 255

/**
 * A state is a place in one memory, where its numbers stand side by side with its arcs, so that one
 * look at memory brings most of what a step asks. Costs stand above {@link stateBits}.
 */
const MASK_HIGH = 1
const BACK = 2
const NEAR = 3
const ARCS = 4

/** What {@link LanguageModel.followsLow} remembers of a context: so many symbols. */
const NEAR_LENGTH = 3

/**
 * A character n-gram model as an automaton: a state is the longest stored context of the text so
 * far, and each symbol leads to a cost and a next state.
 */
export class LanguageModel {
  readonly tables: ModelTables
  /** The state behind a boundary: at the start of a text, behind a space. */
  readonly start: number
  private readonly memory: Int32Array

  /**
   * @throws {RangeError} Where there are more contexts and arcs than {@link stateBits} can tell.
   */
  constructor(tables: ModelTables) {
    this.tables = tables
    this.memory = layOut(tables)
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
    const {memory} = this
    const isLow = symbol < 32
    let cost = 0
    for (;;) {
      const low = memory[state]!
      const mask = isLow ? low : memory[state + MASK_HIGH]!
      if (((mask >>> symbol) & 1) === 1) {
        const before = (isLow ? 0 : bitCount(low)) + bitCount(mask & ((1 << symbol) - 1))
        return cost + memory[state + ARCS + before]!
      }
      if (state === rootState) return cost + (UNSEEN << stateBits)
      const back = memory[state + BACK]!
      state = back & stateMask
      cost += back - state
    }
  }

  /**
   * @param state Where the text stands.
   * @returns The symbols 0 to 31 that the model knows behind the last {@link NEAR_LENGTH} symbols,
   *   as bits.
   */
  followsLow(state: number): number {
    const {memory} = this
    return memory[memory[state + NEAR]!]!
  }

  /** As {@link followsLow}, for the symbols from 32. */
  followsHigh(state: number): number {
    const {memory} = this
    return memory[memory[state + NEAR]! + MASK_HIGH]!
  }

  /**
   * @param state Where the text stands.
   * @param symbol What comes next.
   * @returns Whether the model has seen it behind the last {@link NEAR_LENGTH} symbols.
   */
  isKnown(state: number, symbol: number): boolean {
    const follows = symbol < 32 ? this.followsLow(state) : this.followsHigh(state)
    return ((follows >>> symbol) & 1) === 1
  }
}

function layOut(tables: ModelTables): Int32Array {
  const {back, maskLow, maskHigh, backCost, arcCost, arcNext} = tables
  const count = back.length
  const size = ARCS * count + arcNext.length
  if (size > stateMask) throw new RangeError('too many contexts: prune more')
  const place = new Int32Array(count)
  for (let state = 1; state < count; state++) {
    place[state] = place[state - 1]! + ARCS + followerCount(tables, state - 1)
  }
  const memory = new Int32Array(size)
  // States come in the order of their length: a state is one longer than its longest next shorter.
  const near = new Int32Array(count)
  const length = contextLengths(tables)
  let arc = 0
  for (let state = 0; state < count; state++) {
    near[state] = length[state]! <= NEAR_LENGTH ? state : near[back[state]!]!
    const at = place[state]!
    memory[at] = maskLow[state]!
    memory[at + MASK_HIGH] = maskHigh[state]!
    memory[at + BACK] = (backCost[state]! << stateBits) | place[back[state]!]!
    memory[at + NEAR] = place[near[state]!]!
    const arcs = followerCount(tables, state)
    for (let own = 0; own < arcs; own++) {
      memory[at + ARCS + own] = (arcCost[arc]! << stateBits) | place[arcNext[arc]!]!
      arc++
    }
  }
  return memory
}

function followerCount({maskLow, maskHigh}: ModelTables, state: number): number {
  return bitCount(maskLow[state]!) + bitCount(maskHigh[state]!)
}

/** Number of symbols of each state's context; an arc to a longer state than any so far makes one. */
function contextLengths(tables: ModelTables): Uint8Array {
  const {back, arcNext} = tables
  const lengths = new Uint8Array(back.length)
  const known = new Uint8Array(back.length)
  known[0] = 1
  let arc = 0
  for (let state = 0; state < back.length; state++) {
    for (let end = arc + followerCount(tables, state); arc < end; arc++) {
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
function bitCount(bits: number): number {
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
