import {InvalidArgumentError, type Command} from 'commander'
import {addExampleCommand} from './example.ts'
import {addImpact} from './impact.ts'
import type {LearnOptions} from './tasks/learn-rules.ts'
import type {ListOptions} from './tasks/list-rules.ts'
import {addColourOption, addExamples} from './shared/options.ts'
import type {TestOptions} from './tasks/test-rules.ts'

/** `laodoc rules`: the rules themselves. */
export function addRules(program: Command): void {
  const rules = program.command('rules').description('Lists, tests and learns rules.')
  const list = rules
    .command('list')
    .summary('list all rules, and how often each was applied')
    .description('Lists all rules: id, kind, confidence, description.')
  addOptions(list)
    .option('--run <dir>', 'count what each did in the run whose results this folder holds')
    .option('--truth <dir>', 'with --run: how often each was right, by the truth of documents')
    .action(async (options: ListOptions) => {
      const {listRules} = await import('./tasks/list-rules.ts')
      await listRules(options)
    })
  addExamples(list, [
    'laodoc rules list',
    'laodoc rules list --run clean               # how often each was applied there'
  ])
  const test = rules
    .command('test')
    .summary('run the examples of all rules')
    .description('Runs the examples and counter-examples of all rules, and shows what fails.')
    .option('--coverage', 'name the rules that no example fires')
  addColourOption(addOptions(test)).action(async (options: TestOptions) => {
    const {runRuleTests} = await import('./tasks/test-rules.ts')
    await runRuleTests(options)
  })
  addExamples(test, ['laodoc rules test --rules mine'])
  const learn = rules
    .command('learn')
    .summary('make a file of confusions from pages with their truth')
    .description(
      'Counts what was read for what on pages with their truth, and writes it as a\n' +
        'rule file: put it into a folder that --rules names.'
    )
    .argument('<dir>', 'a folder with pages in in/ and their truth in gt/, under the same names')
    .option('-o, --out <file>', 'where the file goes (default: standard output)')
    .option('--rules <dir>', "lay a folder's rule files over the shipped ones")
    .option('--least <n>', 'leave out what was found fewer times', parseLeast)
    .action(async (folder: string, options: LearnOptions) => {
      const {learnRules} = await import('./tasks/learn-rules.ts')
      await learnRules(folder, options)
    })
  addExamples(learn, [
    'laodoc rules learn set --out learnt/confusions/engine.yaml',
    'laodoc run scans --out clean --rules learnt'
  ])
  addImpact(rules)
  addExampleCommand(rules)
}

function parseLeast(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) {
    throw new InvalidArgumentError('It is a whole number from 1 on.')
  }
  return value
}

function addOptions(command: Command): Command {
  return command
    .option('--rules <dir>', "lay a folder's rule files over the shipped ones")
    .option('--json', 'print one JSON object a line')
}
