import type {Command} from 'commander'
import {
  addEmitOptions,
  addExamples,
  addStdinOption,
  addTextOptions,
  markdownOptions,
  parseCount,
  type CorrectionOptions,
  type EmitOptions
} from './shared/options.ts'

interface FilterCommandOptions
  extends Omit<CorrectionOptions, 'adapt' | 'encodingErrors'>, EmitOptions {
  readonly jobs: number
  readonly quiet?: boolean
}

/** `laodoc filter`: JSON Lines in, JSON Lines out. */
export function addFilter(program: Command): void {
  const command = program
    .command('filter')
    .summary('correct records: JSON Lines in, JSON Lines out')
    .description(
      'Reads records from standard input, one JSON object a line: {"text": …}, and "path" and "id"\n' +
        'if you like. Answers each with one line, in the same order. A bad record is answered with\n' +
        'an error, and the others go on; the exit code is 0. Nothing is learnt from the records:\n' +
        'each line depends on itself alone (and on --profile).'
    )
  addStdinOption(addTextOptions(addEmitOptions(command)))
    .option('-j, --jobs <n>', 'batches in work at once; 1 runs without threads', parseCount, 1)
    .option('-q, --quiet', 'say nothing at the end')
    .action(async (options: FilterCommandOptions) => {
      await filter(options)
    })
  addExamples(command, ['laodoc filter --emit txt < pages.jsonl > clean.jsonl'])
}

async function filter(options: FilterCommandOptions): Promise<void> {
  const {filterLines} = await import('../batch/filter.ts')
  const {moduleUrl} = await import('../batch/work/module-url.ts')
  const {createInlinePool, createThreadPool} = await import('../batch/work/pool.ts')
  const {readModelFile} = await import('../node.ts')
  const {addProfile, createSettings} = await import('./shared/setup.ts')
  const {isStdoutClosed, writeData, writeMessage} = await import('./shared/streams.ts')
  const {emit, timeout, jobs, maxFileSize, stdinFilename, quiet} = options
  const rules = {...options, adapt: false}
  const none = {found: nothing(), given: new Map<string, Uint8Array>()}
  const settings = await addProfile(await createSettings(rules, emit), rules, none, null)
  const markdown = markdownOptions(options)
  const processor = {
    module: moduleUrl('pipeline'),
    pipeline: {...settings, markdown, model: readModelFile()},
    options: {encodingErrors: 'fail', timeout: timeout * 1000}
  } as const
  const pool = jobs === 1 ? createInlinePool(processor) : await createThreadPool(processor, jobs)
  try {
    const {records, failed} = await filterLines(process.stdin, writeData, {
      pool,
      jobs,
      maxFileSize,
      name: stdinFilename,
      isOver: isStdoutClosed
    })
    if (quiet !== true) writeMessage(`${records} records, ${failed} failed`)
  } finally {
    await pool.close()
  }
}

async function* nothing(): AsyncGenerator<never> {
  // There are no documents to learn from.
}
