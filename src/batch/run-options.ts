import type {Sources} from './find/discover.ts'
import type {Input} from './find/input.ts'
import type {ExitCode} from './base/exit-code.ts'
import type {Format} from './find/formats.ts'
import type {Layout} from './find/plan.ts'
import type {ProcessorSettings} from './work/processor.ts'
import type {Reporter, Summary} from './tell/reporter.ts'
import type {Shard} from './find/shard.ts'

/** What a run is asked to do. */
export interface RunOptions {
  readonly sources: Sources
  /** Documents that are at hand already (standard input), by path. */
  readonly given?: readonly {readonly path: string; readonly bytes: Uint8Array}[]
  /** Where outputs go; null where nothing is to be written. */
  readonly out: string | null
  readonly formats: readonly Format[]
  /** Where outputs stand in the output folder (default: `folder`). */
  readonly layout?: Layout
  /** Which of the documents are this run's (default: all); other processes do the others. */
  readonly shard?: Shard | undefined
  /** The core, for whichever thread runs it; asked for when there is a document to be done. */
  readonly processor: ProcessorSettings | (() => Promise<ProcessorSettings>)
  /** All that outputs depend on besides the document. */
  readonly pipelineKey: string
  /** The parts of that, by name, to tell what differs between two runs (default: none). */
  readonly pipelineParts?: Readonly<Record<string, string | null>>
  /** What the outputs of one document depend on besides; '' for nothing (default: nothing). */
  readonly documentKey?: (path: string, sha256: string) => string
  /**
   * What can only be settled once the documents are known and the output folder is held (optional);
   * takes the place of `processor`, `pipelineKey` and `pipelineParts`. It is given the documents of
   * all shards.
   */
  readonly prepare?: (inputs: AsyncIterable<Input>) => Promise<Pipeline>
  /** How many batches at once; 1 runs without threads. */
  readonly jobs: number
  /** What a thread's heap may hold, in megabytes (default: as the engine sees fit). */
  readonly memory?: number
  /** The greatest document, in bytes. */
  readonly maxFileSize: number
  /** Do what is done already. */
  readonly force?: boolean
  /** Do again what failed and would fail again. */
  readonly retryFailed?: boolean
  /** Read the outputs that stand, and fail documents whose outputs were edited. */
  readonly verify?: boolean
  /** Stop at the first failure. */
  readonly bail?: boolean
  /** Take away the outputs of documents that are no longer there. */
  readonly prune?: boolean
  /** Take the lock from whoever holds it. */
  readonly breakLock?: boolean
  /** Asks to begin nothing more; what is begun is ended. */
  readonly stop?: AbortSignal
  readonly reporter: Reporter
}

/** The core of a run, and what outputs depend on besides the document. */
export type Pipeline = Pick<RunOptions, 'processor' | 'pipelineKey' | 'pipelineParts'>

/** How a run ended. */
export interface RunResult {
  readonly summary: Summary
  /** Without what a signal or a check adds. */
  readonly exitCode: ExitCode
}
