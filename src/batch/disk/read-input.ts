import {closeSync, constants, fstatSync, openSync, readSync, type Stats} from 'node:fs'
import {open} from 'node:fs/promises'
import type {DiskPace} from './disk-pace.ts'
import {DocumentFailure, inputFailure} from '../base/failure.ts'

/** Larger files are worth another thread's time. */
const AT_ONCE = 1024 * 1024

const flags = constants.O_RDONLY | constants.O_NONBLOCK

/**
 * Reads a document whole, if it is a plain file of bearable size; a pipe is not waited for.
 *
 * @param file What to open.
 * @param limit The greatest size in bytes.
 * @param pace How the disk is asked (default: in the background).
 * @returns Its bytes.
 * @throws DocumentFailure `TOO_LARGE` (nothing was read), `UNREADABLE`, `VANISHED`, `NOT_A_FILE`.
 */
export async function readInput(file: string, limit: number, pace?: DiskPace): Promise<Buffer> {
  try {
    const isQuick = pace?.isQuick() ?? false
    const bytes = isQuick ? pace!.measure(() => readAtOnce(file, limit)) : undefined
    return bytes ?? (await readInBackground(file, limit))
  } catch (error) {
    throw inputFailure(error)
  }
}

async function readInBackground(file: string, limit: number): Promise<Buffer> {
  const handle = await open(file, flags)
  try {
    const stats = await handle.stat()
    refuseOthers(stats, limit)
    const bytes = await handle.readFile()
    refuseLarge(bytes.length, limit)
    return bytes
  } finally {
    await handle.close()
  }
}

/** @returns Its bytes; undefined where it does not tell its size, or changes while it is read. */
function readAtOnce(file: string, limit: number): Buffer | undefined {
  const handle = openSync(file, flags)
  try {
    const stats = fstatSync(handle)
    refuseOthers(stats, limit)
    if (stats.size === 0 || stats.size > AT_ONCE) return undefined
    const bytes = Buffer.allocUnsafeSlow(stats.size)
    return readSync(handle, bytes) === stats.size ? bytes : undefined
  } finally {
    closeSync(handle)
  }
}

function refuseOthers(stats: Stats, limit: number): void {
  if (!stats.isFile()) throw new DocumentFailure('NOT_A_FILE', 'not a plain file')
  refuseLarge(stats.size, limit)
}

/**
 * Reads standard input whole.
 *
 * @param stream The stream.
 * @param limit The greatest size in bytes.
 * @returns Its bytes.
 * @throws DocumentFailure `TOO_LARGE`.
 */
export async function readStream(
  stream: AsyncIterable<Uint8Array>,
  limit: number
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    refuseLarge(size, limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function refuseLarge(size: number, limit: number): void {
  if (size > limit) {
    throw new DocumentFailure('TOO_LARGE', `${size} bytes, more than the limit of ${limit}`)
  }
}
