import {setMaxListeners} from 'node:events'
import pLimit from 'p-limit'
import {batches, type Batch} from './batches.ts'
import {cacheKey, sha256} from './cache-key.ts'
import {discover, type Input, type SkipReason, type Sources} from './discover.ts'
import {exitCode, mostSevere, type ExitCode} from './exit-code.ts'
import {DocumentFailure, exitCodeOf, messageOf, RunFailure} from './failure.ts'
import {lockFolder, type Lock} from './lock.ts'
import {Manifest, type ManifestRecord} from './manifest.ts'
import {plan, type Format, type Plan} from './plan.ts'
import {createInlinePool, createThreadPool, type Pool} from './pool.ts'
import type {ProcessorSettings} from './processor.ts'
import type {Result, Task} from './process-document.ts'
import {readInput} from './read-input.ts'
import type {DocumentEvent, Reporter, Summary} from './reporter.ts'
import {Tally} from './tally.ts'
import {Window} from './window.ts'
import {checkOutput, removeOutputs, writeOutputs} from './write-outputs.ts'
import {sweepTemporaries, syncFolder} from './write-atomic.ts'
import type {Warning} from './warning.ts'

/** A batch is full at this many bytes; a task costs as much as a small page (see `batches`). */
const batchBytes = 128 * 1024
const batchCount = 64
/** Below this many bytes threads cost more than they bring. */
const inlineBytes = 256 * 1024
/** What documents in work may hold together; their results take a few times as much. */
const windowBytes = 64 * 1024 * 1024
const openFiles = 16

/** What a run is asked to do. */
export interface RunOptions {
  readonly sources: Sources
  /** Documents that are at hand already (standard input), by path. */
  readonly given?: readonly {readonly path: string; readonly bytes: Uint8Array}[]
  /** Where outputs go; null where nothing is to be written. */
  readonly out: string | null
  readonly formats: readonly Format[]
  /** The core, for whichever thread runs it. */
  readonly processor: ProcessorSettings
  /** All that outputs depend on besides the document. */
  readonly pipelineKey: string
  /**
   * What can only be settled once the documents are known and the output folder is held (optional);
   * takes the place of `processor` and `pipelineKey`.
   */
  readonly prepare?: (
    inputs: AsyncIterable<Input>
  ) => Promise<Pick<RunOptions, 'processor' | 'pipelineKey'>>
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
  /** Take the lock from whoever holds it. */
  readonly breakLock?: boolean
  /** Asks to begin nothing more; what is begun is ended. */
  readonly stop?: AbortSignal
  readonly reporter: Reporter
}

/** How a run ended. */
export interface RunResult {
  readonly summary: Summary
  /** Without what a signal or a check adds. */
  readonly exitCode: ExitCode
}

/**
 * Takes documents through the core, many at a time, each alone in its failure.
 *
 * @param options What, where to, how.
 * @returns What it came to.
 * @throws RunFailure for what ends the whole run before work begins (usage, lock, output folder).
 */
export async function run(options: RunOptions): Promise<RunResult> {
  const find = (skipped?: (reason: SkipReason, path: string) => void): AsyncIterable<Input> =>
    inputsOf(options, skipped)
  const planned = await plan(find, {out: options.out ?? undefined, formats: options.formats})
  if (options.out === null)
    return await new Run(await prepare(options, find), planned).execute(find())
  const lock = await lockFolder(options.out, options.breakLock ?? false)
  try {
    return await runLocked(options, options.out, planned, find, lock)
  } finally {
    await lock.release()
  }
}

async function runLocked(
  options: RunOptions,
  out: string,
  planned: Plan,
  find: () => AsyncIterable<Input>,
  lock: Lock
): Promise<RunResult> {
  const manifest = await openManifest(out)
  try {
    if (lock.takenOver) {
      const swept = await sweepTemporaries(out)
      options.reporter.note(
        `the run before this one was cut short; ${swept} unfinished files were taken away`
      )
    }
    if (manifest.damagedLines > 0) {
      options.reporter.note(`${manifest.damagedLines} damaged lines of the manifest are left aside`)
    }
    return await new Run(await prepare(options, find), planned, {out, manifest}).execute(find())
  } finally {
    await manifest.close().catch((error: unknown) => {
      options.reporter.note(`the manifest could not be brought to the disk: ${messageOf(error)}`)
    })
  }
}

async function prepare(options: RunOptions, find: () => AsyncIterable<Input>): Promise<RunOptions> {
  return options.prepare === undefined ? options : {...options, ...(await options.prepare(find()))}
}

async function openManifest(out: string): Promise<Manifest> {
  try {
    return await Manifest.open(out)
  } catch (error) {
    if (error instanceof RunFailure) throw error
    const message = `${out}: the output folder cannot be written: ${messageOf(error)}`
    throw new RunFailure(exitCode.environment, message, error)
  }
}

