import {readOwn} from '../disk/plain-file.ts'
import {prepareFolder, writeAtomic} from '../disk/write-atomic.ts'
import type {EnginePool} from '../../scan/engine.ts'
import type {EncodingErrors} from './decode.ts'
import {failureOf, isPicture, loadReaders, readSource, type FileFacts} from './read-source.ts'
import type {Source} from './source.ts'

/** Where a run keeps what was read on its scans, below the output folder. */
const READINGS = '.laodoc/readings'
/** One look at a page takes about a second; this is for what would never end. */
const LOOK_TIMEOUT = 120_000

/** How scans are read. */
export interface ScanOptions {
  /** How many engines at once. */
  readonly jobs: number
  /** The output folder, which keeps what was read; null for none. */
  readonly out: string | null
}

/**
 * Has pictures read by an engine. A reading takes seconds: it is kept in the output folder, by the
 * SHA-256 of the picture, for what asks again, in this run or a later one.
 */
export class ScanReader {
  readonly #options: ScanOptions
  #engines: EnginePool | undefined

  /** @param options How scans are read. */
  constructor(options: ScanOptions) {
    this.#options = options
  }

  /**
   * @param file A document.
   * @returns The document; where it is a picture, with what was read on it.
   * @throws DocumentFailure `NO_ENGINE`, `BAD_PICTURE`, `TOO_LARGE`, `TIMEOUT`; RunFailure and
   *   what the system says where the reading cannot be kept.
   */
  async read<T extends FileFacts & {readonly sha256: string}>(file: T): Promise<T> {
    return isPicture(file) ? {...file, reading: await this.#readPicture(file)} : file
  }

  async #readPicture({bytes, sha256}: {bytes: Uint8Array; sha256: string}): Promise<string> {
    const {out, jobs} = this.#options
    const {engineName, EnginePool} = await import('../../scan/engine.ts')
    try {
      const name = await engineName()
      const kept = out === null ? undefined : await readOwn(out, `${READINGS}/${sha256}.hocr`)
      if (kept?.includes(`content="${name}"`) === true) return kept
      const {readScan} = await import('../../scan/read-scan.ts')
      this.#engines ??= new EnginePool(jobs, LOOK_TIMEOUT)
      const reading = await readScan(bytes, this.#engines, name)
      if (out !== null) {
        const place = await prepareFolder(out, `${READINGS}/${sha256}.hocr`)
        await writeAtomic(place, Buffer.from(reading))
      }
      return reading
    } catch (error) {
      throw failureOf(error)
    }
  }

  /** Ends the engines; none may be at work. */
  async close(): Promise<void> {
    await this.#engines?.close()
  }
}

/** @returns What reads pictures, each with its version, and what has to be installed for it. */
export async function scanParts(): Promise<{parts: string[]; missing: string[]}> {
  const {missingParts, PARTS, versionOf} = await import('../../scan/parts.ts')
  const missing = missingParts()
  const there = PARTS.filter((name) => !missing.includes(name))
  return {parts: there.map((name) => `${name} ${versionOf(name)}`), missing}
}

/**
 * Turns one document into its text, whatever its format; what is read on a picture is not kept.
 *
 * @param file The document.
 * @param errors What to do with bytes that are no characters.
 * @returns As {@link readSource}.
 * @throws DocumentFailure as {@link ScanReader.read} and {@link readSource} do.
 */
export async function readOne(file: FileFacts, errors: EncodingErrors): Promise<Source> {
  const scans = new ScanReader({jobs: 2, out: null})
  try {
    const read = await scans.read({...file, sha256: ''})
    return readSource(read, errors, await loadReaders([read]))
  } finally {
    await scans.close()
  }
}
