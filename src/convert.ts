import {correct, type CorrectOptions, type SourceOptions} from './correct/pipeline.ts'
import {structure} from './structure/structure.ts'
import type {Corrected, LaoDocument} from './types.ts'

/** What a document has become; Markdown, JSON and text are written from it. */
export interface Conversion {
  readonly corrected: Corrected
  readonly document: LaoDocument
}

/**
 * Corrects a text and finds its structure.
 *
 * @param source The decoded text, with its byte-order mark and line ends as they came.
 * @param options Rules, channel, and how digits are written.
 * @param about What is known of the document.
 * @returns The corrected text with the account of every change, and the document. Never throws.
 */
export function convert(
  source: string,
  options: CorrectOptions,
  about: SourceOptions = {}
): Conversion {
  const {corrected, reading} = correct(source, options, about)
  return {corrected, document: structure(corrected, reading, options.ruleset)}
}
