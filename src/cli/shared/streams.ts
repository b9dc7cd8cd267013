import {once} from 'node:events'
import {systemCode} from '../../batch/base/failure.ts'
import {showLines} from '../../batch/base/show-text.ts'

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
 * Writes what was made for people, or as JSON, to stdout without waiting for its reader: for events,
 * which are small.
 *
 * @param text Text that is fit for a terminal.
 */
export function printData(text: string): void {
  if (!closed && text !== '') process.stdout.write(text)
}

/**
 * Writes what was made for people, or as JSON, to stdout, as fast as it is read there.
 *
 * @param text Text that is fit for a terminal.
 */
export async function writeData(text: string): Promise<void> {
  await write(text)
}

/**
 * Writes what documents hold to stdout, as fast as it is read there: exactly as it is, but on a
 * terminal in a form that is harmless there.
 *
 * @param text The text.
 */
export async function writeExact(text: string): Promise<void> {
  await write(process.stdout.isTTY ? showLines(text) : text)
}

async function write(text: string): Promise<void> {
  if (closed || process.stdout.write(text)) return
  await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]).catch(
    () => undefined
  )
}

/**
 * Writes a message to stderr.
 *
 * @param message One line or more, without the last line end; what is unsafe in a terminal is
 *   escaped.
 */
export function writeMessage(message: string): void {
  process.stderr.write(`laodoc: ${showLines(message)}\n`)
}
