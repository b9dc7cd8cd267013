import {InvalidArgumentError, type Command} from 'commander'
import {addExampleCommand} from './example.ts'
import {addImpact} from './impact.ts'

interface RulesOptions {
  readonly rules?: string
  readonly json?: boolean
}

/** The options of `laodoc rules learn`. */
export interface LearnOptions {
  readonly out?: string
  readonly rules?: string
  readonly least?: number
}

/** `laodoc rules`: the rules themselves. */
export function addRules(program: Command): void {
  const rules = program.command('rules').description('Lists, tests and learns rules.')
  addOptions(rules.command('list').description('Lists all rules.')).action(listRules)
  addOptions(
    rules.command('test').description('Runs the examples and counter-examples of all rules.')
  ).action(testRules)
  rules
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
      const {learnRules} = await import('./learn-rules.ts')
      await learnRules(folder, options)
    })
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

async function listRules({rules: folder, json}: RulesOptions): Promise<void> {
  const {compile, loadRuleFiles} = await import('./setup.ts')
  const {isStdoutClosed, writeData} = await import('./streams.ts')
  const ruleset = await compile(await loadRuleFiles(folder))
  for (const {id, kind, confidence, description, examples, place} of ruleset.all) {
    if (isStdoutClosed()) return
    const text =
      json === true
        ? JSON.stringify({id, kind, confidence, description, examples: examples.length, place})
        : `${id}\t${kind}\t${confidence}\t${description}`
    await writeData(`${text}\n`)
  }
}

async function testRules({rules: folder, json}: RulesOptions): Promise<void> {
  const {exitCode} = await import('../batch/exit-code.ts')
  const {loadModel} = await import('../batch/load-model.ts')
  const {countExamples, testRules: runExamples, formatProblem} = await import('../index.ts')
  const {compile, loadRuleFiles} = await import('./setup.ts')
  const {writeData, writeMessage} = await import('./streams.ts')
  const files = await loadRuleFiles(folder)
  const ruleset = await compile(files)
  const model = loadModel(files)
  const problems = runExamples(ruleset, model)
  for (const problem of problems) {
    await writeData(`${json === true ? JSON.stringify(problem) : formatProblem(problem)}\n`)
  }
  if (model === null && ruleset.confusions.length > 0) {
    writeMessage('no language model was built: the examples of confusions were not run')
  }
  const count = countExamples(ruleset, model)
  writeMessage(`${ruleset.all.length} rules, ${count} examples, ${problems.length} failed`)
  process.exitCode = problems.length > 0 ? exitCode.usage : exitCode.fine
}
