import {InvalidArgumentError, type Command} from 'commander'
import type {Shard} from '../batch/find/shard.ts'
import {
  addBatchOptions,
  addEmitOptions,
  addExamples,
  markdownOptions,
  type BatchOptions,
  type EmitOptions
} from './shared/options.ts'

interface RunCommandOptions extends BatchOptions, EmitOptions {
  readonly out: string
  readonly dryRun?: boolean
  readonly force?: boolean
  readonly retryFailed?: boolean
  readonly verify?: boolean
  readonly breakLock?: boolean
  readonly shard?: Shard
  readonly prune?: boolean
  readonly bagit?: boolean
  readonly watch?: boolean
  readonly poll?: boolean
}

/** `laodoc run`: documents in, outputs in a folder. */
export function addRun(program: Command): void {
  const command = program
    .command('run')
    .summary('correct documents and write Markdown and JSON')
    .description(
      'Corrects documents, finds their structure, and writes the results to a folder.\n' +
        'The same command again does only what changed.'
    )
    .argument('[paths...]', 'files, folders or globs; - is standard input', ['corpus'])
    .option('-o, --out <dir>', 'where results go', 'out')
  addEmitOptions(command)
  addBatchOptions(command, 'decisions.yaml in the folder of the results')
    .option('-n, --dry-run', 'list what would be done; write nothing')
    .option('-f, --force', 'do again what is done, and replace edited results')
    .option('--retry-failed', 'do again what failed')
    .option('--verify', 'read the results that stand; fail where they were edited')
    .option('--bagit', 'make the folder a bag (BagIt 1.0): results below data/, and checksums')
    .option('--prune', 'take away the results of documents that are no longer there')
    .option('--shard <i/n>', 'do only part i of n, for n processes or machines', parseShard)
    .option('--watch', 'go on: do what comes into the folders, until a signal')
    .option('--poll', 'with --watch: look again and again, for disks of other machines')
    .option('--break-lock', 'take the folder from a run that no longer lives')
    .action(async (paths: string[], options: RunCommandOptions) => {
      const named = options.filesFrom !== undefined && command.args.length === 0 ? [] : paths
      await runDocuments(named, options)
    })
  addExamples(command, [
    'laodoc run scans --out clean                # a folder; again: only what changed',
    "laodoc run 'scans/*/*.txt' --out clean      # a pattern, quoted"
  ])
}

async function runDocuments(paths: readonly string[], options: RunCommandOptions): Promise<void> {
  const {readSources, runBatch} = await import('./tasks/batch.ts')
  const {createJsonReporter, createTextReporter} = await import('../batch/tell/progress.ts')
  const {layoutOf} = await import('../batch/find/plan.ts')
  const {printData} = await import('./shared/streams.ts')
  const {out, emit, json, quiet} = options
  const {force, retryFailed, verify, breakLock, shard, prune, bagit} = options
  const source = await readSources(paths, options, [out])
  if (options.dryRun === true) {
    const {listPlan} = await import('./tasks/list-plan.ts')
    await listPlan(source, options)
    return
  }
  const reporter =
    json === true
      ? createJsonReporter(printData)
      : await createTextReporter(process.stderr, quiet === true)
  const markdown = markdownOptions(options)
  const more = {
    force: force ?? false,
    retryFailed: retryFailed ?? false,
    verify: verify ?? false,
    breakLock: breakLock ?? false,
    prune: prune ?? false,
    layout: layoutOf(bagit),
    shard
  }
  const request = {source, out, formats: emit, markdown, reporter, more}
  if (options.watch === true) {
    const {watchDocuments} = await import('./tasks/watch.ts')
    process.exitCode = await watchDocuments(request, options, options.poll === true)
    return
  }
  const result = await runBatch(request, options)
  process.exitCode = result.exitCode
}

function parseShard(text: string): Shard {
  const [index, count, ...more] = text.split('/').map((part) => (/^\d+$/.test(part) ? +part : 0))
  if (index === undefined || count === undefined || more.length > 0 || index < 1 || index > count) {
    throw new InvalidArgumentError('It is a part of a number, from 1/n to n/n.')
  }
  return {index, count}
}
