import {constants} from 'node:fs'
import type {FileHandle} from 'node:fs/promises'
import {join} from 'node:path'
import {listManifests, manifestPath, readManifest, type ManifestSize} from './manifest-files.ts'
import {
  endLine,
  manifestHeader,
  recordLine,
  runLine,
  type ManifestLine,
  type ManifestRecord,
  type RunRecord,
  type StoredRecord
} from './manifest-record.ts'
import {openOwn} from '../disk/plain-file.ts'
import {belongsTo, type Shard} from '../find/shard.ts'
import {prepareFolder, writeAtomic} from '../disk/write-atomic.ts'

/** What the manifests of a folder know of a document. */
interface Entry {
  readonly record: StoredRecord
  /** Whether the manifest of this run holds it, and no other one. */
  readonly own: boolean
  /** Whether this run found the document. */
  found: boolean
}

const toAppend = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT

/** A manifest is written anew when it has so many lines for each document, and so many more. */
const linesADocument = 2
const spareLines = 1000

/**
 * The account of an output folder, or of a shard: JSON Lines, only ever added to, one record a
 * document. A last line that a crash cut is taken off; other lines that cannot be read are counted
 * and passed over. What other manifests of the folder know counts, too, the latest run first, so
 * that a run in shards does not do again what a run over everything did, nor the other way round.
 */
export class Manifest {
  /** Lines that could not be read. */
  readonly damagedLines: number
  /** The number of this run. */
  readonly number: number
  /** The run before this one, of whichever shard; undefined for the first. */
  readonly before: RunRecord | undefined
  readonly #handle: FileHandle
  readonly #entries: Map<string, Entry>

  private constructor(handle: FileHandle, content: Content) {
    this.#handle = handle
    this.#entries = content.entries
    this.damagedLines = content.damagedLines
    this.before = content.lastRun
    this.number = content.number + 1
  }

  /**
   * @param out The output folder, held by this process.
   * @param shard Which shard's; undefined for a run over everything.
   * @returns Its manifest, a new one where there is none.
   * @throws RunFailure (usage) where a later version of the program wrote it; what the system says.
   */
  static async open(out: string, shard?: Shard): Promise<Manifest> {
    const path = manifestPath(shard)
    const content = new Content(shard)
    for (const other of await listManifests(out)) {
      // A shard of the same run has other documents.
      const stranger = other.shard !== undefined && other.shard.count === shard?.count
      if (other.path !== path && !stranger) await content.read(out, other.path, false)
    }
    const size = await content.read(out, path, true)
    await prepareFolder(out, path)
    if (size !== null) await mend(out, path, size, content)
    const handle = await openOwn(out, path, toAppend)
    try {
      if (size === null || size.wholeBytes === 0) await handle.appendFile(manifestHeader)
      return new Manifest(handle, content)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** @returns What is on record of a document. */
  get(path: string): ManifestRecord | undefined {
    return this.#entries.get(path)?.record
  }

  /**
   * Notes that this run found a document.
   *
   * @returns What is on record of it.
   */
  find(path: string): ManifestRecord | undefined {
    const entry = this.#entries.get(path)
    if (entry !== undefined) entry.found = true
    return entry?.record
  }

  /**
   * @param absent Whether the document is no longer there.
   * @returns Whether this manifest has yet to tell just that of a document.
   */
  lacks(path: string, absent: boolean): boolean {
    const entry = this.#entries.get(path)
    return entry?.own !== true || (entry.record.absent ?? false) !== absent
  }

  /** @returns The records of documents that this run did not find. */
  *absent(): Generator<ManifestRecord> {
    for (const {record, found} of this.#entries.values()) if (!found) yield record
  }

  /** Puts down what this run is. */
  async begin(run: Omit<RunRecord, 'number'>): Promise<void> {
    await this.#handle.appendFile(runLine({number: this.number, ...run}))
  }

  /** Puts records down. They are safe from a crash of the program, from one of the machine after `close`. */
  async append(records: readonly ManifestRecord[]): Promise<void> {
    if (records.length === 0) return
    const run = this.number
    await this.#handle.appendFile(records.map((record) => recordLine({...record, run})).join(''))
  }

  /** Puts down that this run went through all its documents. */
  async end(): Promise<void> {
    await this.#handle.appendFile(endLine({run: this.number}))
  }

  async close(): Promise<void> {
    try {
      await this.#handle.sync()
    } finally {
      await this.#handle.close()
    }
  }
}

/** What the manifests of a folder come to for one shard. */
class Content {
  readonly entries = new Map<string, Entry>()
  readonly #shard: Shard | undefined
  damagedLines = 0
  /** The greatest number of a run. */
  number = 0
  /** The run with that number. */
  lastRun: RunRecord | undefined
  /** How many documents the manifest of this run tells. */
  #own = 0
  /** What it tells of its last run. */
  #lastLines: string[] = []

  constructor(shard: Shard | undefined) {
    this.#shard = shard
  }

  async read(out: string, path: string, own: boolean): Promise<ManifestSize | null> {
    const size = await readManifest(out, path, (line) => {
      this.#take(line, own)
    })
    if (own) this.damagedLines = size?.damagedLines ?? 0
    return size
  }

  #take(line: ManifestLine, own: boolean): void {
    if (own && line.kind === 'run') this.#lastLines = [runLine(line.run)]
    if (own && line.kind === 'end') this.#lastLines.push(endLine(line.end))
    if (line.kind === 'run') {
      if (line.run.number >= this.number) this.lastRun = line.run
      this.number = Math.max(this.number, line.run.number)
    }
    if (line.kind !== 'record' || !belongsTo(this.#shard, line.record.path)) return
    const {record} = line
    const known = this.entries.get(record.path)
    if (known !== undefined && known.record.run > record.run) return
    if (own && known?.own !== true) this.#own++
    this.entries.set(record.path, {record, own, found: false})
    this.number = Math.max(this.number, record.run)
  }

  /** Whether so many lines tell little. */
  isLong(lines: number): boolean {
    return lines > linesADocument * this.#own + spareLines
  }

  /** The lines of a manifest that tells the same in as few as there are documents. */
  *lines(): Generator<string> {
    yield manifestHeader
    for (const {record, own} of this.entries.values()) {
      const forgotten = record.absent === true && record.outputs.length === 0
      if (own && !forgotten) yield recordLine(record)
    }
    yield* this.#lastLines
  }
}

/** Takes a cut last line off; writes the manifest anew where many runs made it long. */
async function mend(
  out: string,
  path: string,
  size: ManifestSize,
  content: Content
): Promise<void> {
  if (content.isLong(size.lines)) {
    await writeAtomic(join(out, path), content.lines())
    return
  }
  const handle = await openOwn(out, path, constants.O_RDWR)
  try {
    const {nlink} = await handle.stat()
    // What has another name (a backup made of links, perhaps) is left as it is there.
    if (nlink > 1) await writeAtomic(join(out, path), wholePart(handle, size.wholeBytes))
    else await handle.truncate(size.wholeBytes)
  } finally {
    await handle.close()
  }
}

async function* wholePart(handle: FileHandle, bytes: number): AsyncGenerator<Uint8Array> {
  if (bytes === 0) return
  const stream = handle.createReadStream({start: 0, end: bytes - 1, autoClose: false})
  yield* stream as AsyncIterable<Buffer>
}
