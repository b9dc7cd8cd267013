import {unlink} from 'node:fs/promises'
import {join} from 'node:path'
import pLimit from 'p-limit'
import {closeBag} from './keep/bag.ts'
import {compareNames} from './base/compare-names.ts'
import {exitCode, mostSevere, type ExitCode} from './base/exit-code.ts'
import {exitCodeOf, messageOf, RunFailure} from './base/failure.ts'
import {lockRun} from './keep/lock-run.ts'
import {listManifests, manifestPath, readManifest} from './keep/manifest-files.ts'
import {
  endLine,
  manifestHeader,
  recordLine,
  runLine,
  type RunRecord,
  type StoredRecord
} from './keep/manifest-record.ts'
import {PathSet, samePaths} from './find/path-set.ts'
import type {Failure} from './tell/reporter.ts'
import {belongsTo, type Shard} from './find/shard.ts'
import {showLine} from './base/show-text.ts'
import {sweepTemporaries, writeAtomic} from './disk/write-atomic.ts'
import {checkOutput} from './keep/write-outputs.ts'

/** What keeps shards from being one run; stable names. */
export type MergeProblemCode =
  /** A shard has left no manifest. */
  | 'MISSING_SHARD'
  /** A shard's last run was stopped, or was killed, or is not done. */
  | 'UNFINISHED_SHARD'
  /** Shards found other documents: files came or went, or they were given other arguments. */
  | 'OTHER_INPUTS'
  /** Shards ran with other rules, another model or profile, or other options. */
  | 'OTHER_PIPELINE'
  /** Documents of a shard are not on record. */
  | 'GAP'
  /** A document is on record in a shard that it does not belong to. */
  | 'DOUBLE'
  /** An output that is on record is not there. */
  | 'LOST_OUTPUT'

/** One thing that keeps shards from being one run. */
export interface MergeProblem {
  readonly code: MergeProblemCode
  /** `2/4`; null where all are concerned. */
  readonly shard: string | null
  readonly message: string
}

/** What the shards of an output folder come to. */
export interface MergeReport {
  /** How many there are; 1 for a run over everything. */
  readonly shards: number
  readonly documents: number
  readonly done: number
  readonly failed: number
  /** Documents on record that are no longer there, whose outputs stand. */
  readonly absent: number
  readonly problems: readonly MergeProblem[]
  /** In the order of their paths. */
  readonly failures: readonly Failure[]
  /** Whether the manifests are one now: where there is no problem. */
  readonly merged: boolean
}

/** So many paths are named in a message. */
const named = 5
const lookAtOnce = 16

/**
 * Checks that the shards of a run together cover its documents, each once, by the same rules,
 * model, profile and options; if so, makes one manifest of theirs, and of the folder a bag where
 * it is to be one. Nothing is changed where it is not so.
 *
 * @param out The output folder.
 * @param force Whether to take the folder from whoever holds it.
 * @returns What was found, and the exit code for it.
 * @throws RunFailure: nothing to merge (usage), locked, or the folder cannot be written.
 */
export async function mergeShards(
  out: string,
  force: boolean
): Promise<{readonly report: MergeReport; readonly exitCode: ExitCode}> {
  // Locking makes the folder, and a mistaken name is to make none.
  await newestManifests(out)
  const lock = await lockRun(out, undefined, force)
  try {
    if (lock.takenOver) await sweepTemporaries(out, lock.gone)
    const shards = await newestManifests(out)
    const check = new Check(out)
    for (const shard of shards) await check.take(shard)
    const merged = check.compare(shards)
    if (merged !== undefined) {
      await writeMerged(out, shards, merged)
      if (merged.layout === 'bag') await closeBag(out, merged.parts)
    }
    const report = check.report(shards.length, merged !== undefined)
    const codes = report.failures.map(({code}) => exitCodeOf(code))
    if (merged === undefined) codes.push(exitCode.documents)
    return {report, exitCode: mostSevere(...codes)}
  } finally {
    await lock.release()
  }
}

