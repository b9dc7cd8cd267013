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
  /** Where the n-grams that go on from it begin in the level above; one longer than `size`. */
  readonly children: Int32Array
}

/** The n-grams of several sources in one trie, and how often each source has them. */
export interface Ngrams {
  /** Levels 0 (the empty n-gram) to the longest. */
  readonly levels: readonly Level[]
  readonly sourceCount: number
  /**
   * @param length Length of the n-grams.
   * @param source Number of the source.
   * @returns By n-gram of the level, how often it stands in the source.
   */
  count(length: number, source: number): Int32Array
}

/**
 * Counts all n-grams of some sources, a boundary at both ends of each entry. Each place becomes a
 * number with one digit a symbol; sorting these brings equal beginnings together, and one walk for
 * each length finds the n-grams in the order of a breadth-first trie.
 *
 * @param sources The entries of each source, words in the model's spelling with single spaces
 *   between them; an entry that stands twice counts twice.
 * @param order Length of the longest n-gram, at least 2.
 * @throws {RangeError} Where so many sources and so long n-grams exceed what a double holds exactly.
 */
export function countNgrams(sources: readonly (readonly string[])[], order: number): Ngrams {
  if (BASE ** order * sources.length > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`n-grams of ${order} symbols are too long for ${sources.length} sources`)
  }
  const keys = placeKeys(sources, order)
  const levels: Level[] = [
    {
      size: 1,
      symbol: new Uint8Array(1),
      parent: new Int32Array(1),
      suffix: new Int32Array(1),
      children: new Int32Array(2)
    }
  ]
  const nodes: Int32Array[] = [new Int32Array(keys.length)]
  for (let length = 1; length <= order; length++) {
    const divisor = sources.length * BASE ** (order - length)
    const found = nextLevel(keys, nodes[length - 1]!, divisor)
    linkChildren(levels[length - 1]!, found.level)
    if (length > 1) linkSuffixes(levels, found.level)
    levels.push(found.level)
    nodes.push(found.nodes)
  }
  const placesOf = placesBySource(keys, sources.length)
  return {
    levels,
    sourceCount: sources.length,
    count(length, source) {
      const count = new Int32Array(levels[length]!.size)
      const own = nodes[length]!
      for (const place of placesOf[source]!) if (own[place]! >= 0) count[own[place]!]!++
      return count
    }
  }
}

/** Digit 0 stands for "after the end of the entry". */
const BASE = symbolCount + 1

/** The number of the source is the last digit of a key. */
function placeKeys(sources: readonly (readonly string[])[], order: number): Float64Array {
  let places = 0
  for (const words of sources) for (const word of words) places += word.length + 2
  const keys = new Float64Array(places)
  let at = 0
  const digits: number[] = []
  for (const [source, words] of sources.entries()) {
    for (const word of words) {
      digits.length = 0
      digits.push(boundary + 1)
      for (let i = 0; i < word.length; i++) digits.push(symbolAt(word, i) + 1)
      digits.push(boundary + 1)
      for (let i = 0; i < digits.length; i++) {
        let key = 0
        for (let j = i; j < i + order; j++) key = key * BASE + (digits[j] ?? 0)
        keys[at++] = key * sources.length + source
      }
    }
  }
  return keys.sort()
}

/** A space within an entry is a boundary. */
function symbolAt(entry: string, at: number): number {
  const code = entry.charCodeAt(at)
  return code === SPACE ? boundary : symbolOf(code)
}

const SPACE = 0x20

function placesBySource(keys: Float64Array, sourceCount: number): readonly Int32Array[] {
  const sizes = new Int32Array(sourceCount)
  for (const key of keys) sizes[key % sourceCount]!++
  const places = Array.from(sizes, (size) => new Int32Array(size))
  sizes.fill(0)
  for (let place = 0; place < keys.length; place++) {
    const source = keys[place]! % sourceCount
    places[source]![sizes[source]!++] = place
  }
  return places
}

function nextLevel(
  keys: Float64Array,
  parents: Int32Array,
  divisor: number
): {level: Level; nodes: Int32Array} {
  const symbol = new Uint8Array(keys.length)
  const parent = new Int32Array(keys.length)
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
    nodes[at] = size - 1
  }
  const level: Level = {
    size,
    symbol: symbol.slice(0, size),
    parent: parent.slice(0, size),
    suffix: new Int32Array(size),
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
