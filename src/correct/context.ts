import type {
  Edit,
  HeadingHint,
  OperationName,
  OperationRule,
  Ruleset,
  Span,
  Suspect
} from '../types.ts'

/** How digits of the Lao text are written. */
export type DigitStyle = 'lao' | 'ascii' | 'keep'

/** What a pass may ask besides the text; all of it fixed for the document. */
export interface PassContext {
  readonly ruleset: Ruleset
  readonly digits: DigitStyle
  /** Whether the source is Markdown, so that its markup is not text. */
  readonly markdown: boolean
  /** Stretches of the pass's text that are kept verbatim, in order. */
  readonly suspects: readonly Suspect[]
  /** Other stretches that are read elsewhere and not to be guessed at, in order (default: none). */
  readonly kept?: readonly Span<'corrected'>[]
}

/** What a pass found in the text it was given; all offsets are of that text. */
export interface PassResult {
  readonly edits: readonly Edit[]
  readonly suspects?: readonly Suspect[]
  readonly headingHints?: readonly HeadingHint[]
  /** Share of the text's characters that are misread, where the pass can tell. */
  readonly misread?: number
}

/** One walk over the text. */
export type Pass = (text: string, context: PassContext) => PassResult

/** A result of a pass that found nothing. */
export const nothing: PassResult = {edits: []}

/**
 * @param ruleset The rules of the run.
 * @param name The operation a pass carries out.
 * @returns Its rule; undefined where the rules leave it out, and the pass has nothing to do.
 */
export function operation(ruleset: Ruleset, name: OperationName): OperationRule | undefined {
  return ruleset.operations.get(name)
}

/**
 * @param rule The rule that gives id, kind and confidence.
 * @param start Offset (UTF-16) of the pass's text.
 * @param end Offset behind the stretch.
 * @param after What replaces it.
 * @returns The edit.
 */
export function editBy(
  rule: OperationRule,
  start: number,
  end: number,
  after: string,
  evidence?: string
): Edit {
  const {id, kind, confidence} = rule
  return evidence === undefined
    ? {start, end, after, rule: id, kind, confidence}
    : {start, end, after, rule: id, kind, confidence, evidence}
}

/**
 * Answers, for offsets asked in ascending order, whether they lie in one of the spans.
 *
 * @param spans In order, none overlapping.
 */
export function createSpanCursor(spans: readonly Span<'corrected'>[]): (offset: number) => boolean {
  let at = 0
  return (offset) => {
    while (at < spans.length && spans[at]!.end <= offset) at++
    const span = spans[at]
    return span !== undefined && span.start <= offset
  }
}

/**
 * Answers, for stretches asked in ascending order, whether one of the spans reaches into them.
 *
 * @param spans In order, none overlapping.
 */
export function createOverlapCursor(
  spans: readonly Span<'corrected'>[]
): (start: number, end: number) => boolean {
  let at = 0
  return (start, end) => {
    while (at < spans.length && spans[at]!.end <= start) at++
    const span = spans[at]
    return span !== undefined && span.start < end
  }
}
