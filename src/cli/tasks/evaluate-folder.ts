import type {CorrectionOptions} from '../shared/options.ts'
import {basename, resolve} from 'node:path'
import {discover} from '../../batch/find/discover.ts'
import {mediaType} from '../../batch/find/media-type.ts'
import {createOptions, type PipelineSettings} from '../../batch/work/pipeline.ts'
import {showLine, showLines, toJson} from '../../batch/base/show-text.ts'
import {confidences, Evaluation, type EvaluatedPage} from '../../evaluate/evaluation.ts'
import {formatReport} from '../../evaluate/format-report.ts'
import {harmReport} from '../../evaluate/harm-report.ts'
import {
  convert,
  createChannelPass,
  toText,
  type Corrected,
  type CorrectOptions
} from '../../index.ts'
import {loadModel} from '../../batch/work/load-model.ts'
import {findPairs, readingsOf, readPage, truthOf, type PagePair} from '../shared/page-pairs.ts'
import {plainText} from '../shared/plain-text.ts'
import {addProfile, createSettings} from '../shared/setup.ts'
import {writeData} from '../shared/streams.ts'
import {inTime} from '../shared/in-time.ts'

/** The options of `laodoc evaluate`. */
export interface EvaluateOptions extends Omit<CorrectionOptions, 'stdinFilename'> {
  readonly json?: boolean
  readonly calibration?: boolean
  readonly harm?: boolean
  readonly top: number
}

/** Of the shape of `--json`; a new minor number may add fields. */
const SCHEMA_VERSION = '1.0'

/**
 * Evaluates the pages of a folder and prints what was found.
 *
 * @param folder Holds `in/` and `gt/`.
 * @param options The options.
 * @throws RunFailure (usage) where pages have no partner; DocumentFailure for a page that cannot
 *   be read or corrected, as the figures would not be those of the set.
 */
export async function evaluateFolder(folder: string, options: EvaluateOptions): Promise<void> {
  const pairs = await findPairs(folder)
  const settings = await createSettings(options, ['txt'])
  const withCurve = options.json === true || options.calibration === true
  const evaluated = await evaluatePairs(
    {pairs, settings, options},
    readingsOf(folder),
    ({read}) => read,
    withCurve
  )
  const report = evaluated.evaluation.report(options.top)
  const harm =
    options.harm === true
      ? await evaluatePairs({pairs, settings, options}, truthOf(folder), ({truth}) => truth, false)
      : null
  const harmed = harm === null ? null : harmReport(harm.evaluation.report(options.top))
  const name = basename(resolve(folder))
  if (options.json === true) {
    const {documents, all, interval, madeWorse, pages, confusions, calibration} = report
    const record = {
      schemaVersion: SCHEMA_VERSION,
      set: name,
      generator: evaluated.generator,
      documents,
      all,
      interval,
      madeWorse,
      pages,
      confusions,
      calibration,
      harm: harmed
    }
    await writeData(`${toJson(record, 2)}\n`)
    return
  }
  const shown = {name: showLine(name), calibration: options.calibration === true, harm: harmed}
  await writeData(showLines(formatReport(showPaths(report), shown)))
}

interface Evaluated {
  readonly evaluation: Evaluation
  readonly generator: PipelineSettings['generator']
}

/** Corrects one side of the pairs as a run over its folder does, and compares it with the truth. */
async function evaluatePairs(
  {
    pairs,
    settings,
    options
  }: {pairs: readonly PagePair[]; settings: PipelineSettings; options: EvaluateOptions},
  folder: string,
  side: (pair: PagePair) => PagePair['read'],
  withCurve: boolean
): Promise<Evaluated> {
  const inputs = {found: discover({paths: [folder]}), given: new Map<string, Uint8Array>()}
  const adapted = await addProfile(settings, options, inputs, null)
  const correction = await createOptions(adapted)
  const curve = withCurve ? createCurve(correction, adapted) : null
  const evaluation = new Evaluation()
  for (const pair of pairs) {
    const input = side(pair)
    const source = await readPage(input, options)
    const truth = await readPage(pair.truth, options)
    const markdown = mediaType(input.path) === 'text/markdown'
    const page = inTime(input.path, options.timeout, (): EvaluatedPage => {
      const {corrected, document} = convert(source, correction, {markdown})
      const text = toText(document)
      return {
        path: pair.path,
        read: plainText(source, input.path, correction.ruleset),
        truth: plainText(truth, pair.truth.path, correction.ruleset),
        text,
        corrected,
        ...(curve === null ? {} : {textByConfidence: curve(source, markdown, corrected)})
      }
    })
    evaluation.add(page)
  }
  return {evaluation, generator: adapted.generator}
}

/** @returns What gives the text of a page by each least confidence. */
function createCurve(
  {ruleset, digits}: CorrectOptions,
  {profile, rules}: PipelineSettings
): (source: string, markdown: boolean, corrected: Corrected) => string[] {
  const model = profile === null ? null : loadModel(rules)
  const channels =
    model === null || profile === null
      ? []
      : confidences.map((minConfidence) => createChannelPass({model, profile, minConfidence}))
  return (source, markdown, {corrections}) => {
    // The same changes of the channel make the same text.
    const known = new Map<number, string>()
    return confidences.map((least, at) => {
      const changes = corrections.filter(
        ({phase, confidence}) => phase === 'channel' && confidence >= least
      ).length
      const channel = channels[at]
      const options = {
        ruleset,
        ...(digits === undefined ? {} : {digits}),
        ...(channel === undefined ? {} : {channel})
      }
      const text = known.get(changes) ?? toText(convert(source, options, {markdown}).document)
      known.set(changes, text)
      return text
    })
  }
}

function showPaths<T extends {madeWorse: readonly string[]; pages: readonly {path: string}[]}>(
  report: T
): T {
  return {
    ...report,
    madeWorse: report.madeWorse.map(showLine),
    pages: report.pages.map((page) => ({...page, path: showLine(page.path)}))
  }
}
