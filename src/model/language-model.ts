import {boundary} from './alphabet.ts'

/** Costs are negative natural logarithms in steps of this many nats. */
export const costUnit = 1 / 16

/**
 * Bits of {@link LanguageModel.step}'s answer that hold the state: room for 16 MB. The nine bits above
 * hold a cost, that of an arc and of all the ways back before it, each at most {@link dearest}.
 */
export const stateBits = 22
export const stateMask = (1 << stateBits) - 1

/** The state that knows nothing of what came before. */
export const rootState = 0

/** An arc costs no more than this, nor do all the ways back from a state together. */
export const dearest = 255

/** What a symbol costs that the model has never seen. */
const UNSEEN = dearest

/**
 * A state is a place in one memory, where its numbers stand side by side with its arcs, so that one
 * look at memory brings most of what a step asks:
 *
 * - bit n of the first number for an arc with symbol n, of the second for 32 + n;
 * - the state for the next shorter context, and what going there costs;
 * - the state for the last {@link nearLength} symbols of the word;
 * - the arcs in the order of their symbols: each a cost and the next state.
 *
 * Costs stand above {@link stateBits}.
 */
export const layout = {maskLow: 0, maskHigh: 1, back: 2, near: 3, arcs: 4} as const

/**
 * What {@link LanguageModel.followsLow} remembers of a context: so many symbols, and none before the
 * start of the word: any word may follow any other.
 */
export const nearLength = 3

const MASK_HIGH = layout.maskHigh
const BACK = layout.back
const NEAR = layout.near
const ARCS = layout.arcs

/**
 * A character n-gram model as an automaton: a state is the longest stored context of the text so
 * far, and each symbol leads to a cost and a next state.
 */
export class LanguageModel {
  /** Number of contexts. */
  readonly states: number
  readonly memory: Int32Array
  /** The state after a boundary that nothing is known before: at the start of a text. */
  readonly start: number

  /**
   * @param memory All states with their arcs, see {@link layout}; kept, not copied.
   * @param states How many states there are.
   */
  constructor(memory: Int32Array, states: number) {
    this.memory = memory
    this.states = states
    this.start = this.step(rootState, boundary) & stateMask
  }

  /** Number of n-grams: what is known to come after the contexts. */
  get arcs(): number {
    return this.memory.length - ARCS * this.states
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
   * @returns The symbols 0 to 31 that the model knows after the last {@link nearLength} symbols,
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
   * @returns Whether the model remembers no more than the last {@link nearLength} symbols there.
   */
  isNear(state: number): boolean {
    return this.memory[state + NEAR] === state
  }

  /**
   * @param state Where the text stands.
   * @returns Whether that is at the start of a word.
   */
  isAfterWord(state: number): boolean {
    return this.memory[state + NEAR] === this.start
  }

  /**
   * @param state Where the text stands.
   * @param symbol What comes next.
   * @returns Whether the model has seen it after the last {@link nearLength} symbols.
   */
  isKnown(state: number, symbol: number): boolean {
    const follows = symbol < 32 ? this.followsLow(state) : this.followsHigh(state)
    return ((follows >>> symbol) & 1) === 1
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
