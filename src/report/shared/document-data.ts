/** What the page is given: made by the builder, read by the page's script; plain data. */

/** The lists of a record that a change can come from. */
export type ChangeType =
  | 'applied'
  | 'suggested'
  | 'removed'
  /** Decided in an earlier review, and no longer proposed by any rule. */
  | 'decided'

/** What a person made of a change. */
export type Verdict = 'accept' | 'reject'

/** One change; offsets are UTF-16 units of the source. */
export interface ChangeData {
  readonly type: ChangeType
  readonly rule: string
  /** '' where an earlier decision does not tell it; so is the phase. */
  readonly kind: string
  readonly phase: string
  readonly start: number
  readonly end: number
  /** What stands there after the change; '' for a removal. */
  readonly after: string
  readonly confidence: number
  /** What speaks for the change; of a removal, why. */
  readonly evidence?: string
}

/** A stretch that was kept verbatim; offsets are UTF-16 units of the source. */
export interface SuspectData {
  readonly start: number
  readonly end: number
  readonly script: string
  readonly reason: string
}

/** A heading's line; offsets are UTF-16 units of the source. */
export interface HeadingData {
  readonly start: number
  readonly end: number
  /** Counts from 1 below the document's title. */
  readonly level: number
}

/** Something noticed and left as it was, or a decision that no longer fits. */
export interface RemarkData {
  readonly line: number | null
  readonly reason: string
}

/** All that the page shows of one document; unpacked when it is opened. */
export interface DocumentData {
  readonly source: string
  /** In the order of the source. */
  readonly changes: readonly ChangeData[]
  readonly suspects: readonly SuspectData[]
  readonly headings: readonly HeadingData[]
  readonly remarks: readonly RemarkData[]
  /** Earlier decisions whose place is not found any more. */
  readonly stale: readonly RemarkData[]
}

/** What is known of a document without unpacking it. */
export interface DocumentRow {
  readonly path: string
  readonly sha256: string
  readonly title: string | null
  /** Estimated share of the letters that are still wrong, 0 to 1. */
  readonly errorRate: number
  readonly characters: number
  readonly applied: number
  readonly suggested: number
  readonly removed: number
  /** Code points in suspect blocks. */
  readonly suspect: number
  /** How many changes of each sort it has: a key of `tally-key.ts` and a count, in turns. */
  readonly tally: readonly number[]
  /** Which block of packed documents holds it, and its place there. */
  readonly chunk: number
  readonly place: number
}

/** A document that was not done. */
export interface FailureRow {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** A decision, as the file of decisions has it; offsets are code points of the source. */
export interface DecisionEntry {
  readonly verdict: Verdict
  readonly start: number
  readonly end: number
  /** What the source has before `start`, up to 20 code points. */
  readonly left: string
  readonly before: string
  readonly after: string
  readonly right: string
  readonly rule: string
  readonly kind: string
  readonly phase: string
  readonly note?: string
}

/** The decisions of one document. */
export interface DecidedDocument {
  readonly path: string
  readonly sha256: string
  readonly decisions: readonly DecisionEntry[]
}

/** What the page knows when it opens. */
export interface BatchData {
  /** The same for the same outputs; names what the browser keeps of a review. */
  readonly id: string
  /** Worst first. */
  readonly rows: readonly DocumentRow[]
  /** The rules that made or proposed a change, in the order of their first change. */
  readonly rules: readonly string[]
  /** What rules are for, as far as it is known; by their names. */
  readonly descriptions: Readonly<Record<string, string>>
  readonly failures: readonly FailureRow[]
  /** What earlier reviews decided, as the records tell it. */
  readonly decided: readonly DecidedDocument[]
}
