import {accountForAbsent} from './keep/absent.ts'
import {cacheKey, sha256} from './base/cache-key.ts'
import {placesOf} from './find/discover.ts'
import type {Input} from './find/input.ts'
import {DiskPace} from './disk/disk-pace.ts'
import {failureEvent, nothing, unchangedEvent} from './keep/document-event.ts'
import {exitCode} from './base/exit-code.ts'
import {DocumentFailure, messageOf, RunFailure} from './base/failure.ts'
import type {Manifest} from './keep/manifest.ts'
import type {ManifestRecord, OutputRecord} from './keep/manifest-record.ts'
import type {Result, Task} from './work/process-document.ts'
import {readInput} from './disk/read-input.ts'
import type {AbsentCount, DocumentEvent} from './tell/reporter.ts'
import type {RunOptions} from './run-options.ts'
import type {Warning} from './base/warning.ts'
import {
  checkOutput,
  findInputsIn,
  removeOutputs,
  writeOutputs,
  type OutputState
} from './keep/write-outputs.ts'

/** Where the results of a run go, and what is on record of them. */
export interface Target {
  readonly out: string
  readonly manifest: Manifest
}

/** A document read, and the key that its results will stand under. */
export interface Read {
  readonly task: Task
  readonly key: string
}

/** Is told what became of a document. */
export type Emit = (event: DocumentEvent) => void

/** Takes in documents one by one, and keeps what came of them, on the disk and on record. */
export class Keeper {
  readonly #options: RunOptions
  readonly #target: Target | undefined
  /** Whether there may be documents that could not be seen. */
  #blind = false
  readonly #inputDisk = new DiskPace()
  readonly #outputDisk = new DiskPace()
  /** Folders of outputs that are known to stand. */
  readonly #folders = new Set<string>()
  /** Those that were found to be no links. */
  readonly #sound = new Set<string>()
  #isInput: Promise<(path: string) => boolean> | undefined

  /**
   * @param options What the run is asked to do.
   * @param target Where results go; undefined where nothing is written.
   */
  constructor(options: RunOptions, target?: Target) {
    this.#options = options
    this.#target = target
  }

