import type {EvaluationReport, ShownConfusion} from './evaluation.ts'

/** What correction does to sound text: to the truth itself. */
export interface HarmReport {
  /** Characters of the truth. */
  readonly characters: number
  /** Errors that correction made. */
  readonly changed: number
  readonly share: number | null
  readonly changedDocuments: readonly string[]
  /** What was written where another was meant; `before` is 0. */
  readonly confusions: readonly ShownConfusion[]
}

/**
 * @param report An evaluation of pages whose reading is their truth.
 * @returns What of it tells the harm.
 */
export function harmReport({all, madeWorse, confusions}: EvaluationReport): HarmReport {
  return {
    characters: all.characters,
    changed: all.errorsAfter,
    share: all.cerAfter,
    changedDocuments: madeWorse,
    confusions
  }
}
