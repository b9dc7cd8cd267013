import {InvalidArgumentError, type Command} from 'commander'
import type {ImpactOptions} from './tasks/measure-impact.ts'
import {addExamples, addColourOption, addCorrectionOptions} from './shared/options.ts'

/** `laodoc rules impact`: what a change of the rules does. */
export function addImpact(rules: Command): void {
  const command = rules
    .command('impact')
    .summary('show what a change of the rules does to documents')
    .description(
      'Corrects documents by two states of the rules and shows what differs, the worst first:\n' +
        'the rules as they stand and those of another folder or commit. Writes nothing.'
    )
    .argument('[paths...]', 'files, folders or globs', ['corpus'])
    .option(
      '--against <state>',
      'a folder of rules, or a commit (default: the shipped rules where --rules\n' +
        'names a folder, else the last commit)'
    )
    .option('--truth <dir>', 'a folder with the truth of documents, under the same names')
    .option(
      '--max-harm <n>',
      'exit code 1 where a rule makes more errors than this in 10,000 sound characters',
      parseHarm
    )
    .option('--watch', 'go on: show what each save of a rule does, until a signal')
    .option('--top <n>', 'show so many changes', parseCount, 40)
    .option('--json', 'print one JSON object')
  addColourOption(addCorrectionOptions(command)).action(
    async (paths: string[], options: ImpactOptions) => {
      const {showImpact} = await import('./tasks/show-impact.ts')
      await showImpact(paths, options)
    }
  )
  addExamples(command, ['laodoc rules impact scans --rules mine'])
}

function parseHarm(text: string): number {
  const value = Number(text)
  if (!(value >= 0) || text.trim() === '') {
    throw new InvalidArgumentError('It is a number from 0 on.')
  }
  return value
}

function parseCount(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || text.trim() === '') {
    throw new InvalidArgumentError('It is a whole number from 0 on.')
  }
  return value
}
