import {isLetter, letterOf, letters, symbolCount, symbolOf} from '../../model/alphabet.ts'
import {costUnit} from '../../model/language-model.ts'
import type {Confusion, ConfusionTable} from '../../rules/confusion-table.ts'
import {createRates, type Rates} from './rates.ts'

/** No symbol: the operation writes nothing there. */
export const NONE = 255
/** The seen id of a character that no confusion knows: it stands as it is. */
export const OPAQUE = 127
/** The seen id of a letter of another script that no confusion names. */
export const STRANGER = 126
/** Operation 0 leaves a character as it is that is neither a letter of the model nor a space. */
export const KEEP = 0
/** Operation 1 leaves a space as it is: the model goes on after it with what it remembers. */
export const BLANK = 1
/** Operation 2 leaves a sign as it is that may be a misread letter: it is as rare as it is. */
export const SIGN = 2
/** A power of two above the largest seen id. */
export const SEEN_IDS = 128

/**
 * @param id The seen id of a character that is no letter.
 * @returns The operation that leaves it as it is.
 */
export function keeping(id: number): number {
  if (id === 0) return BLANK
  return id === OPAQUE ? KEEP : SIGN
}

/** How confusions weigh against the language model. */
export interface ChannelSettings {
  /** Weight of the channel against the language model. */
  readonly weight: number
  /** What each change of a sign costs besides, in nats. */
  readonly penalty: number
  /** Changes that cost more than so many nats are left out. */
  readonly dearest: number
}

/**
 * The channel as numbers. A seen id is 0 for a space, a letter's symbol, then the other characters
 * that confusions name; an operation reads one or two seen ids, or none, and writes symbols.
 */
export interface CompiledChannel {
  /** Seen id by UTF-16 code unit. */
  readonly seenId: Uint8Array
  /** The confusion of each operation; null where it changes nothing. */
  readonly confusions: readonly (Confusion | null)[]
  /** What each operation writes; {@link NONE} for nothing. */
  readonly first: Uint8Array
  readonly second: Uint8Array
  /** Cost of each in units of the language model. */
  readonly cost: Int32Array
  /** By symbol: the operation that reads the letter as itself. */
  readonly identity: Int32Array
  /** By seen id: its other operations that read it alone, cheapest first. */
  readonly oneFrom: Int32Array
  readonly oneTo: Int32Array
  /**
   * By {@link tierOf} and seen id: the letters it may be misread from, symbols 0 to 31 and from 32
   * on, as bits.
   */
  readonly misreadLow: Int32Array
  readonly misreadHigh: Int32Array
  /** By seen id times 64 and symbol: the operation for each of these. */
  readonly misread: Int32Array
  /** By two seen ids (the first times {@link SEEN_IDS}): the operations that read both. */
  readonly pairFrom: Int32Array
  readonly pairTo: Int32Array
  /** By symbol: the operation that writes it without reading; -1 where there is none. */
  readonly insertion: Int32Array
  /** By {@link tierOf}: the symbols that may be written without reading, as bits. */
  readonly insertLow: Int32Array
  readonly insertHigh: Int32Array
  /** By seen id: what the cheapest change in front of it or to it costs. */
  readonly cheapest: Int32Array
  /** What each change costs more than the confusions say, see {@link restrain}. */
  readonly restraint: number
}

/** Changes are sorted by their cost, a nat a tier; the last holds all that cost more. */
const TIERS = 12
const TIER_BITS = Math.log2(1 / costUnit)

/**
 * @param channel A compiled channel.
 * @param allowed What a change may cost at most, in units.
 * @returns The number of the tier whose changes cost at most so much, or little more.
 */
export function tierOf({restraint}: CompiledChannel, allowed: number): number {
  return Math.max(0, Math.min(TIERS - 1, (allowed - restraint) >> TIER_BITS))
}

/** More than any change costs. */
const DEAREST = 1 << 12

/** Few signs that look like letters are meant where they touch a Lao letter: one in 150. */
const SIGN_NATS = 5

/** Reading a letter as itself costs no more than this, in nats, however often it is misread. */
const KEEP_DEAREST = 0.7

