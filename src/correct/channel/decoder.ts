import {boundary, symbolCount} from '../../model/alphabet.ts'
import {costUnit, type LanguageModel, stateBits, stateMask} from '../../model/language-model.ts'
import {type CompiledChannel, KEEP, NONE, OPAQUE, SEEN_IDS} from './compile.ts'
import {insertableHigh, insertableLow} from './insertable.ts'
import {boundaryCap, type Scan} from './scan.ts'
import type {SeenText} from './seen-text.ts'

/** How far the search goes. */
export interface SearchSettings {
  /** Most hypotheses that go on from a place. */
  readonly width: number
  /** Hypotheses go that cost so many nats more than the best. */
  readonly beam: number
  /** Hypotheses that cost so many nats more than the best go on, but change nothing more. */
  readonly narrow: number
}

/** The best explanation of a stretch: operations in order, and the place each one reads at. */
export interface Path {
  length: number
  operation: Int32Array
  place: Int32Array
}

/** Hypotheses that have read up to one place. */
interface Bucket {
  size: number
  best: number
  readonly state: Int32Array
  readonly cost: Int32Array
  /** Last link of the chain of operations that leads here. */
  readonly link: Int32Array
  readonly operation: Int32Array
  /** How many letters were put in since the last one was read. */
  readonly inserted: Uint8Array
  readonly lastSymbol: Uint8Array
  /** Slot by hash of the state, valid where `stamp` is that of the bucket. */
  readonly hash: Int32Array
  readonly stamps: Int32Array
  stamp: number
}

const CAPACITY = 1024
const HASH = 2048
const MOST_INSERTED = 2

function createBucket(): Bucket {
  return {
    size: 0,
    best: 0,
    state: new Int32Array(CAPACITY),
    cost: new Int32Array(CAPACITY),
    link: new Int32Array(CAPACITY),
    operation: new Int32Array(CAPACITY),
    inserted: new Uint8Array(CAPACITY),
    lastSymbol: new Uint8Array(CAPACITY),
    hash: new Int32Array(HASH),
    stamps: new Int32Array(HASH),
    stamp: 0
  }
}

/**
 * Looks for the cheapest way from what was seen to a text: a beam search over the operations of the
 * channel, each letter weighed by the language model. Two hypotheses that the model cannot tell
 * apart become one. Only at dubious places may anything change.
 */
export class Decoder {
  private readonly model: LanguageModel
  private readonly channel: CompiledChannel
  private readonly width: number
  private readonly beam: number
  private readonly narrow: number
  private readonly buckets: readonly [Bucket, Bucket, Bucket]
  private links = 0
  private linkBefore = new Int32Array(4096)
  private linkOperation = new Int32Array(4096)
  private linkPlace = new Int32Array(4096)
  private readonly costs = new Int32Array(CAPACITY)
  readonly path: Path = {
    length: 0,
    operation: new Int32Array(4096),
    place: new Int32Array(4096)
  }

  constructor(model: LanguageModel, channel: CompiledChannel, settings: SearchSettings) {
    this.model = model
    this.channel = channel
    this.width = settings.width
    this.beam = Math.round(settings.beam / costUnit)
    this.narrow = Math.round(settings.narrow / costUnit)
    this.buckets = [createBucket(), createBucket(), createBucket()]
  }

  /**
   * Decodes a stretch of a line; the answer stands in {@link path}.
   *
   * @param seen The line.
   * @param scan What the model made of it.
   * @param from First place of the stretch.
   * @param to Place behind it.
   */
  decode(seen: SeenText, scan: Scan, from: number, to: number): void {
    this.links = 0
    for (const bucket of this.buckets) open(bucket)
    const [first] = this.buckets
    push(first, this.beam, scan.state[from]!, 0, -1, -1, 0, lastSymbol(seen, from))
    let at = 0
    for (let place = from; place < to; place++) {
      const bucket = this.buckets[at % 3]!
      const next = this.buckets[(at + 1) % 3]!
      const limit = this.limit(bucket)
      if (scan.dubious[place] === 1) {
        this.expand(seen, place, to, bucket, next, this.buckets[(at + 2) % 3]!, limit)
      } else {
        this.keep(seen.ids[place]!, place, bucket, next, limit)
      }
      open(bucket)
      at++
    }
    this.trace(this.buckets[at % 3]!, to)
  }

