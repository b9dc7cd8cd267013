import {readCodePoints} from './base/code-points.ts'
import {correct, type CorrectOptions, type SourceOptions} from './correct/pipeline.ts'
import {applyChanges} from './edit/change.ts'
import {createEditMap} from './edit/edit-map.ts'
import {ontoFile} from './edit/onto-file.ts'
import {structure} from './structure/structure.ts'
import type {Corrected, Decision, LaoDocument, MarkupChange} from './types.ts'

/** What a document has become; Markdown, JSON and text are written from it. */
export interface Conversion {
  readonly corrected: Corrected
  readonly document: LaoDocument
  /** As `corrected`, but of the running text, where the source is a file with markup. */
  readonly running: Corrected
}

/** What is known of a document besides its source. */
export interface FileOptions extends SourceOptions {
  /**
   * What turns the file of a format into its running text, in order, none overlapping (default:
   * the source is text, or Markdown).
   */
  readonly changes?: readonly MarkupChange[] | null
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
  about: FileOptions = {}
): Conversion {
  const {changes, ...known} = about
  if (changes === undefined || changes === null) {
    const {corrected, reading} = correct(source, options, known)
    const document = structure(corrected, reading, options.ruleset)
    return {corrected, document, running: corrected}
  }
  const text = applyChanges(source, changes)
  const decisions = known.decisions?.map((one) => decisionOf(one, {source, text, changes}))
  const {corrected, reading} = correct(text, options, {
    ...known,
    ...(decisions === undefined ? {} : {decisions})
  })
  const document = structure(corrected, reading, options.ruleset)
  const onFile = ontoFile(corrected, source, changes)
  // What people decided is told as they wrote it down.
  const decided = onFile.decisions?.map((one, at) => ({
    ...one,
    decision: known.decisions?.[at] ?? one.decision
  }))
  return {
    corrected: decided === undefined ? onFile : {...onFile, decisions: decided},
    document,
    running: corrected
  }
}

/** So much of the text around tells a place. */
const AROUND = 20

/** People decide about places of the file; the running text has the same without its markup. */
function decisionOf(
  decision: Decision,
  file: {source: string; text: string; changes: readonly MarkupChange[]}
): Decision {
  const {toUnits} = readCodePoints(file.source)
  const from = toUnits(decision.start)
  const to = from + decision.before.length
  if (file.source.slice(from, to) !== decision.before) return decision
  const map = createEditMap<'corrected'>(file.changes)
  const start = map.toCorrected(from, 'after').offset
  const end = Math.max(start, map.toCorrected(to, 'before').offset)
  const {toPoints} = readCodePoints(file.text)
  return {
    ...decision,
    start: toPoints(start),
    end: toPoints(end),
    left: file.text.slice(Math.max(0, start - AROUND), start),
    before: file.text.slice(start, end),
    right: file.text.slice(end, end + AROUND)
  }
}
