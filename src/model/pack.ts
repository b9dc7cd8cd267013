import {symbolCount} from './alphabet.ts'
import {costUnit, dearest, type LanguageModel} from './language-model.ts'
import {layOut, type ModelTables} from './lay-out.ts'
import type {Level} from './ngrams.ts'
import type {Estimate} from './smoothing.ts'

/**
 * Lays the kept n-grams out as the automaton: a state for every context that something follows,
 * both states and arcs in breadth-first order, so that the arcs of a state stand side by side.
 *
 * @param levels As counted.
 * @param estimated Their probabilities.
 * @param kept By level, 1 for each n-gram that is stored.
 */
export function pack(
  levels: readonly Level[],
  estimated: Estimate,
  kept: readonly Uint8Array[]
): LanguageModel {
  const states = numberStates(levels, kept)
  let arcCount = 0
  for (let length = 1; length < levels.length; length++) {
    for (const keep of kept[length]!) arcCount += keep
  }
  const tables: ModelTables = {
    maskLow: new Int32Array(states.count),
    maskHigh: new Int32Array(states.count),
    back: new Int32Array(states.count),
    backCost: new Uint8Array(states.count),
    arcCost: new Uint8Array(arcCount),
    arcNext: new Int32Array(arcCount)
  }
  /** What all the ways back from a state cost. */
  const chain = new Int32Array(states.count)
  let arc = 0
  for (let length = 0; length + 1 < levels.length; length++) {
    const level = levels[length]!
    const above = levels[length + 1]!
    const own = estimated.probability[length + 1]!
    const lower = estimated.probability[length]!
    for (let context = 0; context < level.size; context++) {
      const state = states.own[length]![context]!
      if (state < 0) continue
      let stored = 0
      let shorter = 0
      for (let at = level.children[context]!; at < level.children[context + 1]!; at++) {
        if (kept[length + 1]![at] === 0) continue
        addFollower(tables, state, above.symbol[at]!)
        tables.arcCost[arc] = cost(own[at]!)
        tables.arcNext[arc] = states.longest(length + 1, at)
        arc++
        stored += own[at]!
        shorter += length === 0 ? 1 / symbolCount : lower[above.suffix[at]!]!
      }
      if (length === 0) continue
      const back = length === 1 ? 0 : states.longest(length - 1, level.suffix[context]!)
      const way = cost(Math.max(1e-6, 1 - stored) / Math.max(1e-6, 1 - shorter))
      tables.back[state] = back
      tables.backCost[state] = Math.min(way, dearest - chain[back]!)
      chain[state] = chain[back]! + tables.backCost[state]
    }
  }
  return layOut(tables)
}

function addFollower(tables: ModelTables, state: number, symbol: number): void {
  if (symbol < 32) tables.maskLow[state]! |= 1 << symbol
  else tables.maskHigh[state]! |= 1 << (symbol - 32)
}

function cost(probability: number): number {
  return Math.max(0, Math.min(dearest, Math.round(-Math.log(probability) / costUnit)))
}

interface States {
  readonly count: number
  /** By level and n-gram: its state, -1 where nothing is stored after it. */
  readonly own: readonly Int32Array[]
  /** The state of the n-gram, or of the longest end of it that is one. */
  longest(length: number, at: number): number
}

function numberStates(levels: readonly Level[], kept: readonly Uint8Array[]): States {
  const own = levels.map((level) => new Int32Array(level.size).fill(-1))
  let count = 0
  for (let length = 0; length + 1 < levels.length; length++) {
    const {size, children} = levels[length]!
    for (let at = 0; at < size; at++) {
      let followed = false
      for (let child = children[at]!; child < children[at + 1]! && !followed; child++) {
        followed = kept[length + 1]![child] === 1
      }
      if (followed) own[length]![at] = count++
    }
  }
  return {
    count,
    own,
    longest(length, at) {
      while (length > 0 && own[length]![at]! < 0) {
        at = length === 1 ? 0 : levels[length]!.suffix[at]!
        length--
      }
      return length === 0 ? 0 : own[length]![at]!
    }
  }
}
