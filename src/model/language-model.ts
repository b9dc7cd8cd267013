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

/**
 * A character n-gram model as an automaton: a state is the longest stored context of the text so
 * far, and each symbol leads to a cost and a next state.
 */
export class LanguageModel {
  readonly tables: ModelTables
  /** The state behind a boundary: at the start of a text, behind a space. */
  readonly start: number

  constructor(tables: ModelTables) {
    this.tables = tables
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
    const {maskLow, maskHigh, firstArc, back, backCost, arcCost, arcNext} = this.tables
    const low = symbol < 32
    const bit = symbol & 31
    const below = (1 << bit) - 1
    let cost = 0
    for (;;) {
      const mask = low ? maskLow[state]! : maskHigh[state]!
      if (((mask >>> bit) & 1) === 1) {
        const before = low ? 0 : bitCount(maskLow[state]!)
        const arc = firstArc[state]! + before + bitCount(mask & below)
        return ((cost + arcCost[arc]!) << stateBits) | arcNext[arc]!
      }
      if (state === rootState) return (cost + UNSEEN) << stateBits
      cost += backCost[state]!
      state = back[state]!
    }
  }
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
