import {
  compileRules,
  convert,
  stringifyRecord,
  toMarkdown,
  toRecord,
  toText,
  type Corrected,
  type RuleFile
} from '../index.ts'
import {diffLines} from './diff-lines.ts'
import {mediaType} from './media-type.ts'
import type {Format} from './plan.ts'
import type {Convert, Counts, SourceFacts} from './process-document.ts'

/** How correction is set; what a user can ask for. */
export interface CorrectionSettings {
  readonly digits: 'lao' | 'ascii' | 'keep'
  /** From what confidence on a change is applied (default: the core's). */
  readonly minConfidence?: number
}

/** All that the outputs of a document depend on besides the document; plain data. */
export interface PipelineSettings {
  readonly rules: readonly RuleFile[]
  readonly correction: CorrectionSettings
  /** `diff` gives the differences between source and corrected text, line by line. */
  readonly formats: readonly (Format | 'diff')[]
  readonly generator: {
    readonly name: string
    readonly version: string
    readonly rules: string
    readonly model: string | null
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
  const {generator, correction, formats} = settings
  const {ruleset} = compileRules(settings.rules)
  return await Promise.resolve((source: string, facts: SourceFacts) => {
    const markdown = mediaType(facts.path) === 'text/markdown'
    const {corrected, document} = convert(source, {ruleset, ...correction}, {markdown})
    const emit: Record<Format | 'diff', () => string> = {
      md: () => toMarkdown(document, corrected),
      json: () => {
        const about = {...facts, mediaType: mediaType(facts.path)}
        return stringifyRecord(toRecord(corrected, document, about, generator))
      },
      txt: () => toText(document),
      diff: () => diffLines(facts.path, corrected)
    }
    const outputs = formats.map((format) => ({format, text: emit[format]()}))
    return {outputs, counts: countsOf(corrected)}
  })
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
