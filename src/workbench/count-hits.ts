import type {CorrectionRecord, DocumentRecord, RuleId} from '../index.ts'

/** What a rule did in a run. */
export interface RuleHits {
  /** Applied corrections, removals included. */
  readonly applied: number
  readonly suggested: number
  /** Documents in which it did something. */
  readonly documents: number
}

/** The parts of a record that tell what rules did. */
export type HitRecord = Pick<DocumentRecord, 'corrections' | 'suggestions' | 'removed'>

/** Counts what rules did, record by record. */
export class HitCounts {
  readonly #hits = new Map<RuleId, {applied: number; suggested: number; documents: number}>()

  /** Takes in a record. */
  add({corrections, suggestions, removed}: HitRecord): void {
    const seen = new Set<RuleId>()
    const count = (
      list: readonly Pick<CorrectionRecord, 'rule'>[],
      as: 'applied' | 'suggested'
    ): void => {
      for (const {rule} of list) {
        const hits = this.#hits.get(rule) ?? {applied: 0, suggested: 0, documents: 0}
        this.#hits.set(rule, hits)
        hits[as]++
        seen.add(rule)
      }
    }
    count(corrections, 'applied')
    count(removed, 'applied')
    count(suggestions, 'suggested')
    for (const rule of seen) this.#hits.get(rule)!.documents++
  }

  /** @returns What a rule did in all records so far. */
  of(rule: RuleId): RuleHits {
    return this.#hits.get(rule) ?? {applied: 0, suggested: 0, documents: 0}
  }

  /** @returns The rules that did something. */
  rules(): RuleId[] {
    return [...this.#hits.keys()]
  }
}
