import type {Plan} from '../find/plan.ts'
import type {Warning} from '../base/warning.ts'
import type {FailureCode} from '../base/failure.ts'
import type {Counts} from '../work/process-document.ts'

/** What became of one document. */
export interface DocumentEvent {
  readonly path: string
  readonly bytes: number
  /** `unchanged`: nothing that the outputs depend on has changed since they were written. */
  readonly status: 'done' | 'unchanged' | 'failed'
  readonly counts: Counts | null
  readonly warnings: readonly Warning[]
  readonly code: FailureCode | null
  readonly message: string | null
  /** What is to be shown of it on stdout (differences of a check). */
  readonly text: string | null
}

/** A document that was not done. */
export interface Failure {
  readonly path: string
  readonly code: FailureCode
  readonly message: string
}

/** A document on record that is no longer there. */
export interface AbsentEvent {
  readonly path: string
  /** What was written for it, below the output folder. */
  readonly outputs: readonly string[]
  /** Whether that was taken away; what someone edited stays. */
  readonly pruned: boolean
}

/** Documents on record that a run did not find. */
export interface AbsentCount {
  /** Those whose outputs still stand. */
  readonly absent: number
  /** Those whose outputs this run took away. */
  readonly pruned: number
}

/** What a run comes to. */
export interface Summary {
  readonly documents: number
  readonly bytes: number
  readonly done: number
  readonly unchanged: number
  readonly failed: number
  /** Documents in which something was corrected. */
  readonly corrected: number
  readonly corrections: number
  readonly suggestions: number
  readonly removed: number
  readonly suspect: number
  readonly warnings: number
  readonly failures: readonly Failure[]
  /** Documents on record that are no longer there, and whose outputs stand. */
  readonly absent: number
  /** Documents no longer there whose outputs were taken away. */
  readonly pruned: number
  /** Whether the run was asked to stop before its end. */
  readonly stopped: boolean
  readonly milliseconds: number
}

/** Who is told how a run goes. */
export interface Reporter {
  start(plan: Plan): void
  document(event: DocumentEvent): void
  /** Told at the end of a run, where there are such documents. */
  absent?(event: AbsentEvent): void
  /** Something about the run itself. */
  note(message: string): void
  end(summary: Summary): void
}
