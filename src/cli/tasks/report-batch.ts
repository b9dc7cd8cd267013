import {mkdir, stat} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {exitCode} from '../../batch/base/exit-code.ts'
import {messageOf, RunFailure} from '../../batch/base/failure.ts'
import {listFailures} from '../../batch/keep/list-failures.ts'
import {refuseReplacing} from '../../batch/disk/plain-file.ts'
import {showLine} from '../../batch/base/show-text.ts'
import {writeAtomic} from '../../batch/disk/write-atomic.ts'
import {gatherReport, type GatheredReport} from '../../report/gather-report.ts'
import {readRecords} from '../../report/read-records.ts'
import {writeMessage} from '../shared/streams.ts'

/**
 * Writes the review page of a batch.
 *
 * @param folder The folder that a run wrote to.
 * @param file Where the page is to stand; undefined for `report.html` in that folder.
 * @throws RunFailure where there is nothing to show (usage), or no place for the page (environment).
 */
export async function reportBatch(folder: string, file?: string): Promise<void> {
  const target = file ?? join(folder, 'report.html')
  await refuseNoFolder(folder)
  await refuseReplacing(target)
  const failures = await listFailures(folder)
  const report = await atTarget(target, async () => {
    await mkdir(dirname(target), {recursive: true})
    return await gatherReport(readRecords(folder), failures, dirname(target))
  })
  try {
    if (report.documents + failures.length === 0) {
      const message = `${showLine(folder)}: no JSON of a document; a run writes it with --emit json`
      throw new RunFailure(exitCode.usage, message)
    }
    await atTarget(target, () => writeAtomic(target, report.pieces()))
  } finally {
    await report.close()
  }
  await tell(report, target)
}

async function tell({documents, strangers, broken}: GatheredReport, target: string): Promise<void> {
  for (const name of strangers)
    writeMessage(`passed over, not the JSON of a document: ${showLine(name)}`)
  for (const name of broken) writeMessage(`passed over, its parts do not fit: ${showLine(name)}`)
  const {size} = await stat(target)
  const noun = documents === 1 ? 'document' : 'documents'
  writeMessage(`${showLine(target)}: ${documents} ${noun}, ${Math.ceil(size / 1000)} kB`)
  if (broken.length > 0) process.exitCode = exitCode.documents
}

async function refuseNoFolder(folder: string): Promise<void> {
  const stats = await stat(folder).catch(() => null)
  if (stats?.isDirectory() === true) return
  throw new RunFailure(exitCode.usage, `${showLine(folder)}: no such folder`)
}

async function atTarget<Result>(target: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RunFailure) throw error
    const message = `${showLine(target)} cannot be written: ${messageOf(error)}`
    throw new RunFailure(exitCode.environment, message, error)
  }
}
