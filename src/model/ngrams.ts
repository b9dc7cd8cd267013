import {boundary, symbolCount, symbolOf} from './alphabet.ts'

/** All n-grams of one length, those with the same beginning side by side. */
export interface Level {
  readonly size: number
  /** Last symbol of each. */
  readonly symbol: Uint8Array
  /** The n-gram one shorter that it begins with, in the level below. */
  readonly parent: Int32Array
  /** The n-gram one shorter that it ends with, in the level below. */
  readonly suffix: Int32Array
  /** How often it stands in the word list. */
  readonly count: Int32Array
  /** Where the n-grams that go on from it begin in the level above; one longer than `size`. */
  readonly children: Int32Array
}

/**
 * Counts all n-grams of a word list, a boundary at both ends of each entry. Each place becomes a
 * number with one digit a symbol; sorting these brings equal beginnings together, and one walk for
 * each length finds the n-grams in the order of a breadth-first trie.
 *
 * @param words In the model's spelling.
 * @param order Length of the longest n-gram, 2 to 9 (9 digits of base 57 are the most that a
 *   double holds exactly).
 * @returns Levels 0 (the empty n-gram) to `order`.
 */
export function countNgrams(words: readonly string[], order: number): Level[] {
  const keys = placeKeys(words, order)
  const levels: Level[] = [
    {
      size: 1,
      symbol: new Uint8Array(1),
      parent: new Int32Array(1),
      suffix: new Int32Array(1),
      count: Int32Array.of(keys.length),
      children: new Int32Array(2)
    }
  ]
  let nodes: Int32Array = new Int32Array(keys.length)
  for (let length = 1; length <= order; length++) {
    const found = nextLevel(keys, nodes, BASE ** (order - length))
    linkChildren(levels[length - 1]!, found.level)
    if (length > 1) linkSuffixes(levels, found.level)
    levels.push(found.level)
    nodes = found.nodes
  }
  return levels
}

/** Digit 0 stands for "behind the end of the entry". */
const BASE = symbolCount + 1

function placeKeys(words: readonly string[], order: number): Float64Array {
  let places = 0
  for (const word of words) places += word.length + 2
  const keys = new Float64Array(places)
  let at = 0
  const digits: number[] = []
  for (const word of words) {
    digits.length = 0
    digits.push(boundary + 1)
    for (let i = 0; i < word.length; i++) digits.push(symbolOf(word.charCodeAt(i)) + 1)
    digits.push(boundary + 1)
    for (let i = 0; i < digits.length; i++) {
      let key = 0
      for (let j = i; j < i + order; j++) key = key * BASE + (digits[j] ?? 0)
      keys[at++] = key
    }
  }
  return keys.sort()
}

function nextLevel(
  keys: Float64Array,
  parents: Int32Array,
  divisor: number
): {level: Level; nodes: Int32Array} {
  const symbol = new Uint8Array(keys.length)
  const parent = new Int32Array(keys.length)
  const count = new Int32Array(keys.length)
  const nodes = new Int32Array(keys.length).fill(-1)
  let size = 0
  let last = -1
  for (let at = 0; at < keys.length; at++) {
    if (parents[at]! < 0) continue
    const prefix = Math.floor(keys[at]! / divisor)
    const digit = prefix % BASE
    if (digit === 0) continue
    if (prefix !== last) {
      last = prefix
      symbol[size] = digit - 1
      parent[size] = parents[at]!
      size++
    }
    count[size - 1]!++
    nodes[at] = size - 1
  }
  const level: Level = {
    size,
    symbol: symbol.slice(0, size),
    parent: parent.slice(0, size),
    suffix: new Int32Array(size),
    count: count.slice(0, size),
    children: new Int32Array(size + 1)
  }
  return {level, nodes}
}

function linkChildren(below: Level, level: Level): void {
  const {children} = below
  for (let at = 0; at < level.size; at++) children[level.parent[at]! + 1]!++
  for (let at = 0; at < below.size; at++) children[at + 1]! += children[at]!
}

function linkSuffixes(levels: readonly Level[], level: Level): void {
  const below = levels.at(-1)!
  const twoBelow = levels.at(-2)!
  for (let at = 0; at < level.size; at++) {
    const context = below.suffix[level.parent[at]!]!
    const end = twoBelow.children[context + 1]!
    let child = twoBelow.children[context]!
    while (child < end && below.symbol[child] !== level.symbol[at]) child++
    level.suffix[at] = child
  }
}
