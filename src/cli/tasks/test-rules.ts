import type {ColourChoice} from '../shared/colour.ts'
import {exitCode} from '../../batch/base/exit-code.ts'
import {loadModel} from '../../batch/work/load-model.ts'
import {showLine, toJson} from '../../batch/base/show-text.ts'
import {formatProblem, testRules, type ExampleFailure} from '../../index.ts'
import {countExamples} from '../../inner.ts'
import {findUntested} from '../../workbench/find-untested.ts'
import {coloursFor, type Colours} from '../shared/colour.ts'
import {compile, loadRuleFiles} from '../shared/setup.ts'
import {showDifference} from './show-difference.ts'
import {writeData, writeMessage} from '../shared/streams.ts'

/** The options of `laodoc rules test`. */
export interface TestOptions {
  readonly rules?: string
  readonly json?: boolean
  readonly coverage?: boolean
  readonly color: ColourChoice
}

/**
 * Runs the examples and counter-examples of all rules and shows what fails.
 *
 * @param options The options.
 * @throws RunFailure (usage) where the rules cannot be used.
 */
export async function runRuleTests({
  rules: folder,
  json,
  coverage,
  color
}: TestOptions): Promise<void> {
  const files = await loadRuleFiles(folder)
  const ruleset = await compile(files)
  const model = loadModel(files)
  const failures = testRules(ruleset, model)
  const colours = coloursFor(color, process.stdout)
  for (const failure of failures) {
    await writeData(`${json === true ? toJson(failure) : describe(failure, colours)}\n`)
  }
  if (model === null && ruleset.confusions.length > 0) {
    writeMessage('no language model was built: the examples of confusions were not run')
  }
  if (coverage === true) {
    const untested = findUntested(ruleset, failures)
    for (const problem of untested) {
      await writeData(`${json === true ? toJson(problem) : showLine(formatProblem(problem))}\n`)
    }
    const fired = ruleset.all.length - untested.length
    writeMessage(`${fired} of ${ruleset.all.length} rules are fired by an example`)
  }
  const count = countExamples(ruleset, model)
  writeMessage(`${ruleset.all.length} rules, ${count} examples, ${failures.length} failed`)
  process.exitCode = failures.length > 0 ? exitCode.usage : exitCode.fine
}

function describe(failure: ExampleFailure, colours: Colours): string {
  const {expected, got, what, ruleId} = failure
  // What is plain ASCII is a name, or has no marks to show apart.
  if (/^[\x20-\x7e\n]*$/.test(expected + got)) return showLine(formatProblem(failure))
  const head = showLine(formatProblem({...failure, reason: `${what} (${ruleId})`}))
  return [colours.bold(head), ...showDifference(expected, got, colours)].join('\n')
}
