import {runWithDeadline} from '../batch/deadline.ts'
import {discover, type Input} from '../batch/discover.ts'
import {exitCode} from '../batch/exit-code.ts'
import {DocumentFailure, RunFailure} from '../batch/failure.ts'
import {mediaType} from '../batch/media-type.ts'
import {createOptions} from '../batch/pipeline.ts'
import {align} from '../evaluate/align.ts'
import {countMended} from '../evaluate/count-mended.ts'
import {foldText} from '../evaluate/fold-text.ts'
import {judgeCorrections} from '../evaluate/judge-corrections.ts'
import {correct, type Corrected, type CorrectOptions} from '../index.ts'
import {Impact, type ComparedDocument, type Judgement} from '../workbench/impact.ts'
import type {ImpactOptions} from './impact.ts'
import {readPage} from './page-pairs.ts'
import {plainText} from './plain-text.ts'
import type {RuleStates} from './rule-states.ts'
import {addProfile, createSettings} from './setup.ts'
import {findTruths, stemOf} from './truths.ts'

/** What impact is measured on, and how. */
export type MeasureOptions = Pick<
  ImpactOptions,
  | 'digits'
  | 'minConfidence'
  | 'profile'
  | 'adapt'
  | 'encodingErrors'
  | 'maxFileSize'
  | 'timeout'
  | 'truth'
>

/**
 * Corrects documents by two states of the rules, each as a run of its own, and compares.
 *
 * @param states The states.
 * @param paths Files, folders or globs.
 * @param options How documents are read and corrected, and where their truth is.
 * @returns What differs.
 * @throws RunFailure (usage) where there are no documents; DocumentFailure for one that cannot be
 *   read or corrected.
 */
export async function measureImpact(
  states: RuleStates,
  paths: readonly string[],
  options: MeasureOptions
): Promise<Impact> {
  const find = (): AsyncIterable<Input> => discover({paths})
  const optionsOf = async ({files}: RuleStates['later']): Promise<CorrectOptions> => {
    const settings = {...(await createSettings({...options}, [])), rules: files}
    const inputs = {found: find(), given: new Map<string, Uint8Array>()}
    return await createOptions(await addProfile(settings, options, inputs, null))
  }
  const earlier = await optionsOf(states.earlier)
  const later = await optionsOf(states.later)
  const truths = options.truth === undefined ? null : await findTruths(options.truth)
  const impact = new Impact()
  let documents = 0
  for await (const input of find()) {
    documents++
    const source = await readPage(input, options)
    const markdown = mediaType(input.path) === 'text/markdown'
    const truth = truths?.get(stemOf(input.path))
    const meant =
      truth === undefined
        ? null
        : plainText(await readPage(truth, options), truth.path, later.ruleset)
    impact.add(
      inTime(input.path, options.timeout, () => {
        const both = {
          path: input.file,
          earlier: correct(source, earlier, {markdown}),
          later: correct(source, later, {markdown})
        }
        return meant === null ? both : judge(both, source, meant)
      })
    )
  }
  if (documents === 0) throw new RunFailure(exitCode.usage, 'no documents found')
  return impact
}

function judge(
  both: Omit<ComparedDocument, 'truth'>,
  source: string,
  truth: string
): ComparedDocument {
  const meant = foldText(truth).text
  const aligned = align(foldText(source).text, meant)
  const judgementOf = (corrected: Corrected): Judgement => ({
    gains: new Map(
      judgeCorrections(corrected, meant, aligned).map(({correction, gain}) => [correction, gain])
    ),
    errors: align(foldText(corrected.text).text, meant).errors
  })
  const {sound} = countMended(aligned, aligned)
  return {
    ...both,
    truth: {earlier: judgementOf(both.earlier), later: judgementOf(both.later), sound}
  }
}

function inTime<T>(path: string, seconds: number, action: () => T): T {
  try {
    return runWithDeadline(action, 1000 * seconds)
  } catch (error) {
    if (error instanceof DocumentFailure) error.message = `${path}: ${error.message}`
    throw error
  }
}
