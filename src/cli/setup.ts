import {exitCode} from '../batch/exit-code.ts'
import {messageOf, RunFailure} from '../batch/failure.ts'
import type {PipelineSettings} from '../batch/pipeline.ts'
import {hashRules, readRules, readShippedRules, readVersion} from '../node.ts'
import type {RuleFile, Ruleset} from '../types.ts'
import type {CorrectionOptions} from './options.ts'

/** The parts of the options that say how documents are corrected. */
export type RuleOptions = Pick<CorrectionOptions, 'rules' | 'digits' | 'minConfidence'>

/**
 * Reads the rules and puts together all that outputs depend on.
 *
 * @param options What the user asked for.
 * @param formats What is to be made of each document.
 * @returns The settings of the pipeline; a user's own rules have been checked.
 * @throws RunFailure (usage) that names all problems of the rules.
 */
export async function createSettings(
  {rules: folder, digits, minConfidence}: RuleOptions,
  formats: PipelineSettings['formats']
): Promise<PipelineSettings> {
  const rules = await loadRuleFiles(folder)
  return {
    rules,
    correction: {digits, ...(minConfidence === undefined ? {} : {minConfidence})},
    formats,
    generator: {name: 'laodoc', version: readVersion(), rules: hashRules(rules), model: null}
  }
}

/**
 * @param folder A user's folder of rules, to lay over the shipped ones.
 * @returns The rule files of the run.
 * @throws RunFailure (usage) that names all problems of the user's rules.
 */
export async function loadRuleFiles(folder?: string): Promise<RuleFile[]> {
  const shipped = readShippedRules()
  if (folder === undefined) return shipped
  const {overlayRules} = await import('../index.ts')
  let own: RuleFile[]
  try {
    own = readRules(folder)
  } catch (error) {
    throw new RunFailure(exitCode.usage, `rules: ${messageOf(error)}`, error)
  }
  const files = overlayRules(shipped, own)
  await compile(files)
  return files
}

/**
 * @param files Rule files.
 * @returns The rules, ready to run.
 * @throws RunFailure (usage) that names all problems.
 */
export async function compile(files: readonly RuleFile[]): Promise<Ruleset> {
  const {compileRules, formatProblem} = await import('../index.ts')
  const {ruleset, problems} = compileRules(files)
  if (problems.length === 0) return ruleset
  const lines = problems.map((problem) => `  ${formatProblem(problem)}`)
  throw new RunFailure(exitCode.usage, `the rules cannot be used:\n${lines.join('\n')}`)
}
