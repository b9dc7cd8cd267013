import {compareNames} from '../base/compare-names.ts'
import type {AbsentCount, DocumentEvent, Failure, Summary} from './reporter.ts'

/** Adds up what became of documents. */
export class Tally {
  readonly #failures: Failure[] = []
  #documents = 0
  #bytes = 0
  #done = 0
  #unchanged = 0
  #corrected = 0
  #corrections = 0
  #suggestions = 0
  #removed = 0
  #suspect = 0
  #warnings = 0

  add({path, bytes, status, counts, warnings, code, message}: DocumentEvent): void {
    this.#documents++
    this.#bytes += bytes
    this.#warnings += warnings.length
    if (status === 'done') this.#done++
    if (status === 'unchanged') this.#unchanged++
    if (code !== null) this.#failures.push({path, code, message: message ?? ''})
    if (counts === null) return
    if (counts.corrections + counts.removed > 0) this.#corrected++
    this.#corrections += counts.corrections
    this.#suggestions += counts.suggestions
    this.#removed += counts.removed
    this.#suspect += counts.suspect
  }

  /**
   * @param stopped Whether the run was asked to stop.
   * @param milliseconds How long it took.
   * @param others What was on record of other documents.
   * @returns The sums; failures in the order of their paths.
   */
  summary(stopped: boolean, milliseconds: number, others: AbsentCount): Summary {
    return {
      documents: this.#documents,
      bytes: this.#bytes,
      done: this.#done,
      unchanged: this.#unchanged,
      failed: this.#failures.length,
      corrected: this.#corrected,
      corrections: this.#corrections,
      suggestions: this.#suggestions,
      removed: this.#removed,
      suspect: this.#suspect,
      warnings: this.#warnings,
      failures: this.#failures.toSorted((left, right) => compareNames(left.path, right.path)),
      ...others,
      stopped,
      milliseconds: Math.round(milliseconds)
    }
  }
}
