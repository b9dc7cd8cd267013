import {mkdir} from 'node:fs/promises'
import {dirname} from 'node:path'
import {exitCode} from '../../batch/base/exit-code.ts'
import {messageOf, RunFailure} from '../../batch/base/failure.ts'
import {refuseReplacing} from '../../batch/disk/plain-file.ts'
import {showLine} from '../../batch/base/show-text.ts'
import {writeAtomic} from '../../batch/disk/write-atomic.ts'
import {writeExact} from './streams.ts'

/**
 * Writes what a command made, to where the user wants it.
 *
 * @param text The result.
 * @param file Where it goes, whole or not at all; undefined for stdout.
 * @throws RunFailure (environment) where the file cannot be written.
 */
export async function writeResult(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) {
    await writeExact(text)
    return
  }
  await refuseReplacing(file)
  try {
    await mkdir(dirname(file), {recursive: true})
    await writeAtomic(file, Buffer.from(text))
  } catch (error) {
    const message = `${showLine(file)} cannot be written: ${showLine(messageOf(error))}`
    throw new RunFailure(exitCode.environment, message, error)
  }
}