/** The shards of the latest run; one without a number where that was over everything. */
async function newestManifests(out: string): Promise<(Shard | undefined)[]> {
  let newest = -1
  let latest: Shard | undefined
  for (const {path, shard} of await listManifests(out)) {
    let number = 0
    await readManifest(out, path, (line) => {
      if (line.kind === 'run') number = Math.max(number, line.run.number)
    })
    if (number <= newest) continue
    newest = number
    latest = shard
  }
  if (newest === -1) {
    throw new RunFailure(
      exitCode.usage,
      `${showLine(out)}: no run has left a manifest there: name the folder of the results`
    )
  }
  if (latest === undefined) return [undefined]
  const {count} = latest
  return Array.from({length: count}, (_, index) => ({index: index + 1, count}))
}

/** The account of one shard: the last record of each document, and its last run. */
interface Account {
  readonly records: Map<string, StoredRecord>
  readonly run: RunRecord | undefined
  readonly ended: boolean
}

/** @returns The account; undefined where there is none. */
async function readAccount(out: string, shard: Shard | undefined): Promise<Account | undefined> {
  const records = new Map<string, StoredRecord>()
  let run: RunRecord | undefined
  let ended = false
  const size = await readManifest(out, manifestPath(shard), (line) => {
    if (line.kind === 'record') records.set(line.record.path, line.record)
    if (line.kind === 'run') {
      run = line.run
      ended = false
    }
    if (line.kind === 'end') ended = line.end.run === run?.number
  })
  return size === null ? undefined : {records, run, ended}
}

/** What is found while the shards are gone through, one at a time: memory holds one of them. */
class Check {
  readonly #out: string
  readonly #runs: RunRecord[] = []
  readonly #problems: MergeProblem[] = []
  readonly #failures: Failure[] = []
  #documents = 0
  #absent = 0

  constructor(out: string) {
    this.#out = out
  }

