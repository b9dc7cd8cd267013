import {closeBag, openBag} from './keep/bag.ts'
import {discover, type SkipReason} from './find/discover.ts'
import type {Input} from './find/input.ts'
import {exitCode} from './base/exit-code.ts'
import {isSystemError, messageOf, RunFailure} from './base/failure.ts'
import {lockRun, type RunLock} from './keep/lock-run.ts'
import {Manifest} from './keep/manifest.ts'
import type {RunRecord} from './keep/manifest-record.ts'
import {plan, type FullPlan} from './find/plan.ts'
import {runDocuments} from './run-documents.ts'
import type {RunOptions, RunResult} from './run-options.ts'
import {belongsTo, type Shard} from './find/shard.ts'
import {showLine} from './base/show-text.ts'
import {sweepTemporaries} from './disk/write-atomic.ts'

export type {Pipeline, RunOptions, RunResult} from './run-options.ts'

/**
 * Takes documents through the core, many at a time, each alone in its failure.
 *
 * @param asked What, where to, how.
 * @returns What it came to.
 * @throws RunFailure for what ends the whole run before work begins (usage, lock, output folder).
 */
export async function run(asked: RunOptions): Promise<RunResult> {
  const {out, shard} = asked
  const planned = await plan((skipped) => inputsOf(asked, skipped), {
    ...asked,
    out: out ?? undefined
  })
  const options = {...asked, sources: {...asked.sources, again: true}}
  const find = (): AsyncIterable<Input> => inputsOf(options)
  if (out === null) {
    return await runDocuments(await prepare(options, find), planned, ownOf(find(), shard))
  }
  return await orFailure(out, lockAndRun(options, out, planned, find))
}

async function lockAndRun(
  options: RunOptions,
  out: string,
  planned: FullPlan,
  find: () => AsyncIterable<Input>
): Promise<RunResult> {
  const lock = await lockRun(out, options.shard, options.breakLock ?? false)
  try {
    return await runLocked({...options, out}, planned, find, lock)
  } finally {
    await lock.release()
  }
}

async function runLocked(
  options: RunOptions & {readonly out: string},
  planned: FullPlan,
  find: () => AsyncIterable<Input>,
  lock: RunLock
): Promise<RunResult> {
  const {out, reporter, shard} = options
  const manifest = await openManifest(out, shard)
  try {
    refuseOtherLayout(out, options, manifest)
    if (lock.takenOver) {
      const swept = await sweepTemporaries(out, lock.gone)
      reporter.note(
        `the run before this one was cut short; ${swept} unfinished files were taken away`
      )
    }
    if (manifest.damagedLines > 0) {
      reporter.note(`${manifest.damagedLines} damaged lines of the manifest are left aside`)
    }
    const prepared = await prepare(options, find)
    const begun = describeRun(prepared, planned)
    await orFailure(out, manifest.begin(begun))
    if (begun.layout === 'bag') await openBag(out)
    const result = await runDocuments(prepared, planned, ownOf(find(), shard), {out, manifest})
    // Of shards, whoever merges them knows when all is there.
    const whole = shard === undefined && !result.summary.stopped
    if (begun.layout === 'bag' && whole) await closeBag(out, begun.parts)
    return result
  } finally {
    await manifest.close().catch((error: unknown) => {
      reporter.note(`the manifest could not be brought to the disk: ${messageOf(error)}`)
    })
  }
}

async function prepare(options: RunOptions, find: () => AsyncIterable<Input>): Promise<RunOptions> {
  return options.prepare === undefined ? options : {...options, ...(await options.prepare(find()))}
}

async function openManifest(out: string, shard: Shard | undefined): Promise<Manifest> {
  return await orFailure(out, Manifest.open(out, shard))
}

async function orFailure<T>(out: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    // What no system said is a defect of the program.
    if (error instanceof RunFailure || !isSystemError(error)) throw error
    const message = `${showLine(out)}: the output folder cannot be written: ${messageOf(error)}`
    throw new RunFailure(exitCode.environment, message, error)
  }
}

/** Outputs of two layouts in one folder would be no bag, and half of them would not be found again. */
function refuseOtherLayout(out: string, {layout = 'folder'}: RunOptions, {before}: Manifest): void {
  if (before === undefined || before.layout === layout) return
  const how = layout === 'bag' ? 'is no bag: take another folder' : 'is a bag: add --bagit'
  throw new RunFailure(exitCode.usage, `${showLine(out)} holds the results of a run and ${how}`)
}

function describeRun(
  {shard, layout, pipelineKey, pipelineParts}: RunOptions,
  {inputs, own}: FullPlan
): Omit<RunRecord, 'number'> {
  return {
    shard: shard === undefined ? null : `${shard.index}/${shard.count}`,
    layout: layout ?? 'folder',
    pipeline: pipelineKey,
    parts: pipelineParts ?? {},
    inputs,
    own
  }
}

async function* ownOf(
  inputs: AsyncIterable<Input>,
  shard: Shard | undefined
): AsyncGenerator<Input> {
  for await (const input of inputs) if (belongsTo(shard, input.path)) yield input
}

async function* inputsOf(
  options: RunOptions,
  skipped?: (reason: SkipReason, path: string) => void
): AsyncGenerator<Input> {
  for (const {path, bytes} of options.given ?? []) yield {file: '-', path, bytes: bytes.length}
  yield* discover(options.sources, skipped)
}
