import type {LanguageModel} from '../../model/language-model.ts'
import {costUnit} from '../../model/language-model.ts'
import {isLaoLetter, isLaoMark} from '../../script/classes.ts'
import type {CompiledChannel} from './compile.ts'
import {NONE} from './compile.ts'
import {letterOf} from '../../model/alphabet.ts'
import {Decoder, type Path, type SearchSettings} from './decoder.ts'
import {Judge} from './posterior.ts'
import {createScan, scanLine} from './scan.ts'
import {createSeenText, readLine, type SeenText} from './seen-text.ts'

/** A run of changes that the channel proposes. */
export interface Finding {
  /** Half-open stretch of the text, UTF-16 code units. */
  readonly start: number
  readonly end: number
  readonly after: string
  /** The operations of the channel that explain it, in order. */
  readonly operations: readonly number[]
  /** Probability of this reading among the ones that the channel allows here, not calibrated. */
  readonly posterior: number
  /** How many nats the reading is better than the text as it stands. */
  readonly margin: number
}

/** What a walk over a text tells its caller. */
export interface Walk {
  /** Each run of changes, in order. */
  finding?(finding: Finding): void
  /** Each decoded stretch, its operations in order. */
  path?(path: Path, seen: SeenText): void
}

/** What the walk looked at. */
export interface WalkResult {
  /** Characters read, white space included. */
  readonly characters: number
  readonly changes: number
  /** Those changes that would be made even if each cost {@link CERTAIN} nats more. */
  readonly certain: number
  /** Lao letters as they stand, before any change. */
  readonly letters: number
  /** Those with which the model forgets all but the last few. */
  readonly strange: number
}

/** What tells damage from names: names, too, are now and then likelier as other words. */
export const CERTAIN = 3

/** So many sound characters behind a stretch settle how it ends. */
const SETTLE = 8

/** Finds and judges the changes of a text, line by line. */
export class Corrector {
  readonly channel: CompiledChannel
  private readonly model: LanguageModel
  private readonly doubt: number
  private readonly decoder: Decoder
  private readonly judge: Judge
  private readonly seen = createSeenText()
  private readonly scan = createScan()
  private certain = 0

  /**
   * @param doubt So much surprise, in nats, is no reason to doubt, see {@link scanLine}.
   */
  constructor(
    model: LanguageModel,
    channel: CompiledChannel,
    search: SearchSettings,
    doubt: number
  ) {
    this.model = model
    this.channel = channel
    this.doubt = Math.round(doubt / costUnit)
    this.decoder = new Decoder(model, channel, search)
    this.judge = new Judge(model, channel)
  }

  /**
   * @param text The text, lines parted by U+000A.
   * @param isFixed Asked in ascending order: whether the character at an offset is kept verbatim.
   * @param walk Told what is found.
   */
  correct(text: string, isFixed: (offset: number) => boolean, walk: Walk): WalkResult {
    let characters = 0
    let changes = 0
    this.certain = 0
    let letters = 0
    let strange = 0
    for (let start = 0; start < text.length;) {
      const feed = text.indexOf('\n', start)
      const end = feed < 0 ? text.length : feed
      readLine(this.seen, text, start, end, this.channel, isFixed)
      scanLine(this.scan, this.seen, this.model, this.channel, this.doubt)
      characters += this.seen.length
      letters += this.scan.letters
      strange += this.scan.strange
      if (this.scan.doubts > 0) changes += this.line(text, walk)
      start = end + 1
    }
    return {characters, changes, certain: this.certain, letters, strange}
  }

  private line(text: string, walk: Walk): number {
    const {seen, scan} = this
    const {allowed} = scan
    let changes = 0
    let from = 0
    while (from < seen.length) {
      if (allowed[from] === 0) {
        from++
        continue
      }
      let to = from + 1
      let quiet = 0
      while (to < seen.length && quiet < SETTLE) {
        quiet = allowed[to] === 0 ? quiet + 1 : 0
        to++
      }
      this.decoder.decode(seen, scan, from, to)
      walk.path?.(this.decoder.path, seen)
      changes += this.report(text, from, walk)
      from = to
    }
    return changes
  }

  private report(text: string, from: number, walk: Walk): number {
    const {path} = this.decoder
    const {confusions} = this.channel
    let changes = 0
    let read = false
    for (let at = 0; at < path.length; at++) {
      if (confusions[path.operation[at]!] === null) continue
      let end = at + 1
      while (end < path.length && confusions[path.operation[end]!] !== null) end++
      changes += end - at
      if (!read) this.judge.read(path, this.scan.state[from]!)
      read = true
      const finding = this.finding(text, at, end)
      if (finding !== null) {
        if (finding.margin >= CERTAIN * (end - at)) this.certain += end - at
        walk.finding?.(finding)
      }
      at = end
    }
    return changes
  }

  private finding(text: string, from: number, to: number): Finding | null {
    const {path} = this.decoder
    const {seen, channel} = this
    const firstPlace = path.place[from]!
    const endPlace = to < path.length ? path.place[to]! : path.place[to - 1]! + 1
    const start =
      firstPlace < endPlace || firstPlace === 0
        ? seen.at[firstPlace]!
        : seen.at[firstPlace - 1]! + 1
    const end = firstPlace < endPlace ? seen.at[endPlace - 1]! + 1 : start
    const operations = Array.from(path.operation.subarray(from, to))
    let after = ''
    for (const operation of operations) {
      if (channel.first[operation] !== NONE) after += letterOf(channel.first[operation]!)
      if (channel.second[operation] !== NONE) after += letterOf(channel.second[operation]!)
    }
    if (after === text.slice(start, end) || barsMark(text, start, end, after)) return null
    // In sound text a mark off its letter was typed too late, not read from a speck.
    if (channel.restraint > 0 && after === '' && isMarkOffLetter(text, start)) return null
    return {
      start,
      end,
      after,
      operations,
      ...this.judge.weigh(path, seen, from, to)
    }
  }
}

function isMarkOffLetter(text: string, at: number): boolean {
  return isLaoMark(text.charCodeAt(at)) && !isLaoLetter(text.charCodeAt(at - 1))
}

/** Whether the change would leave a mark without a letter to stand on. */
function barsMark(text: string, start: number, end: number, after: string): boolean {
  const based = isLaoLetter(text.charCodeAt(start - 1))
  const first = after === '' ? text.charCodeAt(end) : after.charCodeAt(0)
  return isLaoMark(first) && !based
}
