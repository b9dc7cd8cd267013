import {
  compileRules,
  convert,
  createChannelPass,
  createDecisionsFor,
  stringifyRecord,
  toMarkdown,
  toRecord,
  toText,
  type ChannelProfile,
  type Corrected,
  type CorrectOptions,
  type DocumentDecisions,
  type MdastOptions,
  type RuleFile
} from '../../index.ts'
import {genericRule, loadLinearEngine, writeBack} from '../../inner.ts'
import {diffLines} from './diff-lines.ts'
import {loadModel} from './load-model.ts'
import {isMarkdown, mediaType} from '../find/media-type.ts'
import type {Format, PageFormat} from '../find/formats.ts'
import type {Convert, Counts, SourceFacts} from './process-document.ts'
import type {Warning} from '../base/warning.ts'

/** How correction is set; what a user can ask for. */
export interface CorrectionSettings {
  readonly digits: 'lao' | 'ascii' | 'keep'
  /** Whether what is no running text stays in it (default: false). */
  readonly keepFurniture?: boolean
  /** From what confidence on a change is applied (default: the core's). */
  readonly minConfidence?: number
}

/** All that the outputs of a document depend on besides the document; plain data. */
export interface PipelineSettings {
  readonly rules: readonly RuleFile[]
  readonly correction: CorrectionSettings
  /** What the batch taught; null leaves the noisy channel out. */
  readonly profile: ChannelProfile | null
  /** What people decided of single changes (default: nothing). */
  readonly decisions?: readonly DocumentDecisions[]
  /** The language model, where it is at hand: threads are given one that they share. */
  readonly model?: Uint8Array | null
  /** `diff` gives the differences between source and corrected text, line by line. */
  readonly formats: readonly (Format | 'diff')[]
  /** Anchors and front matter of Markdown (default: the core's). */
  readonly markdown?: MdastOptions
  readonly generator: {
    readonly name: string
    readonly version: string
    readonly rules: string
    readonly model: string | null
    /** SHA-256 of the profile; null without one. */
    readonly profile: string | null
  }
}

/**
 * Makes the core ready: rules compiled, once for all documents.
 *
 * @param settings Rules and options.
 * @returns What takes a document from its text to the texts of its outputs.
 * @throws Error where the rules do not compile.
 */
export async function createConvert(settings: PipelineSettings): Promise<Convert> {
  const {generator, formats, markdown: style} = settings
  const decisionsFor = createDecisionsFor(settings.decisions ?? [])
  const options = await createOptions(settings)
  const untouched: CorrectOptions = {ruleset: compileRules([]).ruleset, digits: 'keep'}
  return (source: string, facts: SourceFacts, asIs = false) => {
    const {read} = facts
    const markdown = isMarkdown(facts.path, read)
    const decisions = decisionsFor(facts.path, facts.sha256)
    const {corrected, document, running} = convert(source, asIs ? untouched : options, {
      markdown,
      changes: read?.changes ?? null,
      decisions
    })
    const program = `${generator.name} ${generator.version}`
    const page = (format: PageFormat) => (): string | null =>
      read?.format === format && read.layout !== null
        ? writeBack(corrected, read.layout, program)
        : null
    const emit: Record<Format | 'diff', () => string | null> = {
      md: () => toMarkdown(document, corrected, style),
      json: () => {
        const about = {
          ...facts,
          mediaType: mediaType(facts.path, read),
          ...(read === null ? {} : {format: read.format})
        }
        return stringifyRecord(toRecord(corrected, document, about, generator))
      },
      txt: () => toText(document),
      alto: page('alto'),
      page: page('page'),
      hocr: page('hocr'),
      diff: () => diffLines(facts.path, running)
    }
    const outputs: {format: string; text: string}[] = []
    const warnings = warningsOf(corrected, settings.correction.keepFurniture === true)
    for (const format of formats) {
      const text = emit[format]()
      if (text !== null) outputs.push({format, text})
      else warnings.push({code: 'NOT_EMITTED', message: `no file of ${format} to write again`})
    }
    return {outputs, counts: countsOf(running), warnings}
  }
}

/**
 * @param settings Rules, profile and options.
 * @returns What the core is given: rules and channel, made ready once for all documents.
 * @throws RangeError where the language model is none; RunFailure where the user's words are too many.
 */
export async function createOptions({
  rules,
  correction,
  profile,
  model: bytes
}: PipelineSettings): Promise<CorrectOptions> {
  const {digits, keepFurniture = false, minConfidence} = correction
  const {ruleset} = compileRules(rules, await loadLinearEngine(rules))
  const model = profile === null ? null : loadModel(rules, bytes)
  if (model === null || profile === null) return {ruleset, digits, keepFurniture}
  const channel = createChannelPass({
    model,
    profile,
    generic: genericRule(ruleset),
    ...(minConfidence === undefined ? {} : {minConfidence})
  })
  return {ruleset, digits, keepFurniture, channel}
}

function countsOf(corrected: Corrected): Counts {
  let corrections = 0
  let suggestions = 0
  let removed = 0
  for (const {status, kind} of corrected.corrections) {
    if (status === 'suggested') suggestions++
    else if (status === 'applied' && kind === 'removal') removed++
    else if (status === 'applied') corrections++
  }
  return {
    characters: countCodePoints(corrected.source),
    corrections,
    suggestions,
    removed,
    suspect: corrected.suspects.length,
    estimatedErrorRate: corrected.estimatedErrorRate
  }
}

function warningsOf({decisions = [], corrections}: Corrected, isFurnitureKept: boolean): Warning[] {
  const warnings: Warning[] = []
  const stale = decisions.filter(({outcome}) => outcome === 'stale').length
  if (stale > 0) {
    const message = `${stale} of ${decisions.length} decisions no longer fit: the text around their places is gone`
    warnings.push({code: 'STALE_DECISION', message})
  }
  const left = corrections.filter(
    ({status, phase, kind}) => status === 'suggested' && phase === 'furniture' && kind === 'removal'
  ).length
  if (left > 0 && !isFurnitureKept) {
    const what = left === 1 ? '1 line' : `${left} lines`
    const message = `${what} like page numbers, running heads or menus left in the text: too much of it would go that is not certain`
    warnings.push({code: 'FURNITURE_LEFT', message})
  }
  return warnings
}

function countCodePoints(text: string): number {
  let count = text.length
  for (let at = 0; at < text.length; at++) {
    if (text.codePointAt(at)! > 0xffff) {
      count--
      at++
    }
  }
  return count
}
