import {constants} from 'node:fs'
import {open, type FileHandle} from 'node:fs/promises'
import {join} from 'node:path'
import type {FailureCode} from './failure.ts'
import {exitCode} from './exit-code.ts'
import {RunFailure} from './failure.ts'
import type {Counts} from './process-document.ts'
import {stateFolderName} from './lock.ts'
import type {Warning} from './warning.ts'

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
  readonly outputs: readonly OutputRecord[]
  readonly counts: Counts | null
  readonly warnings: readonly Warning[]
  readonly code: FailureCode | null
  readonly message: string | null
  readonly milliseconds: number
}

const version = 1
const header = `${JSON.stringify({manifest: version})}\n`

/**
 * The account of an output folder: JSON Lines, only ever added to, one record a document. A last
 * line that a crash cut is taken off; other lines that cannot be read are counted and passed over.
 */
export class Manifest {
  /** Lines that could not be read. */
  readonly damagedLines: number
  readonly #handle: FileHandle
  readonly #records: Map<string, ManifestRecord>

  private constructor(
    handle: FileHandle,
    records: Map<string, ManifestRecord>,
    damagedLines: number
  ) {
    this.#handle = handle
    this.#records = records
    this.damagedLines = damagedLines
  }

  /**
   * @param out The output folder, locked by this process.
   * @returns Its manifest, a new one where there is none.
   * @throws RunFailure (usage) where a later version of the program wrote it; what the system says.
   */
  static async open(out: string): Promise<Manifest> {
    const file = join(out, stateFolderName, 'manifest.jsonl')
    const {O_RDWR, O_CREAT, O_APPEND} = constants
    const handle = await open(file, O_RDWR | O_CREAT | O_APPEND)
    try {
      const {records, damagedLines, wholeBytes} = await readRecords(handle, file)
      const {size} = await handle.stat()
      if (size > wholeBytes) await handle.truncate(wholeBytes)
      if (wholeBytes === 0) await handle.appendFile(header)
      return new Manifest(handle, records, damagedLines)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** @returns What is on record of a document. */
  get(path: string): ManifestRecord | undefined {
    return this.#records.get(path)
  }

  /** Puts records down. They are safe from a crash of the program, from one of the machine after `close`. */
  async append(records: readonly ManifestRecord[]): Promise<void> {
    if (records.length === 0) return
    await this.#handle.appendFile(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  }

  async close(): Promise<void> {
    try {
      await this.#handle.sync()
    } finally {
      await this.#handle.close()
    }
  }
}

interface Content {
  readonly records: Map<string, ManifestRecord>
  readonly damagedLines: number
  /** Up to the end of the last whole line. */
  readonly wholeBytes: number
}

async function readRecords(handle: FileHandle, file: string): Promise<Content> {
  const records = new Map<string, ManifestRecord>()
  let damagedLines = 0
  let wholeBytes = 0
  let first = true
  for await (const line of linesOf(handle)) {
    wholeBytes += line.length + 1
    const value = parseLine(line)
    if (first) {
      first = false
      refuseFuture(value, file)
      if (isHeader(value)) continue
    }
    if (isRecord(value)) records.set(value.path, value)
    else damagedLines++
  }
  return {records, damagedLines, wholeBytes}
}

/** Whole lines, as bytes: a cut last one is left out. */
async function* linesOf(handle: FileHandle): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(1 << 16)
  let rest = Buffer.alloc(0)
  let position = 0
  for (;;) {
    const {bytesRead} = await handle.read(chunk, 0, chunk.length, position)
    if (bytesRead === 0) return
    position += bytesRead
    let pending = Buffer.concat([rest, chunk.subarray(0, bytesRead)])
    for (let end = pending.indexOf(10); end !== -1; end = pending.indexOf(10)) {
      yield pending.subarray(0, end)
      pending = pending.subarray(end + 1)
    }
    rest = pending
  }
}

function parseLine(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString())
  } catch {
    return undefined
  }
}

function isHeader(value: unknown): value is {manifest: number} {
  return typeof value === 'object' && value !== null && 'manifest' in value
}

function refuseFuture(value: unknown, file: string): void {
  if (isHeader(value) && value.manifest !== version) {
    const message = `${file}: written by another version of laodoc (manifest ${value.manifest}); use that one, or another output folder`
    throw new RunFailure(exitCode.usage, message)
  }
}

function isRecord(value: unknown): value is ManifestRecord {
  if (typeof value !== 'object' || value === null) return false
  const {path, key, status, outputs} = value as Partial<ManifestRecord>
  return (
    typeof path === 'string' &&
    (key === null || typeof key === 'string') &&
    (status === 'done' || status === 'failed') &&
    Array.isArray(outputs)
  )
}