  /**
   * @param input A document.
   * @param emit Is told of it where it needs nothing done or cannot be read.
   * @returns The document, where there is something to do for it.
   */
  async read(input: Input, emit: Emit): Promise<Read | undefined> {
    const {path} = input
    const before = this.#target?.manifest.find(path)
    let task: Task
    try {
      if (input.problem !== undefined) throw input.problem
      task = await this.#take(input)
    } catch (error) {
      if (!(error instanceof DocumentFailure)) throw error
      emit(failureEvent(path, input.bytes, error))
      if (input.problem?.code === 'UNREADABLE') this.#blind = true
      const {code, message} = error
      const outputs = before?.outputs ?? []
      await this.append([{...blank(path, input.bytes), outputs, code, message}])
      return undefined
    }
    const {pipelineKey, documentKey} = this.#options
    const key = cacheKey(path, task.sha256, pipelineKey, documentKey?.(path, task.sha256) ?? '')
    if (!(await this.#isSettled(task, key, emit))) return {task, key}
    if (before !== undefined && this.#target?.manifest.lacks(path, false) === true) {
      await this.append([{...before, absent: false}])
    }
    return undefined
  }

  async #take(input: Input): Promise<Task> {
    const {path, file, pages} = input
    const {given, maxFileSize} = this.#options
    if (pages === undefined) {
      const known = given?.find((document) => document.path === path)
      const bytes = known?.bytes ?? (await readInput(file, maxFileSize, this.#inputDisk))
      return {path, bytes, sha256: sha256(bytes)}
    }
    const read: Task[] = []
    for (const page of pages) read.push(await this.#take(page))
    const bytes = Buffer.concat(read.map((page) => page.bytes))
    if (bytes.length > maxFileSize) {
      const message = `its pages have ${bytes.length} bytes, more than the limit of ${maxFileSize}`
      throw new DocumentFailure('TOO_LARGE', message)
    }
    // As of the list that `sha256sum` prints of the files.
    const list = read.map((page) => `${page.sha256}  ${page.path}\n`).join('')
    const facts = read.map((page) => ({...page, bytes: page.bytes.length}))
    return {path, bytes, sha256: sha256(Buffer.from(list)), pages: facts}
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
      const state = await this.#check(this.#target.out, output)
      if (state === 'lost') return false
      if (state === 'edited') edited.push(output.path)
    }
    if (edited.length === 0) {
      emit({...unchangedEvent(record), bytes: size})
    } else {
      const message = `edited since it was written: ${edited.join(', ')}; --force writes it anew`
      if (verify === true) emit(failureEvent(path, size, {code: 'OUTPUT_EDITED', message}))
      else {
        const warning: Warning = {code: 'OUTPUT_EDITED', message}
        emit({...unchangedEvent(record), bytes: size, warnings: [warning]})
      }
    }
    return true
  }

  async #check(out: string, output: OutputRecord): Promise<OutputState> {
    const thorough = this.#options.verify ?? false
    const place = {out, known: this.#sound, pace: this.#outputDisk}
    return await checkOutput(place, output, thorough)
  }

  /** Documents may stand in the output folder: they are never taken for outputs. */
  async #inputs({out}: Target): Promise<(path: string) => boolean> {
    this.#isInput ??= placesOf(this.#options.sources).then((places) => findInputsIn(out, places))
    return await this.#isInput
  }

  /**
   * Writes what came of a document, and tells of it.
   *
   * @param read The document.
   * @param result What came of it.
   * @param folders Takes up the folders that are to be brought to the disk.
   * @param emit Is told of it.
   * @returns What is to be put on record.
   */
  async keep(
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
          : await writeOutputs(task.path, result.outputs, {
              out: target.out,
              layout: this.#options.layout,
              known: this.#folders,
              changed: folders
            })
      const text = target === undefined ? result.outputs.map(textOf).join('') : null
      const bytes = task.bytes.length
      emit({...nothing, path: task.path, bytes, status: 'done', counts, warnings, text})
      return {...base, status: 'done', outputs, counts, warnings, milliseconds}
    } catch (error) {
      if (!(error instanceof DocumentFailure)) throw error
      const {code, message} = error
      const before = this.#target?.manifest.get(task.path)?.outputs ?? []
      const outputs =
        this.#target === undefined || code === 'WRITE_FAILED'
          ? before
          : await removeOutputs(this.#target.out, before, await this.#inputs(this.#target))
      emit(failureEvent(task.path, task.bytes.length, error))
      // A disk that was too small may have grown: such a document is done again.
      const lasting = code === 'WRITE_FAILED' || code === 'INTERNAL' ? null : key
      return {...base, key: lasting, outputs, code, message, milliseconds}
    }
  }

  /**
   * Closes the account of a run that went through all its documents: what is on record of others
   * is marked, and their outputs are taken away where that is asked.
   *
   * @returns How many documents on record are no longer there, and how many lost their outputs now.
   */
  async finish(): Promise<AbsentCount> {
    const target = this.#target
    if (target === undefined) return {absent: 0, pruned: 0}
    const {reporter, prune, sources} = this.#options
    try {
      // What is still being written is not gone.
      if ((sources.unfinished?.size ?? 0) > 0) return {absent: 0, pruned: 0}
      if (!this.#blind) {
        const inputs = prune === true ? await this.#inputs(target) : null
        return await accountForAbsent(target, reporter, inputs)
      }
      reporter.note('a folder could not be read, so no document is taken to be gone')
      return {absent: 0, pruned: 0}
    } finally {
      await orFailure(target.manifest.end())
    }
  }

  /**
   * @param records What is to be put on record.
   * @throws RunFailure (environment) where that cannot be done.
   */
  async append(records: readonly ManifestRecord[]): Promise<void> {
    if (this.#target !== undefined) await orFailure(this.#target.manifest.append(records))
  }
}

async function orFailure(written: Promise<void>): Promise<void> {
  try {
    await written
  } catch (error) {
    const message = `the manifest cannot be written: ${messageOf(error)}`
    throw new RunFailure(exitCode.environment, message, error)
  }
}

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

function textOf({bytes}: {readonly bytes: Uint8Array}): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
}
