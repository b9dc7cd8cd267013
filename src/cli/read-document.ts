import {inputFailure} from '../batch/failure.ts'
import {readInput, readStream} from '../batch/read-input.ts'

/**
 * Reads the one document of a command.
 *
 * @param file Its name; `-` is standard input.
 * @param limit The greatest size in bytes (default: no limit).
 * @returns Its bytes.
 * @throws DocumentFailure that names the file.
 */
export async function readDocument(file: string, limit = Infinity): Promise<Buffer> {
  try {
    return file === '-' ? await readStream(process.stdin, limit) : await readInput(file, limit)
  } catch (error) {
    const failure = inputFailure(error)
    failure.message = `${file}: ${failure.message}`
    throw failure
  }
}
