import {stat} from 'node:fs/promises'
import {watchFolders} from '../../batch/find/drop-folder.ts'
import {exitCode, mostSevere, type ExitCode} from '../../batch/base/exit-code.ts'
import {DocumentFailure, messageOf, RunFailure} from '../../batch/base/failure.ts'
import type {Reporter} from '../../batch/tell/reporter.ts'
import {showLine} from '../../batch/base/show-text.ts'
import {runBatch, type BatchRequest} from './batch.ts'
import type {BatchOptions} from '../shared/options.ts'
import {createSettings} from '../shared/setup.ts'
import {watchSignals} from '../shared/signals.ts'
import {writeMessage} from '../shared/streams.ts'

/** What a saved rule does is shown on the first documents, so many characters together. */
const SHOWN = 1_000_000

/** A file is left alone until it has stayed as it is for so many milliseconds. */
const SETTLE = 1000

/**
 * Runs again whenever documents come, change or go, until a signal says to stop. Each time is a run
 * like any other, over all that is there: what is done is not done again.
 *
 * @param request What is to be done.
 * @param options The options.
 * @param poll Whether to look again and again, for disks of other machines.
 * @returns What the process ends with.
 * @throws RunFailure for what no change of the documents would mend.
 */
export async function watchDocuments(
  request: BatchRequest & {readonly out: string},
  options: BatchOptions,
  poll: boolean
): Promise<ExitCode> {
  const {paths, list} = request.source.sources
  if (list !== undefined || request.source.given !== undefined) {
    throw new RunFailure(exitCode.usage, '--watch takes folders and files, no lists')
  }
  const {rules} = options
  for (const path of [...paths, ...(rules === undefined ? [] : [rules])]) await refuseMissing(path)
  // Rules that cannot be used are told of before the first document comes.
  await createSettings(options, request.formats)
  const signals = watchSignals()
  try {
    writeMessage(`watching ${paths.map(showLine).join(', ')}`)
    // A rule that is saved changes what comes of every document.
    const watched = {
      paths: rules === undefined ? paths : [...paths, rules],
      exclude: [request.out],
      poll,
      settle: SETTLE,
      stop: signals.stop
    }
    const showSave =
      rules === undefined || options.json === true ? null : await openSaves(paths, options)
    for await (const unfinished of watchFolders(watched)) {
      const sources = {...request.source.sources, unfinished}
      const reporter = options.json === true ? onlyNews(request.reporter) : request.reporter
      const turn = {...request, source: {sources}, reporter, signals}
      await showSave?.().catch(sayWhy)
      await runBatch(turn, options).catch(sayUsage)
    }
    return mostSevere(signals.exitCode())
  } finally {
    signals.end()
  }
}

/** @returns What shows, where rules were saved since it was last called, what that does. */
async function openSaves(
  paths: readonly string[],
  options: BatchOptions
): Promise<() => Promise<void>> {
  const {SaveReporter} = await import('./save-reporter.ts')
  const saves = await SaveReporter.open(paths, {...options, most: SHOWN, top: 10})
  return () => saves.look()
}

async function refuseMissing(path: string): Promise<void> {
  try {
    await stat(path)
  } catch (error) {
    throw new RunFailure(exitCode.usage, `--watch: ${showLine(path)}: ${messageOf(error)}`, error)
  }
}

/** Names that collide, or an empty folder: the next change may mend it. */
function sayUsage(error: unknown): void {
  if (!(error instanceof RunFailure) || error.exitCode !== exitCode.usage) throw error
  writeMessage(error.message)
}

/** A document that cannot be read is named by the run itself. */
function sayWhy(error: unknown): void {
  if (!(error instanceof DocumentFailure)) sayUsage(error)
}

/** Programs that listen need not hear of every document each time. */
function onlyNews(reporter: Reporter): Reporter {
  return {
    ...reporter,
    document(event) {
      if (event.status !== 'unchanged' || event.warnings.length > 0) reporter.document(event)
    }
  }
}
