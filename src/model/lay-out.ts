import {boundary, symbolCount} from './alphabet.ts'
import {
  bitCount,
  LanguageModel,
  layout,
  nearLength,
  stateBits,
  stateMask
} from './language-model.ts'

/** The numbers of a language model while it is built; indices are states and arcs. */
export interface ModelTables {
  /**
   * Which symbols a state has arcs for: bit n of `maskLow` for symbol n, of `maskHigh` for 32 + n.
   * Its arcs stand in the order of their symbols, after those of the state before.
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

/**
 * @param tables States and arcs by number.
 * @returns The model as it is queried.
 * @throws {RangeError} Where there are more states and arcs than {@link stateBits} can tell.
 */
export function layOut(tables: ModelTables): LanguageModel {
  const {back, maskLow, maskHigh, backCost, arcCost, arcNext} = tables
  const count = back.length
  const size = layout.arcs * count + arcNext.length
  if (size > stateMask) throw new RangeError('too many contexts: prune more')
  const place = new Int32Array(count)
  for (let state = 1; state < count; state++) {
    place[state] = place[state - 1]! + layout.arcs + followerCount(tables, state - 1)
  }
  const memory = new Int32Array(size)
  // States come in the order of their length: a state is one longer than its longest next shorter.
  const near = new Int32Array(count)
  const {length, inWord} = measureContexts(tables)
  let arc = 0
  for (let state = 0; state < count; state++) {
    const isNear = length[state]! <= nearLength && length[state] === inWord[state]
    near[state] = isNear ? state : near[back[state]!]!
    const at = place[state]!
    memory[at + layout.maskLow] = maskLow[state]!
    memory[at + layout.maskHigh] = maskHigh[state]!
    memory[at + layout.back] = (backCost[state]! << stateBits) | place[back[state]!]!
    memory[at + layout.near] = place[near[state]!]!
    const arcs = followerCount(tables, state)
    for (let own = 0; own < arcs; own++) {
      memory[at + layout.arcs + own] = (arcCost[arc]! << stateBits) | place[arcNext[arc]!]!
      arc++
    }
  }
  return new LanguageModel(memory, count)
}

function followerCount({maskLow, maskHigh}: ModelTables, state: number): number {
  return bitCount(maskLow[state]!) + bitCount(maskHigh[state]!)
}

/**
 * Number of symbols of each state's context, and of those from the last boundary on, itself included.
 * An arc to a longer state than any so far makes one.
 */
function measureContexts(tables: ModelTables): {length: Uint8Array; inWord: Uint8Array} {
  const {back, arcNext} = tables
  const length = new Uint8Array(back.length)
  const inWord = new Uint8Array(back.length)
  const known = new Uint8Array(back.length)
  known[0] = 1
  let arc = 0
  for (let state = 0; state < back.length; state++) {
    for (const symbol of followers(tables, state)) {
      const next = arcNext[arc++]!
      if (known[next] === 1) continue
      known[next] = 1
      length[next] = length[state]! + 1
      inWord[next] = symbol === boundary ? 1 : inWord[state]! + 1
    }
  }
  return {length, inWord}
}

/** The symbols that a state has arcs for, in order. */
function* followers({maskLow, maskHigh}: ModelTables, state: number): Generator<number> {
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    const mask = symbol < 32 ? maskLow[state]! : maskHigh[state]!
    if (((mask >>> symbol) & 1) === 1) yield symbol
  }
}
