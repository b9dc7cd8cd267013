import {setMaxListeners} from 'node:events'
import pLimit from 'p-limit'
import {batches, type Batch} from './find/batches.ts'
import type {Input} from './find/input.ts'
import {exitCode, mostSevere} from './base/exit-code.ts'
import {DocumentFailure, exitCodeOf, isSystemError, messageOf, RunFailure} from './base/failure.ts'
import {Keeper, type Emit, type Read, type Target} from './keeper.ts'
import type {Plan} from './find/plan.ts'
import {createInlinePool, createThreadPool, type Pool} from './work/pool.ts'
import type {Result, Task} from './work/process-document.ts'
import {isPicture} from './work/read-source.ts'
import {ScanReader} from './work/scans.ts'
import type {AbsentCount, DocumentEvent} from './tell/reporter.ts'
import type {RunOptions, RunResult} from './run-options.ts'
import {Tally} from './tell/tally.ts'
import {Window} from './work/window.ts'
import {syncFolder} from './disk/write-atomic.ts'

/** A batch is full at this many bytes; a task costs as much as a small page (see `batches`). */
const batchBytes = 128 * 1024
const batchCount = 64
/** Below this many bytes threads cost more than they bring. */
const inlineBytes = 256 * 1024
/** What documents in work may hold together; their results take a few times as much. */
const windowBytes = 64 * 1024 * 1024
const openFiles = 16

/**
 * Takes documents through the core.
 *
 * @param options What, where to, how; all of it settled.
 * @param planned What lies before the run.
 * @param inputs The documents.
 * @param target Where results go; undefined where nothing is written.
 * @returns What it came to.
 * @throws RunFailure for what is no fault of a document.
 */
export async function runDocuments(
  options: RunOptions,
  planned: Plan,
  inputs: AsyncIterable<Input>,
  target?: Target
): Promise<RunResult> {
  return await new DocumentRun(options, planned, target).execute(inputs)
}

/** Documents under way. */
class DocumentRun {
  readonly #options: RunOptions
  readonly #plan: Plan
  readonly #keeper: Keeper
  readonly #tally = new Tally()
  readonly #limit = pLimit(openFiles)
  readonly #halt = new AbortController()
  readonly #scans: ScanReader
  #pool: Promise<Pool> | undefined
  #fatal: RunFailure | undefined

  constructor(options: RunOptions, planned: Plan, target?: Target) {
    this.#options = options
    this.#plan = planned
    this.#keeper = new Keeper(options, target)
    this.#scans = new ScanReader({jobs: options.jobs, out: target?.out ?? null})
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
    let others: AbsentCount = {absent: 0, pruned: 0}
    try {
      await this.#processAll(inputs)
      if (!this.#halt.signal.aborted) others = await this.#keeper.finish()
    } finally {
      stop?.removeEventListener('abort', halt)
      // A pool that could not be made has said so to the documents.
      await this.#pool?.then(
        (pool) => pool.close(),
        () => undefined
      )
      await this.#scans.close()
    }
    const summary = this.#tally.summary(
      this.#halt.signal.aborted,
      performance.now() - began,
      others
    )
    reporter.end(summary)
    if (this.#fatal !== undefined) throw this.#fatal
    return {summary, exitCode: mostSevere(...summary.failures.map(({code}) => exitCodeOf(code)))}
  }

  async #createPool(): Promise<Pool> {
    const {jobs, processor, memory} = this.#options
    const settings = typeof processor === 'function' ? await processor() : processor
    const few = this.#plan.bytes < inlineBytes || this.#plan.documents === 1
    if (jobs === 1 || few) return createInlinePool(settings)
    return await createThreadPool(settings, jobs, memory)
  }

  async #process(tasks: readonly Task[]): Promise<Result[]> {
    if (tasks.length === 0) return []
    this.#pool ??= this.#createPool()
    return await (await this.#pool).run(tasks, this.#halt.signal)
  }

  async #processAll(inputs: AsyncIterable<Input>): Promise<void> {
    const window = new Window(this.#options.jobs * 2 + 1, windowBytes)
    let told = Promise.resolve()
    for await (const batch of batches(inputs, batchBytes, batchCount)) {
      await window.enter(batch.bytes)
      if (this.#halt.signal.aborted) break
      const events: DocumentEvent[] = []
      const work = this.#processBatch(batch, events)
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
    this.#fatal ??= error instanceof RunFailure ? error : runFailure(error)
    this.#halt.abort()
  }

  async #processBatch(batch: Batch, events: DocumentEvent[]): Promise<void> {
    const emit = (event: DocumentEvent): void => {
      events.push(event)
      this.#count(event)
    }
    const reads = await settle(
      batch.inputs.map((input) => this.#limit(() => this.#read(input, emit)))
    )
    const fresh = reads.done.filter((read) => read !== undefined)
    const {done, unread, errors} = await this.#readScans(fresh)
    const results = await this.#process(done.map(({task}) => task))
    const folders = new Set<string>()
    const kept = await settle(
      [...results.map((result, index) => ({read: done[index]!, result})), ...unread].map(
        ({read, result}) => this.#limit(() => this.#keeper.keep(read, result, folders, emit))
      )
    )
    await Promise.all([...folders].map((folder) => this.#limit(() => syncFolder(folder))))
    await this.#keeper.append(kept.done)
    for (const error of [...reads.errors, ...errors, ...kept.errors]) throw error
  }

  /** Pictures are read here, not by the threads: the engines are threads of their own. */
  async #readScans(reads: readonly Read[]): Promise<{
    done: Read[]
    unread: {read: Read; result: Result}[]
    errors: unknown[]
  }> {
    const unread: {read: Read; result: Result}[] = []
    if (!reads.some(({task}) => isPicture(task))) return {done: [...reads], unread, errors: []}
    const {done, errors} = await settle(
      reads.map(async (read) => {
        const began = performance.now()
        try {
          return this.#halt.signal.aborted
            ? []
            : [{...read, task: await this.#scans.read(read.task)}]
        } catch (error) {
          if (!(error instanceof DocumentFailure)) throw error
          const {code, message} = error
          const milliseconds = Math.round(performance.now() - began)
          unread.push({read, result: {path: read.task.path, code, message, milliseconds}})
          return []
        }
      })
    )
    return {done: done.flat(), unread, errors}
  }

  async #read(input: Input, emit: Emit): Promise<Read | undefined> {
    return this.#halt.signal.aborted ? undefined : await this.#keeper.read(input, emit)
  }

  #count(event: DocumentEvent): void {
    this.#tally.add(event)
    if (event.status === 'failed' && this.#options.bail === true) this.#halt.abort()
  }
}

function runFailure(error: unknown): RunFailure {
  return isSystemError(error)
    ? new RunFailure(exitCode.environment, messageOf(error), error)
    : new RunFailure(exitCode.internal, `a defect of the program: ${messageOf(error)}`, error)
}

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
