import type {ChangeData, ChangeType, DocumentData} from './shared/document-data.ts'
import {isRoutine} from './shared/is-routine.ts'
import {CONFIDENCE_STEPS, confidenceStep, packTallyKey} from './shared/tally-key.ts'

/** How often a form was replaced by another. */
export interface ConfusionCount {
  /** What was read; '' where a letter was put in. */
  readonly seen: string
  /** What was meant; '' where a letter was taken out. */
  readonly meant: string
  readonly count: number
}

/** How many changes a rule made or proposed. */
export interface RuleCount {
  readonly rule: string
  readonly applied: number
  readonly suggested: number
  readonly removed: number
}

const LONGEST_CONFUSION = 2

/** Sums over the documents of a batch, in memory that does not grow with their size. */
export class BatchTally {
  readonly #rules = new Map<string, number>()
  readonly #byRule = new Map<string, Record<ChangeType, number>>()
  readonly #confusions = new Map<string, number>()
  readonly #applied = new Array<number>(CONFIDENCE_STEPS).fill(0)
  readonly #suggested = new Array<number>(CONFIDENCE_STEPS).fill(0)

  /**
   * @param document A document.
   * @returns Its own counts: a key of `tally-key.ts` and a count, in turns.
   */
  add({source, changes}: DocumentData): number[] {
    const own = new Map<number, number>()
    for (const change of changes) {
      const {type, rule, kind, confidence} = change
      const step = confidenceStep(confidence)
      const key = packTallyKey({rule: this.#numberOf(rule), type, routine: isRoutine(kind), step})
      own.set(key, (own.get(key) ?? 0) + 1)
      this.#countRule(rule, type)
      // What is certain by its kind would hide the others.
      if (isRoutine(kind)) continue
      if (type === 'applied') this.#applied[step]!++
      if (type === 'suggested') this.#suggested[step]!++
      if (kind === 'confusion' && type === 'applied') this.#countConfusion(source, change)
    }
    return [...own].flat()
  }

  /** The rules that changed or proposed something, in the order of their first change. */
  get rules(): string[] {
    return [...this.#rules.keys()]
  }

  /** The most frequent first. */
  get byRule(): RuleCount[] {
    return [...this.#byRule]
      .map(([rule, {applied, suggested, removed}]) => ({rule, applied, suggested, removed}))
      .filter(({applied, suggested, removed}) => applied + suggested + removed > 0)
      .sort((left, right) => sum(right) - sum(left) || compare(left.rule, right.rule))
  }

  /** Of letters and marks that were misread and corrected; the most frequent first. */
  get confusions(): ConfusionCount[] {
    return [...this.#confusions]
      .map(([key, count]) => {
        const [seen, meant] = key.split('\0') as [string, string]
        return {seen, meant, count}
      })
      .sort(
        (left, right) =>
          right.count - left.count ||
          compare(left.meant, right.meant) ||
          compare(left.seen, right.seen)
      )
  }

  /** How many changes have a confidence of each step of 0.05; routine ones and removals left out. */
  get confidences(): {readonly applied: readonly number[]; readonly suggested: readonly number[]} {
    return {applied: this.#applied, suggested: this.#suggested}
  }

  #numberOf(rule: string): number {
    const known = this.#rules.get(rule)
    if (known !== undefined) return known
    this.#rules.set(rule, this.#rules.size)
    return this.#rules.size - 1
  }

  #countRule(rule: string, type: ChangeType): void {
    let counts = this.#byRule.get(rule)
    if (counts === undefined) {
      counts = {applied: 0, suggested: 0, removed: 0, decided: 0}
      this.#byRule.set(rule, counts)
    }
    counts[type]++
  }

  #countConfusion(source: string, {start, end, after}: ChangeData): void {
    const {seen, meant} = trim(Array.from(source.slice(start, end)), Array.from(after))
    if (seen.length > LONGEST_CONFUSION || meant.length > LONGEST_CONFUSION) return
    if (/\s/.test(seen.join('') + meant.join(''))) return
    const key = `${seen.join('')}\0${meant.join('')}`
    this.#confusions.set(key, (this.#confusions.get(key) ?? 0) + 1)
  }
}

/** Without what both have at their ends. */
function trim(before: string[], after: string[]): {seen: string[]; meant: string[]} {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return {
    seen: before.slice(head, before.length - tail),
    meant: after.slice(head, after.length - tail)
  }
}

function sum({applied, suggested, removed}: RuleCount): number {
  return applied + suggested + removed
}

/** By UTF-16 units: the same everywhere. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