interface Operation {
  readonly confusion: Confusion | null
  readonly first: number
  readonly second: number
  readonly cost: number
}

/**
 * @param table Confusions and generic confusions.
 * @param settings Weight and penalty.
 */
export function compileChannel(table: ConfusionTable, settings: ChannelSettings): CompiledChannel {
  const rates = createRates(table)
  const cost = (rate: number): number =>
    Math.round((-Math.log(Math.min(1, rate)) * settings.weight) / costUnit)
  const penalty = Math.round(settings.penalty / costUnit)
  const {seenId, seen} = numberSeen(table)
  const writes = (confusion: Confusion): Operation => ({
    confusion,
    first: symbolAt(confusion.meant, 0),
    second: symbolAt(confusion.meant, 1),
    cost: cost(confusion.rate) + penalty
  })
  const keep = (symbol: number): Operation => {
    const lost = rates.lost(letterOf(symbol))
    const dearest = Math.round(KEEP_DEAREST / costUnit)
    return {
      confusion: null,
      first: symbol,
      second: NONE,
      cost: Math.min(dearest, cost(Math.max(0.3, 1 - lost)))
    }
  }
  const kept: Operation = {confusion: null, first: NONE, second: NONE, cost: 0}
  const operations: Operation[] = []
  operations[KEEP] = kept
  operations[BLANK] = kept
  operations[SIGN] = {...kept, cost: Math.round(SIGN_NATS / costUnit)}
  const oneFrom = new Int32Array(SEEN_IDS)
  const oneTo = new Int32Array(SEEN_IDS)
  const put = (list: Operation[]): readonly [number, number] => {
    const from = operations.length
    list.sort((a, b) => a.cost - b.cost)
    operations.push(
      ...list.filter((one) => one.cost * costUnit <= settings.dearest + settings.penalty)
    )
    return [from, operations.length]
  }
  const multiple = rates.multiple.map(writes)
  const misreadLow = new Int32Array(TIERS * SEEN_IDS)
  const misreadHigh = new Int32Array(TIERS * SEEN_IDS)
  const cheapest = new Int32Array(SEEN_IDS).fill(DEAREST)
  const misread = new Int32Array(SEEN_IDS * 64)
  const identity = new Int32Array(symbolCount)
  for (const [id, character] of seen) {
    if (isLetter(id)) identity[id] = put([keep(id)])[0]
    const own = [...singles(rates, character, id)].map(writes)
    const [from, to] = put(own.filter((one) => one.first !== NONE))
    for (let operation = from; operation < to; operation++) {
      const symbol = operations[operation]!.first
      misread[id * 64 + symbol] = operation
      const masks = symbol < 32 ? misreadLow : misreadHigh
      admit(masks, id, SEEN_IDS, symbol, operations[operation]!.cost)
    }
    ;[oneFrom[id], oneTo[id]] = put([
      ...own.filter((one) => one.first === NONE),
      ...multiple.filter((one) => one.confusion?.seen === character)
    ])
    if (to > from) cheapest[id] = operations[from]!.cost
    if (oneTo[id] > oneFrom[id]) {
      cheapest[id] = Math.min(cheapest[id]!, operations[oneFrom[id]]!.cost)
    }
  }
  const pairFrom = new Int32Array(SEEN_IDS * SEEN_IDS)
  const pairTo = new Int32Array(SEEN_IDS * SEEN_IDS)
  for (const both of new Set(table.confusions.map((one) => one.seen))) {
    if (both.length !== 2) continue
    const at = seenId[both.charCodeAt(0)]! * SEEN_IDS + seenId[both.charCodeAt(1)]!
    const [from, to] = put(multiple.filter((one) => one.confusion?.seen === both))
    pairFrom[at] = from
    pairTo[at] = to
    const id = seenId[both.charCodeAt(0)]!
    if (to > from) cheapest[id] = Math.min(cheapest[id]!, operations[from]!.cost)
  }
  const insertion = new Int32Array(symbolCount).fill(-1)
  const insertLow = new Int32Array(TIERS)
  const insertHigh = new Int32Array(TIERS)
  let cheapestInsertion = DEAREST
  for (let symbol = 1; symbol < symbolCount; symbol++) {
    const meant = letterOf(symbol)
    const [from, to] = put([writes(named(rates, {seen: '', meant, rate: rates.rate('', meant)}))])
    if (to === from) continue
    insertion[symbol] = from
    const {cost} = operations[from]!
    cheapestInsertion = Math.min(cheapestInsertion, cost)
    admit(symbol < 32 ? insertLow : insertHigh, 0, 1, symbol, cost)
  }
  return {
    seenId,
    confusions: operations.map((one) => one.confusion),
    first: Uint8Array.from(operations, (one) => one.first),
    second: Uint8Array.from(operations, (one) => one.second),
    cost: Int32Array.from(operations, (one) => one.cost),
    identity,
    oneFrom,
    oneTo,
    misreadLow,
    misreadHigh,
    misread,
    pairFrom,
    pairTo,
    insertion,
    insertLow,
    insertHigh,
    cheapest: cheapest.map((cost) => Math.min(cost, cheapestInsertion)),
    restraint: 0
  }
}

