import type {Correction, Phase, Span} from '../types.ts'
import type {Change} from './change.ts'

/** A change of the source that was decided beforehand. */
export interface DecidedChange extends Change {
  readonly verdict: 'accept' | 'reject'
  /** What an accepted change is told as where no step proposes it. */
  readonly told: Pick<Correction, 'rule' | 'kind' | 'phase'>
}

/** What a step proposed in vain. */
export type Refused = Pick<Correction, 'rule' | 'kind' | 'phase' | 'confidence'>

/** The evidence of a change that was decided. */
export const DECIDED = 'decided'

/** Decided changes of one source, to be asked for one by one. */
export class Verdicts {
  /** The accepted changes, in order, none overlapping. */
  readonly accepted: readonly DecidedChange[]
  readonly #source: string
  readonly #byKey: ReadonlyMap<string, DecidedChange>
  readonly #refused = new Map<DecidedChange, Refused>()

  /**
   * @param source The text that the changes speak of.
   * @param changes In any order; of accepted changes that overlap the first in the list counts.
   */
  constructor(source: string, changes: readonly DecidedChange[]) {
    this.#source = source
    const accepted: DecidedChange[] = []
    const byKey = new Map<string, DecidedChange>()
    for (const change of changes) {
      const key = keyOf(source, change)
      if (byKey.has(key)) continue
      if (change.verdict === 'accept') {
        if (accepted.some((other) => overlap(other, change))) continue
        accepted.push(change)
      }
      byKey.set(key, change)
    }
    this.accepted = accepted.sort((a, b) => a.start - b.start || a.end - b.end)
    this.#byKey = byKey
  }

  /**
   * @param span A stretch of the source.
   * @param after What is to replace it.
   * @returns What was decided of this change, or of the same one told with more or less of the text
   *   around it.
   */
  find({start, end}: Span<'source'>, after: string): DecidedChange | undefined {
    return this.#byKey.get(keyOf(this.#source, {start, end, after}))
  }

  /** Notes that a rejected change was proposed. */
  refuse(change: DecidedChange, {rule, kind, phase, confidence}: Refused): void {
    if (!this.#refused.has(change)) this.#refused.set(change, {rule, kind, phase, confidence})
  }

  /**
   * @param span A stretch of the source.
   * @param phase The phase that would change it.
   * @returns Whether a person left it as an earlier phase found it: what misled that phase may
   *   mislead this one. Text that was not to be taken out is corrected like any other.
   */
  keeps(span: Span<'source'>, phase: Phase): boolean {
    for (const [change, by] of this.#refused) {
      if (by.kind !== 'removal' && by.phase !== phase && overlap(change, span)) return true
    }
    return false
  }

  /** @returns What proposed a change that was refused. */
  refused(change: DecidedChange): Refused | undefined {
    return this.#refused.get(change)
  }
}

/** @returns Whether two stretches want the same text, or the same place between two characters. */
export function overlap(
  a: {readonly start: number; readonly end: number},
  b: {readonly start: number; readonly end: number}
): boolean {
  return (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end)
}

/** The change without what it leaves as it is at its ends. */
function keyOf(source: string, {start, end, after}: Change): string {
  let from = 0
  const most = Math.min(end - start, after.length)
  while (from < most && source.charCodeAt(start + from) === after.charCodeAt(from)) from++
  let to = 0
  while (
    to < most - from &&
    source.charCodeAt(end - 1 - to) === after.charCodeAt(after.length - 1 - to)
  ) {
    to++
  }
  return `${start + from}:${end - to}:${after.slice(from, after.length - to)}`
}
