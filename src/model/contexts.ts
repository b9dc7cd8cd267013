import {bitCount, layout, rootState, stateMask, type LanguageModel} from './language-model.ts'

/** What is kept of a state, at its place and after: every state is that long at least. */
const LONGER = 0
const SIBLING = 1
const LENGTH = 2

/** The contexts after the states of a model; a context is a string, one character a symbol. */
export class Contexts {
  /** The places of the states, in order, and after them the size of the memory. */
  readonly places: Int32Array
  private readonly model: LanguageModel
  /**
   * By the place of a state: the first of the states that are one symbol longer and end with it, the
   * next of those that end with the same, and the length of its own context.
   */
  private readonly kept: Int32Array

  constructor(model: LanguageModel) {
    this.model = model
    const {memory, states} = model
    const kept = new Int32Array(memory.length)
    const places = new Int32Array(states + 1)
    let state = rootState + layout.arcs + arcCount(memory, rootState)
    for (let at = 1; at < states; at++) {
      places[at] = state
      // States stand in the order of their length.
      const back = memory[state + layout.back]! & stateMask
      kept[state + LENGTH] = kept[back + LENGTH]! + 1
      kept[state + SIBLING] = kept[back + LONGER]!
      kept[back + LONGER] = state
      state += layout.arcs + arcCount(memory, state)
    }
    places[states] = memory.length
    this.kept = kept
    this.places = places
  }

  /**
   * @param text Symbols.
   * @returns The state of the longest end of them that is one.
   */
  walk(text: string): number {
    let state: number = rootState
    for (let at = 0; at < text.length; at++) {
      state = this.model.step(state, text.charCodeAt(at)) & stateMask
    }
    return state
  }

  /**
   * @param context Symbols.
   * @returns The state of just them; -1 where there is none.
   */
  find(context: string): number {
    const state = this.walk(context)
    return this.lengthOf(state) === context.length ? state : -1
  }

  /** @returns Number of symbols of a state's context. */
  lengthOf(state: number): number {
    return this.kept[state + LENGTH]!
  }

  /**
   * @param state A state.
   * @param symbol What comes next.
   * @param visit Called with it and each longer state that ends with its context, as far as they
   *   have arcs with the symbol, and with the place of the arc.
   */
  visitArcs(state: number, symbol: number, visit: (state: number, arc: number) => void): void {
    const arc = findArc(this.model.memory, state, symbol)
    // A longer n-gram is kept only with the one that it ends with.
    if (arc < 0) return
    visit(state, arc)
    for (let one = this.kept[state + LONGER]!; one !== rootState;) {
      this.visitArcs(one, symbol, visit)
      one = this.kept[one + SIBLING]!
    }
  }
}

/** @returns How many arcs a state has. */
export function arcCount(memory: Int32Array, state: number): number {
  return bitCount(memory[state]!) + bitCount(memory[state + layout.maskHigh]!)
}

/** @returns Where the arc of a state with a symbol stands; -1 where there is none. */
export function findArc(memory: Int32Array, state: number, symbol: number): number {
  const low = memory[state]!
  const high = memory[state + layout.maskHigh]!
  const mask = symbol < 32 ? low : high
  if (((mask >>> symbol) & 1) === 0) return -1
  const before = (symbol < 32 ? 0 : bitCount(low)) + bitCount(mask & ((1 << symbol) - 1))
  return state + layout.arcs + before
}
