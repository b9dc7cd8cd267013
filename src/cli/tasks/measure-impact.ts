import type {ColourChoice} from '../shared/colour.ts'
import type {CorrectionOptions} from '../shared/options.ts'
import {discover} from '../../batch/find/discover.ts'
import type {Input} from '../../batch/find/input.ts'
import {exitCode} from '../../batch/base/exit-code.ts'
import {RunFailure} from '../../batch/base/failure.ts'
import {mediaType} from '../../batch/find/media-type.ts'
import {createOptions} from '../../batch/work/pipeline.ts'
import {align} from '../../evaluate/align.ts'
import {countMended} from '../../evaluate/count-mended.ts'
import {foldText} from '../../evaluate/fold-text.ts'
import {judgeCorrections} from '../../evaluate/judge-corrections.ts'
import {correct, type Corrected, type CorrectOptions, type Ruleset} from '../../index.ts'
import {Impact, type ComparedDocument, type Judgement} from '../../workbench/impact.ts'
import {readPage} from '../shared/page-pairs.ts'
import {plainText} from '../shared/plain-text.ts'
import type {RuleState} from '../shared/rule-states.ts'
import {addProfile, createSettings} from '../shared/setup.ts'
import {findTruths, stemOf} from '../shared/truths.ts'
import {inTime} from '../shared/in-time.ts'

/** The options of `laodoc rules impact`. */
export interface ImpactOptions extends Omit<CorrectionOptions, 'stdinFilename'> {
  readonly against?: string
  readonly truth?: string
  readonly maxHarm?: number
  readonly watch?: boolean
  readonly top: number
  readonly json?: boolean
  readonly color: ColourChoice
}

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
> & {
  /** No more documents are taken in once these have so many characters (default: all are). */
  readonly most?: number
}

/** A state of the rules, ready to correct. */
export class StateReader {
  /** A document corrected again by the same state is kept, as long as all are so long together. */
  static readonly #most = 8_000_000
  readonly ruleset: Ruleset
  readonly #options: CorrectOptions
  readonly #kept = new Map<string, Corrected>()
  #characters = 0

  private constructor(options: CorrectOptions) {
    this.ruleset = options.ruleset
    this.#options = options
  }

  /**
   * @param state The state.
   * @param paths The documents that it learns from, as a run over them does.
   * @param options How documents are corrected.
   */
  static async open(
    {files}: RuleState,
    paths: readonly string[],
    options: MeasureOptions
  ): Promise<StateReader> {
    const settings = {...(await createSettings(options, [])), rules: files}
    const inputs = {found: discover({paths}), given: new Map<string, Uint8Array>()}
    return new StateReader(await createOptions(await addProfile(settings, options, inputs, null)))
  }

  /** @returns What the state makes of a document. */
  correct({file, path}: Input, source: string): Corrected {
    const kept = this.#kept.get(file)
    if (kept?.source === source) return kept
    const markdown = mediaType(path) === 'text/markdown'
    const {corrected} = correct(source, this.#options, {markdown})
    this.#characters += source.length
    if (this.#characters <= StateReader.#most) this.#kept.set(file, corrected)
    return corrected
  }
}

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
  {earlier, later}: {readonly earlier: StateReader; readonly later: StateReader},
  paths: readonly string[],
  options: MeasureOptions
): Promise<Impact> {
  const truths = options.truth === undefined ? null : await findTruths(options.truth)
  const impact = new Impact()
  let documents = 0
  let characters = 0
  for await (const input of discover({paths})) {
    if (characters > (options.most ?? Infinity)) break
    documents++
    const source = await readPage(input, options)
    characters += source.length
    const truth = truths?.get(stemOf(input.path))
    const meant =
      truth === undefined
        ? null
        : plainText(await readPage(truth, options), truth.path, later.ruleset)
    impact.add(
      inTime(input.path, options.timeout, () => {
        const both = {
          path: input.file,
          earlier: earlier.correct(input, source),
          later: later.correct(input, source)
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
