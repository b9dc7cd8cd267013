import {InvalidArgumentError, Option, type Command} from 'commander'
import {addExamples, addColourOption, addCorrectionOptions} from './shared/options.ts'
import type {ConcordanceOptions} from './tasks/show-concordance.ts'

/** `laodoc concordance`: a word or pattern in its contexts. */
export function addConcordance(program: Command): void {
  const command = program
    .command('concordance')
    .summary('show a word or pattern in its contexts')
    .description(
      'Shows each hit of a regular expression in its line, the hits below each other, in documents\n' +
        'as they came or as they are corrected. Writes nothing.'
    )
    .argument('<pattern>', "a regular expression (JavaScript's, without look-around)")
    .argument('[paths...]', 'files, folders or globs (default: corpus)')
    .addOption(
      new Option('--in <text>', 'look in the text as it came, or as it is corrected')
        .choices(['source', 'corrected'])
        .default('source')
    )
    .option('--run <dir>', 'look in the documents of a run, whose results this folder holds')
    .option('-F, --fixed', 'the pattern is a text, taken as it stands')
    .option('--context <n>', 'columns on each side', parseColumns, 30)
    .addOption(
      new Option('--sort <by>', 'the order of hits: by place, or by what stands beside them')
        .choices(['place', 'left', 'right'])
        .default('place')
    )
    .option('--count', 'list the forms found, and how often, instead')
    .option('--json', 'print one JSON object a hit')
  addColourOption(addCorrectionOptions(command)).action(
    async (pattern: string, paths: string[], options: ConcordanceOptions) => {
      const {showConcordance} = await import('./tasks/show-concordance.ts')
      await showConcordance(pattern, paths, options)
    }
  )
  addExamples(command, [
    "laodoc concordance 'ຟ' scans",
    "laodoc concordance 'ຟ[າ-ູ]*.' scans --count"
  ])
}

function parseColumns(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 500 || text.trim() === '') {
    throw new InvalidArgumentError('It is a whole number from 0 to 500.')
  }
  return value
}