  /** The cost up to which hypotheses go on: those in the beam, and the `width` best of them. */
  private limit(bucket: Bucket): number {
    const {size, cost, best} = bucket
    const limit = best + this.beam
    if (size <= this.width) return limit
    const {costs, width} = this
    let live = 0
    for (let slot = 0; slot < size; slot++) {
      const value = cost[slot]!
      if (value > limit) continue
      if (live === width && value >= costs[width - 1]!) continue
      let rank = live < width ? live++ : width - 1
      while (rank > 0 && costs[rank - 1]! > value) {
        costs[rank] = costs[rank - 1]!
        rank--
      }
      costs[rank] = value
    }
    return live < width ? limit : costs[width - 1]!
  }

  private link(bucket: Bucket, slot: number, place: number): number {
    if (this.links === this.linkBefore.length) {
      this.linkBefore = grow(this.linkBefore)
      this.linkOperation = grow(this.linkOperation)
      this.linkPlace = grow(this.linkPlace)
    }
    const link = this.links++
    this.linkBefore[link] = bucket.link[slot]!
    this.linkOperation[link] = bucket.operation[slot]!
    this.linkPlace[link] = place
    return link
  }

  /** Every hypothesis reads the character as it stands. */
  private keep(id: number, place: number, bucket: Bucket, next: Bucket, limit: number): void {
    for (let slot = 0; slot < bucket.size; slot++) {
      const cost = bucket.cost[slot]!
      if (cost > limit) continue
      this.keepOne(id, bucket.state[slot]!, cost, this.link(bucket, slot, place), next)
    }
  }

  private keepOne(id: number, state: number, cost: number, link: number, next: Bucket): void {
    const {model, channel, beam} = this
    if (id > 0 && id < symbolCount) {
      const operation = channel.identity[id]!
      const step = model.step(state, id)
      const total = cost + channel.cost[operation]! + (step >> stateBits)
      push(next, beam, step & stateMask, total, link, operation, 0, id)
    } else {
      const total = cost + this.endCost(state)
      push(next, beam, model.start, total, link, KEEP, 0, boundary)
    }
  }

  private endCost(state: number): number {
    const {model} = this
    if (state === model.start) return 0
    return Math.min(boundaryCap, model.step(state, boundary) >> stateBits)
  }

  private expand(
    seen: SeenText,
    place: number,
    to: number,
    bucket: Bucket,
    next: Bucket,
    second: Bucket,
    limit: number
  ): void {
    const {model, channel, beam} = this
    const id = seen.ids[place]!
    const ahead = place + 1 < to ? seen.ids[place + 1]! : OPAQUE
    const oneFrom = channel.oneFrom[id]!
    const oneTo = channel.oneTo[id]!
    const narrow = bucket.best + this.narrow
    const pairFrom = channel.pairFrom[id * SEEN_IDS + ahead]!
    const pairTo = channel.pairTo[id * SEEN_IDS + ahead]!
    for (let slot = 0; slot < bucket.size; slot++) {
      const cost = bucket.cost[slot]!
      if (cost > limit) continue
      const state = bucket.state[slot]!
      const last = bucket.lastSymbol[slot]!
      const link = this.link(bucket, slot, place)
      if (cost > narrow) {
        this.keepOne(id, state, cost, link, next)
        continue
      }
      if (bucket.inserted[slot]! < MOST_INSERTED && (id !== OPAQUE || state !== model.start)) {
        this.insert(bucket, slot, link, limit)
      }
      this.keepOne(id, state, cost, link, next)
      const low = model.followsLow(state)
      const high = model.followsHigh(state)
      this.substitute(id, low & channel.misreadLow[id]!, 0, state, cost, link, next)
      this.substitute(id, high & channel.misreadHigh[id]!, 32, state, cost, link, next)
      for (let operation = oneFrom; operation < oneTo; operation++) {
        if (cost + channel.cost[operation]! > next.best + beam) break
        const symbol = channel.first[operation]!
        if (symbol !== NONE) {
          const known = symbol < 32 ? low >>> symbol : high >>> (symbol - 32)
          if ((known & 1) === 0) continue
        }
        this.write(next, state, cost, link, operation, last)
      }
      for (let operation = pairFrom; operation < pairTo; operation++) {
        if (cost + channel.cost[operation]! > limit + beam) break
        const symbol = channel.first[operation]!
        const known = symbol < 32 ? low >>> symbol : high >>> (symbol - 32)
        if ((known & 1) === 0) continue
        this.write(second, state, cost, link, operation, last)
      }
    }
  }

  /** Reads another letter for the one seen: any of `mask`, symbols from `base` on. */
  private substitute(
    id: number,
    mask: number,
    base: number,
    state: number,
    cost: number,
    link: number,
    next: Bucket
  ): void {
    const {model, channel, beam} = this
    const {misread} = channel
    while (mask !== 0) {
      const bit = 31 - Math.clz32(mask)
      mask ^= 1 << bit
      const symbol = base + bit
      const operation = misread[id * 64 + symbol]!
      const paid = cost + channel.cost[operation]!
      if (paid > next.best + beam) continue
      const step = model.step(state, symbol)
      const total = paid + (step >> stateBits)
      push(next, beam, step & stateMask, total, link, operation, 0, symbol)
    }
  }

