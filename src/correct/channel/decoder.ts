import {boundary, isLetter, symbolCount} from '../../model/alphabet.ts'
import {costUnit, type LanguageModel, stateBits, stateMask} from '../../model/language-model.ts'
import {BLANK, type CompiledChannel, keeping, NONE, OPAQUE, SEEN_IDS, tierOf} from './compile.ts'
import {LAST, shortContext, ShortContextCosts} from '../../model/short-context.ts'
import {oncePer} from '../../base/once-per.ts'
import {insertableHigh, insertableLow} from './insertable.ts'
import {boundaryCap, endWord, type Scan} from './scan.ts'
import {COST, CONTEXT, Hypotheses, INSERTED, LINK, OPERATION, RANK, STATE} from './hypotheses.ts'
import type {SeenText} from './seen-text.ts'

/** How far the search goes. */
export interface SearchSettings {
  /**
   * Most hypotheses that go on from a place: `least`, and one more for every two nats that a change
   * may cost there, up to `most`.
   */
  readonly width: {readonly least: number; readonly most: number}
  /** Hypotheses go that cost so many nats more than the best. */
  readonly beam: number
  /** Hypotheses that cost so many nats more than the best go on, but change nothing more. */
  readonly narrow: number
  /**
   * A change is not tried that would leave the beam even were the whole model so many nats kinder to
   * each of its letters than the two letters before it are.
   */
  readonly slack: number
}

/** The best explanation of a stretch: operations in order, and the place each one reads at. */
export interface Path {
  length: number
  operation: Int32Array
  place: Int32Array
}

/** A channel's restraint changes no letter's context: all decoders of a model share its costs. */
const shortContextCosts = oncePer((model: LanguageModel) => new ShortContextCosts(model))

/** Two nats, in units of the model. */
const WIDTH_BITS = Math.log2(2 / costUnit)
/** So many letters in a row may have been dropped. */
const MOST_INSERTED = 2

/**
 * Looks for the cheapest way from what was seen to a text: a beam search over the operations of the
 * channel, each letter weighed by the language model. Two hypotheses that the model cannot tell
 * apart become one. Only where what follows surprises may anything change.
 */
