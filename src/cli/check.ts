import type {Command} from 'commander'
import {exitCode, mostSevere} from '../batch/base/exit-code.ts'
import type {DocumentEvent, Reporter} from '../batch/tell/reporter.ts'
import {showLine, showLines} from '../batch/base/show-text.ts'
import {addExamples, addBatchOptions, type BatchOptions} from './shared/options.ts'

interface CheckOptions extends BatchOptions {
  readonly diff?: boolean
}

/** `laodoc check`: what a run would change, without writing. */
export function addCheck(program: Command): void {
  const command = program
    .command('check')
    .summary('show what would be corrected; write nothing')
    .description(
      'Shows what would be corrected and writes nothing; exit code 1 where it is anything.\n' +
        'With --quiet only the exit code says so.'
    )
    .argument('[paths...]', 'files, folders or globs; - is standard input', ['corpus'])
    .option('--diff', 'print the differences, line by line')
  addBatchOptions(command).action(async (paths: string[], options: CheckOptions) => {
    const named = options.filesFrom !== undefined && command.args.length === 0 ? [] : paths
    await checkDocuments(named, options)
  })
  addExamples(command, [
    'laodoc check scans                          # a line for each document that would change',
    'laodoc check scans --diff                   # and the differences'
  ])
}

async function checkDocuments(paths: readonly string[], options: CheckOptions): Promise<void> {
  const {readSources, runBatch} = await import('./tasks/batch.ts')
  const {createJsonReporter, createTextReporter} = await import('../batch/tell/progress.ts')
  const {printData} = await import('./shared/streams.ts')
  const {coloursFor} = await import('./shared/colour.ts')
  const {json, quiet, diff, color} = options
  const colours = coloursFor(color, process.stdout)
  const text = await createTextReporter(process.stderr, quiet === true)
  const reporter: Reporter =
    json === true
      ? createJsonReporter(printData)
      : {
          ...text,
          document(event) {
            text.document(event)
            if (diff === true) printData(paint(event.text ?? ''))
            else if (quiet !== true) printData(describe(event))
          }
        }
  const paint = (lines: string): string =>
    showLines(lines).replace(/^([-+@]).*$/gm, (line, sign: string) =>
      sign === '@' ? colours.cyan(line) : sign === '-' ? colours.red(line) : colours.green(line)
    )
  const source = await readSources(paths, options)
  const formats = diff === true ? (['diff'] as const) : []
  const result = await runBatch({source, out: null, formats, reporter}, options)
  const found = result.summary.corrected > 0 ? exitCode.different : exitCode.fine
  process.exitCode = mostSevere(result.exitCode, found)
}

function describe({path, counts}: DocumentEvent): string {
  if (counts === null || counts.corrections + counts.removed === 0) return ''
  const {corrections, removed, suggestions} = counts
  return `${showLine(path)}: ${corrections} corrections, ${removed} removals, ${suggestions} suggestions\n`
}