  /** Reads as the operation says and pays for the letters it writes. */
  private write(
    target: Bucket,
    state: number,
    cost: number,
    link: number,
    operation: number,
    last: number
  ): void {
    const {model, channel, beam} = this
    let total = cost + channel.cost[operation]!
    let symbol = last
    const first = channel.first[operation]!
    if (first !== NONE) {
      let step = model.step(state, first)
      total += step >> stateBits
      symbol = first
      const second = channel.second[operation]!
      if (second !== NONE) {
        if (total > target.best + beam) return
        const follows =
          second < 32 ? model.followsLow(step & stateMask) : model.followsHigh(step & stateMask)
        if (((follows >>> (second & 31)) & 1) === 0) return
        step = model.step(step & stateMask, second)
        total += step >> stateBits
        symbol = second
      }
      state = step & stateMask
    }
    push(target, beam, state, total, link, operation, 0, symbol)
  }

  /**
   * Puts letters in that were dropped: those that may stand behind the last letter written, and
   * that the model knows there.
   */
  private insert(bucket: Bucket, slot: number, link: number, limit: number): void {
    const {model, channel, beam} = this
    const cost = bucket.cost[slot]!
    const state = bucket.state[slot]!
    const last = bucket.lastSymbol[slot]!
    const inserted = bucket.inserted[slot]! + 1
    let mask = model.followsLow(state) & insertableLow(last)
    for (let base = 0; base <= 32; base += 32) {
      while (mask !== 0) {
        const bit = 31 - Math.clz32(mask)
        mask ^= 1 << bit
        const symbol = base + bit
        const operation = channel.insertion[symbol]!
        if (operation < 0) continue
        const paid = cost + channel.cost[operation]!
        if (paid > limit) continue
        const step = model.step(state, symbol)
        const total = paid + (step >> stateBits)
        if (total > limit) continue
        push(bucket, beam, step & stateMask, total, link, operation, inserted, symbol)
      }
      mask = model.followsHigh(state) & insertableHigh(last)
    }
  }

  private trace(bucket: Bucket, to: number): void {
    const {path} = this
    let best = 0
    for (let slot = 1; slot < bucket.size; slot++) {
      if (bucket.cost[slot]! < bucket.cost[best]!) best = slot
    }
    let link = this.link(bucket, best, to)
    let length = 0
    for (let at = link; at >= 0; at = this.linkBefore[at]!) length++
    length--
    if (path.operation.length < length) {
      path.operation = new Int32Array(2 * length)
      path.place = new Int32Array(2 * length)
    }
    path.length = length
    while (length > 0) {
      length--
      path.operation[length] = this.linkOperation[link]!
      link = this.linkBefore[link]!
      path.place[length] = this.linkPlace[link]!
    }
  }
}

function lastSymbol(seen: SeenText, from: number): number {
  const id = from > 0 ? seen.ids[from - 1]! : boundary
  return id < symbolCount ? id : boundary
}

function grow(table: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * table.length)
  larger.set(table)
  return larger
}

function open(bucket: Bucket): void {
  bucket.size = 0
  bucket.best = 0x3fffffff
  bucket.stamp++
}

/** Adds a hypothesis, or betters the one in the same state. */
function push(
  bucket: Bucket,
  beam: number,
  state: number,
  cost: number,
  link: number,
  operation: number,
  inserted: number,
  symbol: number
): void {
  if (cost > bucket.best + beam) return
  const {hash, stamps, stamp} = bucket
  let key = (Math.imul(state, 0x9e3779b1) >>> 21) & (HASH - 1)
  let slot = -1
  while (stamps[key] === stamp) {
    const found = hash[key]!
    if (bucket.state[found] === state) {
      if (bucket.cost[found]! <= cost) return
      slot = found
      break
    }
    key = (key + 1) & (HASH - 1)
  }
  if (slot < 0) {
    if (bucket.size === CAPACITY) return
    slot = bucket.size++
    stamps[key] = stamp
    hash[key] = slot
    bucket.state[slot] = state
  }
  if (cost < bucket.best) bucket.best = cost
  bucket.cost[slot] = cost
  bucket.link[slot] = link
  bucket.operation[slot] = operation
  bucket.inserted[slot] = inserted
  bucket.lastSymbol[slot] = symbol
}
