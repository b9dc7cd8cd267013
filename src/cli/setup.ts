import {sha256} from '../batch/cache-key.ts'
import type {Input} from '../batch/discover.ts'
import {exitCode} from '../batch/exit-code.ts'
import {messageOf, RunFailure} from '../batch/failure.ts'
import type {PipelineSettings} from '../batch/pipeline.ts'
import {hashRules, readModelFile, readRules, readShippedRules, readVersion} from '../node.ts'
import type {RuleFile, Ruleset} from '../types.ts'
import type {CorrectionOptions} from './options.ts'

/** The parts of the options that say how documents are corrected. */
export type RuleOptions = Pick<
  CorrectionOptions,
  'rules' | 'digits' | 'minConfidence' | 'profile' | 'adapt'
>

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
  const model = readModelFile()
  return {
    rules,
    correction: {digits, ...(minConfidence === undefined ? {} : {minConfidence})},
    profile: null,
    formats,
    generator: {
      name: 'laodoc',
      version: readVersion(),
      rules: hashRules(rules),
      model: model === null ? null : sha256(model),
      profile: null
    }
  }
}

/**
 * Gives the settings the profile that documents are corrected by: the one the user names, the one
 * an earlier run left in the output folder, one learnt from the documents, or the shipped one where
 * they are too few.
 *
 * @param settings What else outputs depend on.
 * @param options What the user asked for.
 * @param inputs The documents, and those of them that are at hand.
 * @param out The output folder, which then keeps what was learnt; null for none.
 * @returns The settings with their profile.
 * @throws RunFailure (usage) where a profile cannot be read.
 */
export async function addProfile(
  settings: PipelineSettings,
  {profile: file, adapt}: RuleOptions,
  inputs: {readonly found: AsyncIterable<Input>; readonly given: ReadonlyMap<string, Uint8Array>},
  out: string | null
): Promise<PipelineSettings> {
  const {findProfile, keepProfile, learnFromBatch, loadProfile, shippedProfile} =
    await import('../batch/learn.ts')
  const {writeProfile} = await import('../index.ts')
  let profile = file === undefined ? null : await loadProfile(file)
  if (!adapt) profile ??= shippedProfile(settings.rules)
  if (profile === null && out !== null) profile = await findProfile(out)
  if (profile === null) {
    profile = await learnFromBatch(inputs.found, inputs.given, settings.rules)
    if (profile !== null && out !== null) profile = await keepProfile(out, profile)
    profile ??= shippedProfile(settings.rules)
  }
  const hash = profile === null ? null : sha256(writeProfile(profile))
  return {...settings, profile, generator: {...settings.generator, profile: hash}}
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
  const {compileRules, formatProblem, loadGuards} = await import('../index.ts')
  const {ruleset, problems} = compileRules(files, await loadGuards(files))
  if (problems.length === 0) return ruleset
  const lines = problems.map((problem) => `  ${formatProblem(problem)}`)
  throw new RunFailure(exitCode.usage, `the rules cannot be used:\n${lines.join('\n')}`)
}
