import {exitCode} from '../base/exit-code.ts'
import {RunFailure, type FailureCode} from '../base/failure.ts'
import type {PathSetFacts} from '../find/path-set.ts'
import type {Layout} from '../find/plan.ts'
import type {Counts} from '../work/process-document.ts'
import {showLine, toJson} from '../base/show-text.ts'
import type {Warning} from '../base/warning.ts'

/** What is on record of an output file. */
export interface OutputRecord {
  /** Below the output folder, with slashes. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** What is on record of a document; the last record of a path counts. */
export interface ManifestRecord {
  readonly path: string
  /** What the outputs depend on; null where the input could not be read. */
  readonly key: string | null
  /** SHA-256 of the input; null where it could not be read. */
  readonly input: string | null
  readonly bytes: number
  readonly status: 'done' | 'failed'
  /** What stands of it; of a failed document, what an earlier run wrote. */
  readonly outputs: readonly OutputRecord[]
  readonly counts: Counts | null
  readonly warnings: readonly Warning[]
  readonly code: FailureCode | null
  readonly message: string | null
  readonly milliseconds: number
  /** True where a later run over the folder no longer found the document. */
  readonly absent?: boolean
}

/** A record in the file: it tells the run that made it, for other manifests may know the document. */
export interface StoredRecord extends ManifestRecord {
  readonly run: number
}

/** What is on record of a run: put down when it begins. */
export interface RunRecord {
  /** Counts up over all manifests of the folder. */
  readonly number: number
  /** `2/4`; null for a run over everything. */
  readonly shard: string | null
  readonly layout: Layout
  /** What outputs depend on besides documents: the key of it all, and its parts by name. */
  readonly pipeline: string
  readonly parts: Readonly<Record<string, string | null>>
  /** All documents found, those of other shards, too. */
  readonly inputs: PathSetFacts
  /** Those of this shard. */
  readonly own: PathSetFacts
}

/** Put down when a run has gone through all its documents. */
export interface EndRecord {
  /** The number of the run. */
  readonly run: number
}

/** What a line of a manifest can be; `damaged` where it is none of these. */
export type ManifestLine =
  | {readonly kind: 'header'; readonly version: unknown}
  | {readonly kind: 'record'; readonly record: StoredRecord}
  | {readonly kind: 'run'; readonly run: RunRecord}
  | {readonly kind: 'end'; readonly end: EndRecord}
  | {readonly kind: 'damaged'}

const version = 1

/** The first line of a manifest. */
export const manifestHeader = `${toJson({manifest: version})}\n`

/**
 * @param found The version that a manifest tells.
 * @param file Its name, for the message.
 * @throws RunFailure (usage) where it is not the one this program writes.
 */
export function refuseOtherVersion(found: unknown, file: string): void {
  if (found === version) return
  const message = `${showLine(file)}: written by another version of laodoc (manifest ${showLine(toJson(found))}); use that one, or another output folder`
  throw new RunFailure(exitCode.usage, message)
}

/** @returns The line of a document. */
export function recordLine(record: StoredRecord): string {
  return `${toJson(record)}\n`
}

/** @returns The line of a run that begins. */
export function runLine(begin: RunRecord): string {
  return `${toJson({begin})}\n`
}

/** @returns The line of a run that has gone through all its documents. */
export function endLine(end: EndRecord): string {
  return `${toJson({end})}\n`
}