async function* inputsOf(
  options: RunOptions,
  skipped?: (reason: SkipReason, path: string) => void
): AsyncGenerator<Input> {
  for (const {path, bytes} of options.given ?? []) yield {file: '-', path, bytes: bytes.length}
  yield* discover(options.sources, skipped)
}

interface Target {
  readonly out: string
  readonly manifest: Manifest
}

/** A document read, and what is on record of it. */
interface Read {
  readonly task: Task
  readonly key: string
}

/** One run under way. */
class Run {
  readonly #options: RunOptions
  readonly #plan: Plan
  readonly #target: Target | undefined
  readonly #tally = new Tally()
  readonly #limit = pLimit(openFiles)
  readonly #halt = new AbortController()
  #fatal: RunFailure | undefined

  constructor(options: RunOptions, planned: Plan, target?: Target) {
    this.#options = options
    this.#plan = planned
    this.#target = target
  }

  async execute(inputs: AsyncIterable<Input>): Promise<RunResult> {
    const {reporter, stop} = this.#options
    const began = performance.now()
    const halt = (): void => {
      this.#halt.abort()
    }
    stop?.addEventListener('abort', halt)
    if (stop?.aborted === true) halt()
    setMaxListeners(0, this.#halt.signal)
    reporter.start(this.#plan)
    const pool = await this.#createPool()
    try {
      await this.#processAll(inputs, pool)
    } finally {
      stop?.removeEventListener('abort', halt)
      await pool.close()
    }
    const summary = this.#tally.summary(this.#halt.signal.aborted, performance.now() - began)
    reporter.end(summary)
    if (this.#fatal !== undefined) throw this.#fatal
    return {summary, exitCode: mostSevere(...summary.failures.map(({code}) => exitCodeOf(code)))}
  }

  async #createPool(): Promise<Pool> {
    const {jobs, processor, memory} = this.#options
    const few = this.#plan.bytes < inlineBytes || this.#plan.documents === 1
    if (jobs === 1 || few) return createInlinePool(processor)
    return await createThreadPool(processor, jobs, memory)
  }

  async #processAll(inputs: AsyncIterable<Input>, pool: Pool): Promise<void> {
    const window = new Window(this.#options.jobs * 2 + 1, windowBytes)
    let told = Promise.resolve()
    for await (const batch of batches(inputs, batchBytes, batchCount)) {
      await window.enter(batch.bytes)
      if (this.#halt.signal.aborted) break
      const events: DocumentEvent[] = []
      const work = this.#processBatch(batch, pool, events)
        .catch((error: unknown) => {
          this.#fail(error)
        })
        .finally(() => {
          window.leave(batch.bytes)
        })
      // Told in the order of the documents, whichever batch is done first.
      told = Promise.all([told, work]).then(() => {
        this.#tell(batch, events)
      })
    }
    await told
  }

  #tell(batch: Batch, events: readonly DocumentEvent[]): void {
    const byPath = new Map(events.map((event) => [event.path, event]))
    for (const {path} of batch.inputs) {
      const event = byPath.get(path)
      if (event !== undefined) this.#options.reporter.document(event)
    }
  }

  /** What is no fault of a document ends the run. */
  #fail(error: unknown): void {
    this.#fatal ??=
      error instanceof RunFailure
        ? error
        : new RunFailure(exitCode.internal, `a defect of the program: ${messageOf(error)}`, error)
    this.#halt.abort()
  }

  async #processBatch(batch: Batch, pool: Pool, events: DocumentEvent[]): Promise<void> {
    const emit = (event: DocumentEvent): void => {
      events.push(event)
      this.#count(event)
    }
    const reads = await settle(
      batch.inputs.map((input) => this.#limit(() => this.#readAndLookUp(input, emit)))
    )
    const fresh = reads.done.filter((read) => read !== undefined)
    const tasks = fresh.map(({task}) => task)
    const results = tasks.length === 0 ? [] : await pool.run(tasks, this.#halt.signal)
    const folders = new Set<string>()
    const kept = await settle(
      results.map((result, index) =>
        this.#limit(() => this.#keep(fresh[index]!, result, folders, emit))
      )
    )
    await Promise.all([...folders].map((folder) => this.#limit(() => syncFolder(folder))))
    await this.#append(kept.done)
    for (const error of [...reads.errors, ...kept.errors]) throw error
  }

  /** @returns The document, where there is something to do for it. */
  async #readAndLookUp(input: Input, emit: Emit): Promise<Read | undefined> {
    if (this.#halt.signal.aborted) return undefined
    const {path} = input
    let task: Task
    try {
      if (input.problem !== undefined) throw input.problem
      const given = this.#options.given?.find((document) => document.path === path)
      const bytes = given?.bytes ?? (await readInput(input.file, this.#options.maxFileSize))
      task = {path, bytes, sha256: sha256(bytes)}
    } catch (error) {
      if (!(error instanceof DocumentFailure)) throw error
      emit(failureEvent(path, input.bytes, error))
      await this.#append([{...blank(path, input.bytes), code: error.code, message: error.message}])
      return undefined
    }
    const key = cacheKey(path, task.sha256, this.#options.pipelineKey)
    return (await this.#isSettled(task, key, emit)) ? undefined : {task, key}
  }

  /** Whether what is on record of the document still holds, so that nothing is to be done. */
  async #isSettled({path, bytes}: Task, key: string, emit: Emit): Promise<boolean> {
    const {force, retryFailed, verify} = this.#options
    const record = this.#target?.manifest.get(path)
    if (this.#target === undefined || force === true || record?.key !== key) return false
    const size = bytes.length
    if (record.status === 'failed') {
      if (retryFailed === true || record.code === null) return false
      emit(failureEvent(path, size, {code: record.code, message: record.message ?? ''}))
      return true
    }
    const edited: string[] = []
    for (const output of record.outputs) {
      const state = await checkOutput(this.#target.out, output, verify ?? false)
      if (state === 'lost') return false
      if (state === 'edited') edited.push(output.path)
    }
    if (edited.length === 0) {
      emit({...unchanged(record), bytes: size})
    } else {
      const message = `edited since it was written: ${edited.join(', ')}; --force writes it anew`
      if (verify === true) emit(failureEvent(path, size, {code: 'OUTPUT_EDITED', message}))
      else {
        const warning: Warning = {code: 'OUTPUT_EDITED', message}
        emit({...unchanged(record), bytes: size, warnings: [warning]})
      }
    }
    return true
  }

  /** Writes what came of a document, and tells of it. */
  async #keep(
    {task, key}: Read,
    result: Result,
    folders: Set<string>,
    emit: Emit
  ): Promise<ManifestRecord> {
    const base = {...blank(task.path, task.bytes.length), key, input: task.sha256}
    const {milliseconds} = result
    try {
      if ('code' in result) throw new DocumentFailure(result.code, result.message)
      const {counts, warnings} = result
      const target = this.#target
      const outputs =
        target === undefined
          ? []
          : await writeOutputs(target.out, task.path, result.outputs, folders)
      const text = target === undefined ? result.outputs.map(textOf).join('') : null
      const bytes = task.bytes.length
      emit({...nothing, path: task.path, bytes, status: 'done', counts, warnings, text})
      return {...base, status: 'done', outputs, counts, warnings, milliseconds}
    } catch (error) {
      if (!(error instanceof DocumentFailure)) throw error
      const {code, message} = error
      const before = this.#target?.manifest.get(task.path)
      if (this.#target !== undefined && before !== undefined && code !== 'WRITE_FAILED') {
        await removeOutputs(this.#target.out, before.outputs)
      }
      emit(failureEvent(task.path, task.bytes.length, error))
      // A disk that was too small may have grown: such a document is done again.
      const lasting = code === 'WRITE_FAILED' || code === 'INTERNAL' ? null : key
      return {...base, key: lasting, code, message, milliseconds}
    }
  }

  async #append(records: readonly ManifestRecord[]): Promise<void> {
    try {
      await this.#target?.manifest.append(records)
    } catch (error) {
      const message = `the manifest cannot be written: ${messageOf(error)}`
      throw new RunFailure(exitCode.environment, message, error)
    }
  }

  #count(event: DocumentEvent): void {
    this.#tally.add(event)
    if (event.status === 'failed' && this.#options.bail === true) this.#halt.abort()
  }
}

type Emit = (event: DocumentEvent) => void

/** Waits for all, so that nothing goes on behind an error. */
async function settle<T>(work: readonly Promise<T>[]): Promise<{done: T[]; errors: unknown[]}> {
  const done: T[] = []
  const errors: unknown[] = []
  for (const result of await Promise.allSettled(work)) {
    if (result.status === 'fulfilled') done.push(result.value)
    else errors.push(result.reason)
  }
  return {done, errors}
}

const nothing = {counts: null, warnings: [], code: null, message: null, text: null}

function blank(path: string, bytes: number): ManifestRecord {
  return {
    path,
    key: null,
    input: null,
    bytes,
    status: 'failed',
    outputs: [],
    counts: null,
    warnings: [],
    code: null,
    message: null,
    milliseconds: 0
  }
}

function unchanged({path, counts}: ManifestRecord): Omit<DocumentEvent, 'bytes'> {
  return {...nothing, path, status: 'unchanged', counts}
}

function failureEvent(
  path: string,
  bytes: number,
  {code, message}: Pick<DocumentFailure, 'code' | 'message'>
): DocumentEvent {
  return {...nothing, path, bytes, status: 'failed', code, message}
}

function textOf({bytes}: {readonly bytes: Uint8Array}): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
}