/** Lets a symbol into the mask of each tier that can pay its cost; a tier has `width` masks. */
function admit(masks: Int32Array, at: number, width: number, symbol: number, cost: number): void {
  for (let tier = Math.min(TIERS - 1, cost >> TIER_BITS); tier < TIERS; tier++) {
    masks[tier * width + at]! |= 1 << symbol
  }
}

function symbolAt(text: string, at: number): number {
  return at < text.length ? symbolOf(text.charCodeAt(at)) : NONE
}

/** Each letter of the model for the seen character, and nothing at all. */
function* singles(rates: Rates, seen: string, id: number): Generator<Confusion> {
  const name = (confusion: Confusion): Confusion => named(rates, confusion)
  for (const meant of letters) {
    if (meant === seen || id === 0) continue
    const rate = rates.rate(seen, meant)
    if (rate > 0) yield name({seen, meant, rate})
  }
  const rate = id === STRANGER ? 0 : rates.rate(seen, '')
  if (rate > 0) yield name({seen, meant: '', rate})
}

function named(rates: Rates, confusion: Confusion): Confusion {
  const rule = rates.rule(confusion.seen, confusion.meant)
  return rule === undefined ? confusion : {...confusion, rule}
}

/** Letters of Thai, Myanmar and Khmer (Unicode blocks U+0E00, U+1000 and U+1780). */
const strangers: readonly (readonly [number, number])[] = [
  [0x0e01, 0x0e4e],
  [0x1000, 0x103f],
  [0x1780, 0x17d3]
]

function numberSeen(table: ConfusionTable): {seenId: Uint8Array; seen: Map<number, string>} {
  const seenId = new Uint8Array(65536).fill(OPAQUE)
  for (const [first, last] of strangers) seenId.fill(STRANGER, first, last + 1)
  const seen = new Map<number, string>([[0, ' ']])
  seenId[0x20] = 0
  for (let symbol = 1; symbol < symbolCount; symbol++) {
    seenId[letterOf(symbol).charCodeAt(0)] = symbol
    seen.set(symbol, letterOf(symbol))
  }
  let next = symbolCount
  for (const {seen: text} of table.confusions) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (seenId[code]! < STRANGER || next === STRANGER) continue
      seenId[code] = next
      seen.set(next++, text.charAt(at))
    }
  }
  seen.set(STRANGER, '\u1780')
  return {seenId, seen}
}

/**
 * @param channel A compiled channel.
 * @param nats What each change is to cost more (negative: less).
 * @returns The same channel, more or less willing to change anything.
 */
export function restrain(channel: CompiledChannel, nats: number): CompiledChannel {
  const more = Math.round(nats / costUnit)
  if (more === 0) return channel
  const cost = channel.cost.map((own, operation) =>
    channel.confusions[operation] === null ? own : Math.max(0, own + more)
  )
  return {
    ...channel,
    cost,
    cheapest: channel.cheapest.map((own) => own + more),
    restraint: channel.restraint + more
  }
}
