import {constants} from 'node:fs'
import {open} from 'node:fs/promises'
import {DocumentFailure, inputFailure} from './failure.ts'

/**
 * Reads a document whole, if it is a plain file of bearable size; a pipe is not waited for.
 *
 * @param file What to open.
 * @param limit The greatest size in bytes.
 * @returns Its bytes.
 * @throws DocumentFailure `TOO_LARGE` (nothing was read), `UNREADABLE`, `VANISHED`, `NOT_A_FILE`.
 */
export async function readInput(file: string, limit: number): Promise<Buffer> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const stats = await handle.stat()
      if (!stats.isFile()) throw new DocumentFailure('NOT_A_FILE', 'not a plain file')
      refuseLarge(stats.size, limit)
      const bytes = await handle.readFile()
      refuseLarge(bytes.length, limit)
      return bytes
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw inputFailure(error)
  }
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
