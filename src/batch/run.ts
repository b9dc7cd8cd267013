import {discover, type Input, type SkipReason} from './discover.ts'
import {exitCode} from './exit-code.ts'
import {messageOf, RunFailure} from './failure.ts'
import {lockFolder, type Lock} from './lock.ts'
import {Manifest} from './manifest.ts'
import {plan, type Plan} from './plan.ts'
import {runDocuments} from './run-documents.ts'
import type {RunOptions, RunResult} from './run-options.ts'
import {sweepTemporaries} from './write-atomic.ts'

export type {RunOptions, RunResult} from './run-options.ts'

/**
 * Takes documents through the core, many at a time, each alone in its failure.
 *
 * @param options What, where to, how.
 * @returns What it came to.
 * @throws RunFailure for what ends the whole run before work begins (usage, lock, output folder).
 */
export async function run(options: RunOptions): Promise<RunResult> {
  const find = (skipped?: (reason: SkipReason, path: string) => void): AsyncIterable<Input> =>
    inputsOf(options, skipped)
  const planned = await plan(find, {out: options.out ?? undefined, formats: options.formats})
  if (options.out === null) return await runDocuments(await prepare(options, find), planned, find())
  const lock = await lockFolder(options.out, options.breakLock ?? false)
  try {
    return await runLocked(options, options.out, planned, find, lock)
  } finally {
    await lock.release()
  }
}

async function runLocked(
  options: RunOptions,
  out: string,
  planned: Plan,
  find: () => AsyncIterable<Input>,
  lock: Lock
): Promise<RunResult> {
  const manifest = await openManifest(out)
  try {
    if (lock.takenOver) {
      const swept = await sweepTemporaries(out)
      options.reporter.note(
        `the run before this one was cut short; ${swept} unfinished files were taken away`
      )
    }
    if (manifest.damagedLines > 0) {
      options.reporter.note(`${manifest.damagedLines} damaged lines of the manifest are left aside`)
    }
    return await runDocuments(await prepare(options, find), planned, find(), {out, manifest})
  } finally {
    await manifest.close().catch((error: unknown) => {
      options.reporter.note(`the manifest could not be brought to the disk: ${messageOf(error)}`)
    })
  }
}

async function prepare(options: RunOptions, find: () => AsyncIterable<Input>): Promise<RunOptions> {
  return options.prepare === undefined ? options : {...options, ...(await options.prepare(find()))}
}

async function openManifest(out: string): Promise<Manifest> {
  try {
    return await Manifest.open(out)
  } catch (error) {
    if (error instanceof RunFailure) throw error
    const message = `${out}: the output folder cannot be written: ${messageOf(error)}`
    throw new RunFailure(exitCode.environment, message, error)
  }
}

async function* inputsOf(
  options: RunOptions,
  skipped?: (reason: SkipReason, path: string) => void
): AsyncGenerator<Input> {
  for (const {path, bytes} of options.given ?? []) yield {file: '-', path, bytes: bytes.length}
  yield* discover(options.sources, skipped)
}