export class Decoder {
  private readonly model: LanguageModel
  private readonly channel: CompiledChannel
  private readonly width: SearchSettings['width']
  private readonly beam: number
  private readonly narrow: number
  private readonly slack: number
  private readonly short: ShortContextCosts
  /** Of the place being read, and of the two behind it. */
  private readonly buckets: readonly [Hypotheses, Hypotheses, Hypotheses]
  /** The hypothesis being expanded. */
  private readonly current = {state: 0, cost: 0, context: 0, link: 0, low: 0, high: 0}
  /** Seen ids of the characters behind the place being read. */
  private ahead = 0
  private beyond = 0
  private links = 0
  private linkBefore = new Int32Array(4096)
  private linkOperation = new Int32Array(4096)
  private linkPlace = new Int32Array(4096)
  private readonly costs: Int32Array
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
    this.slack = Math.round(settings.slack / costUnit)
    this.short = shortContextCosts(model)
    const {beam} = this
    this.buckets = [new Hypotheses(beam), new Hypotheses(beam), new Hypotheses(beam)]
    this.costs = new Int32Array(settings.width.most)
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
    for (const bucket of this.buckets) bucket.clear()
    const [first] = this.buckets
    first.add(scan.state[from]!, 0, -1, -1, 0, contextBefore(seen, from), 0)
    let at = 0
    for (let place = from; place < to; place++) {
      const bucket = this.buckets[at % 3]!
      const next = this.buckets[(at + 1) % 3]!
      this.ahead = idAt(seen, place + 1)
      this.beyond = idAt(seen, place + 2)
      const limit = this.limit(bucket, scan.allowed[place]!)
      if (scan.allowed[place]! > 0) {
        this.expand(seen, scan, place, to, bucket, next, this.buckets[(at + 2) % 3]!, limit)
      } else {
        this.keep(seen, scan, place, bucket, next, limit)
      }
      bucket.clear()
      at++
    }
    this.trace(this.buckets[at % 3]!, to)
  }

  /** The rank up to which hypotheses go on: those in the beam, and only the best of them. */
  private limit(bucket: Hypotheses, allowed: number): number {
    const {size, limit} = bucket
    const {costs} = this
    const {least, most} = this.width
    const width = Math.min(most, least + (allowed >> WIDTH_BITS))
    if (size <= width) return limit
    let live = 0
    for (let slot = 0; slot < size; slot++) {
      const rank = bucket.get(slot, RANK)
      if (rank > limit) continue
      if (live === width && rank >= costs[width - 1]!) continue
      let at = live < width ? live++ : width - 1
      while (at > 0 && costs[at - 1]! > rank) {
        costs[at] = costs[at - 1]!
        at--
      }
      costs[at] = rank
    }
    return live < width ? limit : costs[width - 1]!
  }

  /**
   * What a hypothesis pays, nearly, for the next character as it stands. Hypotheses are ranked with
   * it: of many that cost the same, those go on that what follows speaks for.
   */
  private reading(context: number, id: number): number {
    const {short} = this
    const row = short.row(context)
    if (isLetter(id)) return short.at(row, id)
    return Math.min(boundaryCap, short.at(row, boundary))
  }

  private link(bucket: Hypotheses, slot: number, place: number): number {
    if (this.links === this.linkBefore.length) {
      this.linkBefore = grow(this.linkBefore)
      this.linkOperation = grow(this.linkOperation)
      this.linkPlace = grow(this.linkPlace)
    }
    const link = this.links++
    this.linkBefore[link] = bucket.get(slot, LINK)
    this.linkOperation[link] = bucket.get(slot, OPERATION)
    this.linkPlace[link] = place
    return link
  }

  /** Every hypothesis reads the character as it stands. */
  private keep(
    seen: SeenText,
    scan: Scan,
    place: number,
    bucket: Hypotheses,
    next: Hypotheses,
    limit: number
  ): void {
    for (let slot = 0; slot < bucket.size; slot++) {
      if (bucket.get(slot, RANK) > limit) continue
      this.keepOne(seen, scan, place, bucket, slot, this.link(bucket, slot, place), next)
    }
  }

  private keepOne(
    seen: SeenText,
    scan: Scan,
    place: number,
    bucket: Hypotheses,
    slot: number,
    link: number,
    next: Hypotheses
  ): void {
    const {model, channel} = this
    const id = seen.ids[place]!
    const state = bucket.get(slot, STATE)
    const cost = bucket.get(slot, COST)
    // What the model makes of the text as it stands, the scan has asked it already.
    const isAsSeen = state === scan.state[place]
    if (isLetter(id)) {
      const operation = channel.identity[id]!
      const context = bucket.get(slot, CONTEXT)
      const behind = shortContext(context, id)
      const paid = cost + channel.cost[operation]!
      let ahead = this.reading(behind, this.ahead)
      if (isAsSeen && isLetter(this.ahead)) {
        ahead = Math.max(ahead, scan.step[place + 1]! >> stateBits)
      }
      if (!isAsSeen && this.roughly(paid, this.short.row(context), id) + ahead > next.limit) return
      const step = isAsSeen ? scan.step[place]! : model.step(state, id)
      const total = paid + (step >> stateBits)
      next.add(step & stateMask, total, link, operation, 0, behind, total + ahead)
    } else {
      const isInWord = (bucket.get(slot, CONTEXT) & LAST) !== boundary
      const end = isInWord ? endWord(model, state) : model.start
      const operation = keeping(id)
      const total = cost + (end >> stateBits) + channel.cost[operation]!
      const ahead = this.reading(boundary, this.ahead)
      const behind = operation === BLANK ? end & stateMask : model.start
      next.add(behind, total, link, operation, 0, boundary, total + ahead)
    }
  }

  /**
   * What a hypothesis costs at least, or nearly, once it has written the symbol, too.
   *
   * @param row Of the context that the symbol is written in.
   */
  private roughly(paid: number, row: number, symbol: number): number {
    return paid + Math.max(0, this.short.at(row, symbol) - this.slack)
  }

  /**
   * Every hypothesis reads the character as it stands, or as another one, or with letters put in
   * before it. Reading it as it stands comes first: what that costs tells what else is worth trying.
   */
  private expand(
    seen: SeenText,
    scan: Scan,
    place: number,
    to: number,
    bucket: Hypotheses,
    next: Hypotheses,
    second: Hypotheses,
    limit: number
  ): void {
    const {channel, model, current} = this
    const id = seen.ids[place]!
    const ahead = place + 1 < to ? seen.ids[place + 1]! : OPAQUE
    const pair = id * SEEN_IDS + ahead
    const allowed = scan.allowed[place]!
    const tier = tierOf(channel, allowed)
    const misreadLow = channel.misreadLow[tier * SEEN_IDS + id]!
    const misreadHigh = channel.misreadHigh[tier * SEEN_IDS + id]!
    const narrow = Math.min(limit, bucket.best + this.narrow)
    const kept = bucket.size
    const {links} = this
    for (let slot = 0; slot < kept; slot++) {
      const link = this.link(bucket, slot, place)
      if (bucket.get(slot, RANK) > limit) continue
      this.keepOne(seen, scan, place, bucket, slot, link, next)
    }
    for (let slot = 0; slot < bucket.size; slot++) {
      const rank = bucket.get(slot, RANK)
      if (rank > limit) continue
      let link = links + slot
      if (slot >= kept) {
        link = this.link(bucket, slot, place)
        this.keepOne(seen, scan, place, bucket, slot, link, next)
      }
      if (rank > narrow) continue
      const cost = bucket.get(slot, COST)
      current.state = bucket.get(slot, STATE)
      current.cost = cost
      current.context = bucket.get(slot, CONTEXT)
      current.link = link
      current.low = model.followsLow(current.state)
      current.high = model.followsHigh(current.state)
      const inserted = bucket.get(slot, INSERTED)
      if (inserted < MOST_INSERTED && (id !== OPAQUE || (current.context & LAST) !== boundary)) {
        const last = current.context & LAST
        const low = current.low & channel.insertLow[tier]! & insertableLow(last)
        const high = current.high & channel.insertHigh[tier]! & insertableHigh(last)
        this.insert(id, low, 0, inserted + 1, bucket, limit)
        this.insert(id, high, 32, inserted + 1, bucket, limit)
      }
      this.substitute(id, current.low & misreadLow, 0, next)
      this.substitute(id, current.high & misreadHigh, 32, next)
      this.write(channel.oneFrom[id]!, channel.oneTo[id]!, allowed, next, next.limit, this.ahead)
      const onward = next.limit + (scan.step[place + 1]! >> stateBits)
      const {beyond} = this
      this.write(channel.pairFrom[pair]!, channel.pairTo[pair]!, allowed, second, onward, beyond)
    }
  }

  /** Reads another letter for the one seen: any of `mask`, symbols from `base` on. */
  private substitute(id: number, mask: number, base: number, next: Hypotheses): void {
    const {model, channel} = this
    const {state, cost, context, link} = this.current
    const row = this.short.row(context)
    while (mask !== 0) {
      const bit = 31 - Math.clz32(mask)
      mask ^= 1 << bit
      const symbol = base + bit
      const operation = channel.misread[id * 64 + symbol]!
      const paid = cost + channel.cost[operation]!
      const roughly = this.roughly(paid, row, symbol)
      if (roughly > next.limit) continue
      const behind = shortContext(context, symbol)
      const reading = this.reading(behind, this.ahead)
      if (roughly + reading > next.limit) continue
      const step = model.step(state, symbol)
      const total = paid + (step >> stateBits)
      next.add(step & stateMask, total, link, operation, 0, behind, total + reading)
    }
  }

  /**
   * Carries out the operations of a list, cheapest first: each pays for the letters it writes.
   *
   * @param limit What a hypothesis may cost to stay in the beam of `target`, by what is known now.
   * @param ahead Seen id behind what the operations read.
   */
  private write(
    from: number,
    to: number,
    allowed: number,
    target: Hypotheses,
    limit: number,
    ahead: number
  ): void {
    const {model, channel, current, short} = this
    for (let operation = from; operation < to; operation++) {
      const paid = current.cost + channel.cost[operation]!
      if (channel.cost[operation]! > allowed || paid > limit) break
      const first = channel.first[operation]!
      const second = channel.second[operation]!
      let {state, context} = current
      let total = paid
      let roughly = paid
      if (first !== NONE) {
        const known = first < 32 ? current.low : current.high
        if (((known >>> first) & 1) === 0) continue
        roughly = this.roughly(roughly, short.row(context), first)
        context = shortContext(context, first)
      }
      if (second !== NONE) {
        roughly = this.roughly(roughly, short.row(context), second)
        context = shortContext(context, second)
      }
      const reading = this.reading(context, ahead)
      if (roughly + reading > limit) continue
      if (first !== NONE) {
        const step = model.step(state, first)
        total += step >> stateBits
        state = step & stateMask
      }
      if (second !== NONE) {
        if (!model.isKnown(state, second)) continue
        const step = model.step(state, second)
        total += step >> stateBits
        state = step & stateMask
      }
      target.add(state, total, current.link, operation, 0, context, total + reading)
    }
  }

  /** Puts letters in that were dropped: any of `mask`, symbols from `base` on. */
  private insert(
    id: number,
    mask: number,
    base: number,
    inserted: number,
    bucket: Hypotheses,
    limit: number
  ): void {
    const {model, channel} = this
    const {state, cost, context, link} = this.current
    const row = this.short.row(context)
    while (mask !== 0) {
      const bit = 31 - Math.clz32(mask)
      mask ^= 1 << bit
      const symbol = base + bit
      const operation = channel.insertion[symbol]!
      const paid = cost + channel.cost[operation]!
      const roughly = this.roughly(paid, row, symbol)
      if (roughly > limit) continue
      const behind = shortContext(context, symbol)
      const reading = this.reading(behind, id)
      if (roughly + reading > limit) continue
      const step = model.step(state, symbol)
      const total = paid + (step >> stateBits)
      if (total + reading > limit) continue
      bucket.add(step & stateMask, total, link, operation, inserted, behind, total + reading)
    }
  }

  private trace(bucket: Hypotheses, to: number): void {
    const {path} = this
    let best = 0
    for (let slot = 1; slot < bucket.size; slot++) {
      if (bucket.get(slot, COST) < bucket.get(best, COST)) best = slot
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

/** Behind the end of a line stands a space. */
function idAt({ids, length}: SeenText, place: number): number {
  return place < length ? ids[place]! : 0
}

function contextBefore(seen: SeenText, from: number): number {
  const symbol = (place: number): number => {
    const id = place >= 0 ? seen.ids[place]! : boundary
    return id < symbolCount ? id : boundary
  }
  return shortContext(symbol(from - 2), symbol(from - 1))
}

function grow(table: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * table.length)
  larger.set(table)
  return larger
}
