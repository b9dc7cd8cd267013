import {once} from 'node:events'
import {systemCode} from '../batch/failure.ts'

let closed = false

/** A reader that goes away (`| head -1`) ends the printing, quietly, and nothing else. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: unknown) => {
    if (systemCode(error) !== 'EPIPE') throw error
    if (stream === process.stdout) closed = true
  })
}

/** @returns Whether nobody reads stdout any more. */
export function isStdoutClosed(): boolean {
  return closed
}

/**
 * Writes data to stdout without waiting for its reader: for events, which are small.
 *
 * @param text Text.
 */
export function printData(text: string): void {
  if (!closed && text !== '') process.stdout.write(text)
}

/**
 * Writes data to stdout, as fast as it is read there.
 *
 * @param data Text, or bytes.
 */
export async function writeData(data: string | Uint8Array): Promise<void> {
  if (closed || process.stdout.write(data)) return
  await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]).catch(
    () => undefined
  )
}

/**
 * Writes a message to stderr.
 *
 * @param message One line or more, without the last line end.
 */
export function writeMessage(message: string): void {
  process.stderr.write(`laodoc: ${message}\n`)
}
