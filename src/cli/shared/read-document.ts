import {exitCode} from '../../batch/base/exit-code.ts'
import {inputFailure, RunFailure} from '../../batch/base/failure.ts'
import {readInput, readStream} from '../../batch/disk/read-input.ts'
import {showLine} from '../../batch/base/show-text.ts'

/**
 * Reads the one document of a command.
 *
 * @param file Its name; `-` is standard input.
 * @param limit The greatest size in bytes (default: no limit).
 * @returns Its bytes.
 * @throws RunFailure (usage) where there is no such file; DocumentFailure that names it.
 */
export async function readDocument(file: string, limit = Infinity): Promise<Buffer> {
  try {
    return file === '-' ? await readStream(process.stdin, limit) : await readInput(file, limit)
  } catch (error) {
    const failure = inputFailure(error)
    if (failure.code === 'VANISHED') {
      throw new RunFailure(exitCode.usage, `${showLine(file)}: there is no such file`, error)
    }
    const next = failure.code === 'NOT_A_FILE' ? '; name one document' : ''
    failure.message = `${file}: ${failure.message}${next}`
    throw failure
  }
}
