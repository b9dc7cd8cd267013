import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {sha256} from '../../batch/base/cache-key.ts'
import type {Input} from '../../batch/find/input.ts'
import {exitCode} from '../../batch/base/exit-code.ts'
import {messageOf, RunFailure, systemCode} from '../../batch/base/failure.ts'
import type {ProfileSource} from '../../batch/keep/kept-profile.ts'
import type {PipelineSettings} from '../../batch/work/pipeline.ts'
import {showLine} from '../../batch/base/show-text.ts'
import {hashRules, readModelNote, readRules, readShippedRules, readVersion} from '../../node.ts'
import type {RuleFile, Ruleset} from '../../types.ts'
import type {CorrectionOptions} from './options.ts'

/** The parts of the options that say how documents are corrected. */
export type RuleOptions = Pick<
  CorrectionOptions,
  'rules' | 'digits' | 'keepFurniture' | 'minConfidence' | 'profile' | 'adapt'
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
  {rules: folder, digits, keepFurniture, minConfidence}: RuleOptions,
  formats: PipelineSettings['formats']
): Promise<PipelineSettings> {
  const rules = await loadRuleFiles(folder)
  return {
    rules,
    correction: {
      digits,
      ...(keepFurniture === true ? {keepFurniture} : {}),
      ...(minConfidence === undefined ? {} : {minConfidence})
    },
    profile: null,
    formats,
    generator: {
      name: 'laodoc',
      version: readVersion(),
      rules: hashRules(rules),
      model: readModelNote()?.sha256 ?? null,
      profile: null
    }
  }
}

/** The documents of a run, and those of them that are at hand. */
export interface FoundInputs {
  readonly found: AsyncIterable<Input>
  readonly given: ReadonlyMap<string, Uint8Array>
}

/**
 * Settles by which profile documents are corrected: the one the user names, the one an earlier run
 * left in the output folder, one learnt from the documents, or the shipped one where they are too
 * few. What a profile says is read later, where a document is to be corrected at all.
 *
 * @param settings What else outputs depend on.
 * @param options What the user asked for.
 * @param inputs The documents.
 * @param out The output folder, which then keeps what was learnt; null for none.
 * @returns The profile.
 * @throws RunFailure (usage) where a profile cannot be read.
 */
export async function settleProfile(
  {rules}: PipelineSettings,
  {profile: file, adapt}: RuleOptions,
  inputs: FoundInputs,
  out: string | null
): Promise<ProfileSource> {
  const {findProfile, keepProfile, openProfile} = await import('../../batch/keep/kept-profile.ts')
  if (file !== undefined) {
    const named = await openProfile(file)
    const profile = await named.read()
    return {...named, read: () => Promise.resolve(profile)}
  }
  const kept = adapt && out !== null ? await findProfile(out) : null
  if (kept !== null) return kept
  const {learnFromBatch, shippedProfile} = await import('../../batch/work/learn.ts')
  const {writeProfile} = await import('../../index.ts')
  const {found, given} = inputs
  const learnt = adapt ? await learnFromBatch(found, given, rules, out) : null
  if (learnt !== null && out !== null && !(await keepProfile(out, writeProfile(learnt)))) {
    return (await findProfile(out))!
  }
  const profile = learnt ?? shippedProfile(rules)
  const hash = profile === null ? null : sha256(writeProfile(profile))
  return {hash, read: () => Promise.resolve(profile)}
}

/**
 * @param settings What outputs depend on besides the profile.
 * @param profile The profile.
 * @returns The settings with their profile, read.
 * @throws RunFailure (usage) where the profile cannot be read.
 */
export async function readProfile(
  settings: PipelineSettings,
  profile: ProfileSource
): Promise<PipelineSettings> {
  const generator = {...settings.generator, profile: profile.hash}
  return {...settings, profile: await profile.read(), generator}
}

/** Settles the profile of documents and reads it: {@link settleProfile}, {@link readProfile}. */
export async function addProfile(
  settings: PipelineSettings,
  options: RuleOptions,
  inputs: FoundInputs,
  out: string | null
): Promise<PipelineSettings> {
  return await readProfile(settings, await settleProfile(settings, options, inputs, out))
}

/**
 * @param folder A user's folder of rules, to lay over the shipped ones.
 * @returns The rule files of the run.
 * @throws RunFailure (usage) that names all problems of the user's rules.
 */
export async function loadRuleFiles(folder?: string): Promise<RuleFile[]> {
  const shipped = readShippedRules()
  if (folder === undefined) return shipped
  const {overlayRules} = await import('../../inner.ts')
  await refuseOddRules(folder)
  let own: RuleFile[]
  try {
    own = readRules(folder)
  } catch (error) {
    throw new RunFailure(exitCode.usage, `--rules: ${showLine(messageOf(error))}`, error)
  }
  const files = overlayRules(shipped, own)
  await compile(files)
  return files
}

/** A rule file that is passed over would be missed; one that is a pipe would be waited for. */
async function refuseOddRules(folder: string): Promise<void> {
  const usage = (message: string): RunFailure =>
    new RunFailure(exitCode.usage, `--rules: ${message}`)
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(
    (error: unknown) => {
      const code = systemCode(error)
      const why =
        code === 'ENOENT'
          ? 'there is no such folder'
          : code === 'ENOTDIR'
            ? 'it is no folder: name the one that holds your rule files'
            : messageOf(error)
      throw usage(`${showLine(folder)}: ${showLine(why)}`)
    }
  )
  const odd = entries.filter(
    (entry) => !entry.isFile() && !entry.isDirectory() && /\.(?:ya?ml|txt)$/i.test(entry.name)
  )
  if (odd.length === 0) return
  const names = odd.map(({parentPath, name}) => showLine(join(parentPath, name))).sort()
  throw usage(`${names.join(', ')}: a link, a pipe or a device: put a plain file there`)
}

/**
 * @param files Rule files.
 * @returns The rules, ready to run.
 * @throws RunFailure (usage) that names all problems.
 */
export async function compile(files: readonly RuleFile[]): Promise<Ruleset> {
  const {compileRules, formatProblem} = await import('../../index.ts')
  const {loadLinearEngine} = await import('../../inner.ts')
  const {ruleset, problems} = compileRules(files, await loadLinearEngine(files))
  if (problems.length === 0) return ruleset
  const lines = problems.map((problem) => `  ${showLine(formatProblem(problem))}`)
  throw new RunFailure(exitCode.usage, `the rules cannot be used:\n${lines.join('\n')}`)
}
