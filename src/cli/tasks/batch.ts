import {sha256} from '../../batch/base/cache-key.ts'
import type {Sources} from '../../batch/find/discover.ts'
import {exitCode, mostSevere, type ExitCode} from '../../batch/base/exit-code.ts'
import {messageOf, RunFailure} from '../../batch/base/failure.ts'
import type {ProfileSource} from '../../batch/keep/kept-profile.ts'
import {moduleUrl} from '../../batch/work/module-url.ts'
import type {PipelineSettings} from '../../batch/work/pipeline.ts'
import type {Format} from '../../batch/find/formats.ts'
import {readNamed} from '../../batch/disk/plain-file.ts'
import {defaultJobs} from '../../batch/work/pool.ts'
import {readStream} from '../../batch/disk/read-input.ts'
import type {Reporter} from '../../batch/tell/reporter.ts'
import {run, type Pipeline, type RunOptions, type RunResult} from '../../batch/run.ts'
import {showLine} from '../../batch/base/show-text.ts'
import {readModelFile} from '../../node.ts'
import {loadDecisions} from '../shared/load-decisions.ts'
import type {DecisionsFor} from '../../index.ts'
import type {DocumentDecisions} from '../../types.ts'
import type {BatchOptions} from '../shared/options.ts'
import {createSettings, readProfile, settleProfile} from '../shared/setup.ts'
import {watchSignals, type SignalWatch} from '../shared/signals.ts'

/** Where a command's documents come from. */
export type DocumentSource = Pick<RunOptions, 'sources' | 'given'>

/**
 * Finds out what the arguments and options say of documents; reads standard input for `-`.
 *
 * @param paths The arguments.
 * @param options The options.
 * @param exclude Folders that hold no documents.
 * @returns The documents, or where to look for them.
 * @throws RunFailure (usage), DocumentFailure `TOO_LARGE` for standard input.
 */
export async function readSources(
  paths: readonly string[],
  options: BatchOptions,
  exclude: readonly string[] = []
): Promise<DocumentSource> {
  const {filesFrom, base, document, maxFileSize, stdinFilename} = options
  const fromStdin = paths.includes('-')
  if (fromStdin && filesFrom === '-') {
    throw new RunFailure(exitCode.usage, 'standard input cannot be a document and a list at once')
  }
  const list =
    filesFrom === undefined ? undefined : await readList(filesFrom, options.null === true)
  const sources: Sources = {
    paths: paths.filter((path) => path !== '-'),
    exclude,
    document,
    ...(list === undefined ? {} : {list}),
    ...(base === undefined ? {} : {base})
  }
  if (!fromStdin) return {sources}
  const bytes = await readStream(process.stdin, maxFileSize)
  return {sources, given: [{path: stdinFilename, bytes}]}
}

async function readList(file: string, nul: boolean): Promise<string[]> {
  let text: string
  try {
    const content = file === '-' ? await readStream(process.stdin, Infinity) : await readNamed(file)
    text = content.toString()
  } catch (error) {
    throw new RunFailure(exitCode.usage, `--files-from: ${showLine(messageOf(error))}`, error)
  }
  return text.split(nul ? '\0' : /\r?\n/).filter((name) => name !== '')
}

/** What a batch command asks of a run besides its documents and options. */
export interface BatchRequest {
  readonly source: DocumentSource
  readonly out: string | null
  readonly formats: PipelineSettings['formats']
  /** How Markdown is written (default: the core's way). */
  readonly markdown?: NonNullable<PipelineSettings['markdown']>
  readonly reporter: Reporter
  readonly more?: Partial<RunOptions>
  /** Who listens to signals (default: the run itself). */
  readonly signals?: SignalWatch
}

/**
 * Runs the engine for a command, signals included.
 *
 * @param request What is to be done.
 * @param options The options.
 * @returns How it went.
 * @throws RunFailure for what ends the whole run.
 */
export async function runBatch(
  {source, out, formats, markdown = {}, reporter, more, signals}: BatchRequest,
  options: BatchOptions
): Promise<RunResult> {
  const decisions = await loadDecisions(options.decisions, out)
  const settings = {...(await createSettings(options, formats)), markdown, decisions}
  const decisionsFor = await findersOf(decisions)
  const {encodingErrors, timeout, maxFileSize, jobs, bail} = options
  const given = new Map((source.given ?? []).map(({path, bytes}) => [path, bytes]))
  const engine = (profile: ProfileSource): Pipeline => {
    const generator = {...settings.generator, profile: profile.hash}
    const {correction} = settings
    return {
      processor: async () => ({
        module: moduleUrl('pipeline'),
        pipeline: {...(await readProfile(settings, profile)), model: readModelFile()},
        options: {encodingErrors, timeout: timeout * 1000}
      }),
      pipelineKey: sha256(
        JSON.stringify([generator, correction, formats, markdown, encodingErrors])
      ),
      pipelineParts: {
        ...generator,
        ...stringValues({...correction, ...markdown}),
        formats: formats.join(),
        encodingErrors
      }
    }
  }
  const watch = signals ?? watchSignals()
  try {
    const result = await run({
      ...source,
      out,
      formats: formats.filter((format): format is Format => format !== 'diff'),
      ...engine({hash: null, read: () => Promise.resolve(null)}),
      documentKey(path, hash) {
        const own = decisionsFor(path, hash)
        return own.length === 0 ? '' : sha256(JSON.stringify(own))
      },
      prepare: async (found) => engine(await settleProfile(settings, options, {found, given}, out)),
      jobs: jobs ?? defaultJobs(),
      maxFileSize,
      bail: bail ?? false,
      stop: watch.stop,
      reporter,
      ...more
    })
    const code: ExitCode = mostSevere(result.exitCode, watch.exitCode())
    return {...result, exitCode: code}
  } finally {
    if (signals === undefined) watch.end()
  }
}

function stringValues(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}

/** Few runs are given decisions: the others need not load what looks them up. */
async function findersOf(decisions: readonly DocumentDecisions[]): Promise<DecisionsFor> {
  if (decisions.length === 0) return () => []
  const {createDecisionsFor} = await import('../../index.ts')
  return createDecisionsFor(decisions)
}
