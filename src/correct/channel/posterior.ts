import {boundary, isLetter, letterOf, symbolCount} from '../../model/alphabet.ts'
import {costUnit, type LanguageModel, stateBits, stateMask} from '../../model/language-model.ts'
import {signClass} from './sign-class.ts'
import {BLANK, type CompiledChannel, keeping, NONE, SIGN} from './compile.ts'
import type {Path} from './decoder.ts'
import {insertable} from './insertable.ts'
import {endWord} from './scan.ts'
import type {SeenText} from './seen-text.ts'

/** As many letters behind a change at most still feel it in the model. */
const HORIZON = 6
/** So many other readings of a character are weighed, the likeliest first. */
const RIVALS = 8

/** What speaks for a run of changes. */
export interface Verdict {
  readonly posterior: number
  readonly margin: number
}

/** Weighs a chosen change against the others that the channel allows at its place. */
export class Judge {
  private readonly model: LanguageModel
  private readonly channel: CompiledChannel
  /** State of the model in front of each operation of the path, and what the letters so far cost. */
  private before = new Int32Array(1024)
  private paid = new Int32Array(1024)
  private readonly trial: number[] = []
  private readonly readingsOf: (readonly number[])[] = []

  constructor(model: LanguageModel, channel: CompiledChannel) {
    this.model = model
    this.channel = channel
  }

  /**
   * Takes in a path before its changes are judged.
   *
   * @param path The decoded stretch.
   * @param start State of the model in front of it.
   */
  read(path: Path, start: number): void {
    if (this.before.length <= path.length) {
      this.before = new Int32Array(2 * path.length)
      this.paid = new Int32Array(2 * path.length)
    }
    let state = start
    let paid = 0
    for (let at = 0; at < path.length; at++) {
      this.before[at] = state
      this.paid[at] = paid
      const step = this.advance(state, path.operation[at]!)
      state = step & stateMask
      paid += step >> stateBits
    }
    this.before[path.length] = state
    this.paid[path.length] = paid
  }

  /**
   * @param path The path last read.
   * @param seen The line it reads.
   * @param from First operation of a run of changes.
   * @param to The operation behind it.
   * @returns Probability of the run as chosen among its rivals: the text as it stands, and each
   *   change of it replaced by another one; and how many nats it is better than the text as it stands.
   */
  weigh(path: Path, seen: SeenText, from: number, to: number): Verdict {
    const {trial, channel} = this
    const copy = (): void => {
      trial.length = 0
      for (let at = from; at < to; at++) trial.push(path.operation[at]!)
    }
    copy()
    const best = this.cost(path, from, to)
    let sum = 1
    const weigh = (): number => {
      const worse = (this.cost(path, from, to) - best) * costUnit
      sum += Math.exp(-worse)
      return worse
    }
    for (let at = from; at < to; at++) {
      const own = path.operation[at]!
      const reads =
        (at + 1 < path.length ? path.place[at + 1]! : path.place[at]! + 1) - path.place[at]!
      if (reads === 0) {
        for (const rival of this.insertions(path, at)) {
          copy()
          if (rival === own) continue
          trial[at - from] = rival
          weigh()
        }
        if (to - from > 1) {
          copy()
          trial.splice(at - from, 1)
          weigh()
        }
      } else if (reads === 1) {
        for (const rival of this.readings(seen.ids[path.place[at]!]!)) {
          if (rival === own) continue
          if (to - from === 1 && channel.confusions[rival] === null) continue
          copy()
          trial[at - from] = rival
          weigh()
        }
      }
    }
    this.asSeen(path, seen, from, to)
    const margin = weigh()
    return {posterior: 1 / sum, margin}
  }

  /** The likeliest operations that read the character. */
  private readings(id: number): readonly number[] {
    const known = this.readingsOf[id]
    if (known !== undefined) return known
    const {channel} = this
    const readings: number[] = []
    if (isLetter(id)) readings.push(channel.identity[id]!)
    for (let symbol = 1; symbol < symbolCount; symbol++) {
      const operation = channel.misread[id * 64 + symbol]!
      if (operation > 0) readings.push(operation)
    }
    for (let other = channel.oneFrom[id]!; other < channel.oneTo[id]!; other++) readings.push(other)
    readings.sort((a, b) => channel.cost[a]! - channel.cost[b]! || a - b)
    readings.length = Math.min(readings.length, RIVALS)
    this.readingsOf[id] = readings
    return readings
  }

  private insertions(path: Path, at: number): number[] {
    const {channel} = this
    const own = channel.first[path.operation[at]!]!
    const last = at > 0 ? this.written(path, at - 1) : boundary
    const sort = signClass(letterOf(own).charCodeAt(0))
    const rivals: number[] = []
    for (const symbol of insertable(last)) {
      const operation = channel.insertion[symbol]!
      if (operation >= 0 && signClass(letterOf(symbol).charCodeAt(0)) === sort)
        rivals.push(operation)
    }
    return rivals
  }

  private written(path: Path, at: number): number {
    for (let i = at; i >= 0; i--) {
      const operation = path.operation[i]!
      if (operation <= SIGN) return boundary
      const second = this.channel.second[operation]!
      if (second !== NONE) return second
      const first = this.channel.first[operation]!
      if (first !== NONE) return first
    }
    return boundary
  }

  private asSeen(path: Path, seen: SeenText, from: number, to: number): void {
    const {trial, channel} = this
    trial.length = 0
    const end = to < path.length ? path.place[to]! : path.place[to - 1]! + 1
    for (let place = path.place[from]!; place < end; place++) {
      const id = seen.ids[place]!
      trial.push(isLetter(id) ? channel.identity[id]! : keeping(id))
    }
  }

  /** Cost of the operations on trial, and of the letters behind that feel them. */
  private cost(path: Path, from: number, to: number): number {
    let state = this.before[from]!
    let cost = 0
    for (const operation of this.trial) {
      const step = this.advance(state, operation)
      cost += this.channel.cost[operation]! + (step >> stateBits)
      state = step & stateMask
    }
    const end = Math.min(path.length, to + HORIZON)
    for (let at = to; at < end; at++) {
      // Where the model has forgotten the difference, the rest costs what it costs on the path.
      if (state === this.before[at]) return cost + this.paid[end]! - this.paid[at]!
      const step = this.advance(state, path.operation[at]!)
      cost += step >> stateBits
      state = step & stateMask
    }
    return cost
  }

  private advance(state: number, operation: number): number {
    const {model, channel} = this
    if (operation <= SIGN) {
      if (model.isAfterWord(state)) return model.start
      const end = endWord(model, state)
      return operation === BLANK ? end : (end & ~stateMask) | model.start
    }
    const first = channel.first[operation]!
    if (first === NONE) return state
    const step = model.step(state, first)
    const second = channel.second[operation]!
    if (second === NONE) return step
    const next = model.step(step & stateMask, second)
    return (((step >> stateBits) + (next >> stateBits)) << stateBits) | (next & stateMask)
  }
}