  async take(shard: Shard | undefined): Promise<void> {
    const name = nameOf(shard)
    const account = await readAccount(this.#out, shard)
    if (account === undefined) {
      this.#add('MISSING_SHARD', name, 'has left no manifest')
      return
    }
    const {records, run, ended} = account
    if (run !== undefined) this.#runs.push(run)
    const present = new PathSet()
    const strangers: string[] = []
    for (const record of records.values()) {
      if (!belongsTo(shard, record.path)) strangers.push(record.path)
      if (record.absent === true) {
        if (record.outputs.length > 0) this.#absent++
        continue
      }
      present.add(record.path)
      this.#count(record)
    }
    if (strangers.length > 0) {
      this.#add('DOUBLE', name, `has documents of other shards on record: ${list(strangers)}`)
    }
    if (!ended || run === undefined) {
      this.#add('UNFINISHED_SHARD', name, 'has not gone through all its documents: run it again')
    } else if (!samePaths(present.facts(), run.own)) {
      const {documents} = present.facts()
      const message = `has ${documents} documents on record, and found ${run.own.documents}: run it again`
      this.#add('GAP', name, message)
    }
    await this.#lookForOutputs(name, records)
  }

  /** @returns The run that the shards are together; undefined where they are none. */
  compare(shards: readonly (Shard | undefined)[]): RunRecord | undefined {
    const last = this.#runs.toSorted((left, right) => right.number - left.number)[0]
    if (last === undefined) return undefined
    const covered = new PathSet()
    for (const run of this.#runs) {
      covered.addAll(run.own)
      if (!samePaths(run.inputs, last.inputs)) {
        const [own, other] = [run.inputs.documents, last.inputs.documents]
        const message =
          own === other
            ? `found other documents than shard ${last.shard}`
            : `found ${own} documents in all, shard ${last.shard} found ${other}`
        this.#add('OTHER_INPUTS', run.shard, `${message}: run all shards over the same files`)
      }
      if (run.pipeline !== last.pipeline || run.layout !== last.layout) {
        const message = `ran otherwise than shard ${last.shard}: ${differences(run, last)}`
        this.#add('OTHER_PIPELINE', run.shard, message)
      }
    }
    if (this.#problems.length === 0 && !samePaths(covered.facts(), last.inputs)) {
      const message = `all shards cover ${covered.facts().documents} of ${last.inputs.documents} documents`
      this.#add('GAP', null, message)
    }
    if (this.#problems.length > 0 || this.#runs.length < shards.length) return undefined
    return {...last, shard: null, own: last.inputs}
  }

  report(shards: number, merged: boolean): MergeReport {
    const failures = this.#failures.toSorted((a, b) => compareNames(a.path, b.path))
    const failed = failures.length
    const [documents, absent] = [this.#documents, this.#absent]
    const done = documents - failed
    return {shards, documents, done, failed, absent, problems: this.#problems, failures, merged}
  }

  #count({path, status, code, message}: StoredRecord): void {
    this.#documents++
    if (status === 'failed') {
      this.#failures.push({path, code: code ?? 'INTERNAL', message: message ?? ''})
    }
  }

  async #lookForOutputs(
    name: string | null,
    records: ReadonlyMap<string, StoredRecord>
  ): Promise<void> {
    const limit = pLimit(lookAtOnce)
    const lost: string[] = []
    const place = {out: this.#out, known: new Set<string>()}
    const look = async ({status, absent, outputs}: StoredRecord): Promise<void> => {
      if (status === 'failed' || absent === true) return
      for (const output of outputs) {
        if ((await checkOutput(place, output, false)) === 'lost') lost.push(output.path)
      }
    }
    await limit.map([...records.values()], look)
    if (lost.length === 0) return
    const message = `has lost results: ${list(lost.toSorted(compareNames))}: run it again`
    this.#add('LOST_OUTPUT', name, message)
  }

  #add(code: MergeProblemCode, shard: string | null, message: string): void {
    this.#problems.push({code, shard, message})
  }
}

/** Puts the merged manifest into its place, and then takes those of the shards away. */
async function writeMerged(
  out: string,
  shards: readonly (Shard | undefined)[],
  run: RunRecord
): Promise<void> {
  const whole = manifestPath(undefined)
  try {
    await writeAtomic(join(out, whole), mergedLines(out, shards, run))
    for (const {path} of await listManifests(out)) {
      if (path !== whole) await unlink(join(out, path))
    }
  } catch (error) {
    const message = `${showLine(out)}: the manifest cannot be written: ${messageOf(error)}`
    throw new RunFailure(exitCode.environment, message, error)
  }
}

async function* mergedLines(
  out: string,
  shards: readonly (Shard | undefined)[],
  run: RunRecord
): AsyncGenerator<string> {
  yield manifestHeader
  yield runLine(run)
  for (const shard of shards) {
    const {records} = (await readAccount(out, shard))!
    const sorted = [...records.values()].sort((a, b) => compareNames(a.path, b.path))
    for (const record of sorted) yield recordLine(record)
  }
  yield endLine({run: run.number})
}

function nameOf(shard: Shard | undefined): string | null {
  return shard === undefined ? null : `${shard.index}/${shard.count}`
}

function list(paths: readonly string[]): string {
  const more = paths.length > named ? ` and ${paths.length - named} more` : ''
  return `${paths.slice(0, named).map(showLine).join(', ')}${more}`
}

/** What two runs differ in, by name. */
function differences(run: RunRecord, other: RunRecord): string {
  const names = new Set([...Object.keys(run.parts), ...Object.keys(other.parts)])
  const differing = [...names].filter((name) => run.parts[name] !== other.parts[name])
  if (run.layout !== other.layout) differing.push('layout')
  return differing.length === 0 ? 'other options' : differing.join(', ')
}
