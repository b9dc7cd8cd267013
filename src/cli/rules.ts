import type {Command} from 'commander'

interface RulesOptions {
  readonly rules?: string
  readonly json?: boolean
}

/** `laodoc rules`: the rules themselves. */
export function addRules(program: Command): void {
  const rules = program.command('rules').description('Lists and tests the rules.')
  addOptions(rules.command('list').description('Lists all rules.')).action(listRules)
  addOptions(
    rules.command('test').description('Runs the examples and counter-examples of all rules.')
  ).action(testRules)
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
  const {testRules: runExamples, formatProblem} = await import('../index.ts')
  const {compile, loadRuleFiles} = await import('./setup.ts')
  const {writeData, writeMessage} = await import('./streams.ts')
  const ruleset = await compile(await loadRuleFiles(folder))
  const problems = runExamples(ruleset)
  for (const problem of problems) {
    await writeData(`${json === true ? JSON.stringify(problem) : formatProblem(problem)}\n`)
  }
  const count = ruleset.all.reduce(
    (sum, {examples, counterexamples}) => sum + examples.length + counterexamples.length,
    0
  )
  writeMessage(`${ruleset.all.length} rules, ${count} examples, ${problems.length} failed`)
  process.exitCode = problems.length > 0 ? exitCode.usage : exitCode.fine
}
