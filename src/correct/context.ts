import type {Reading} from '../lines/reading.ts'
import type {Edit, OperationName, OperationRule, Ruleset, Stretch, Suspect} from '../types.ts'

/** How digits of the Lao text are written. */
export type DigitStyle = 'lao' | 'ascii' | 'keep'

/** What the language model makes of stretches of a text. */
export interface TextModel {
  /**
   * Whether a text goes on over a line's end.
   *
   * @param left What stands before the line's end.
   * @param right What stands after it.
   * @returns How much likelier the second is as what follows at once than after a space, in nats:
   *   far above 0 where a word or a set phrase was cut.
   */
  continuation(left: string, right: string): number
  /**
   * How little the model expects a text.
   *
   * @returns What the Lao letters cost all together, in nats, their number, and that of the runs of
   *   letters that they make.
   */
  surprise(text: string): {
    readonly nats: number
    readonly letters: number
    readonly words: number
  }
}

/** What a step may ask besides the text. */
export interface StepContext {
  readonly ruleset: Ruleset
  readonly digits: DigitStyle
  /** Whether what is no running text is only listed, and stays where it stands. */
  readonly keepFurniture: boolean
  /** Whether the source is Markdown, so that its markup is not text. */
  readonly markdown: boolean
  /** Stretches of the step's text that are kept verbatim, in order. */
  readonly suspects: readonly Suspect<'draft'>[]
  /** Null where no language model is at hand. */
  readonly model: TextModel | null
}

/** What a step found in the text it was given. */
export interface StepResult {
  readonly edits: readonly Edit[]
  readonly suspects?: readonly Suspect<'draft'>[]
}

/** One walk over the text; `Needs` is what it asks besides. */
export type Step<Needs extends keyof StepContext = keyof StepContext> = (
  reading: Reading,
  context: Pick<StepContext, Needs>
) => StepResult

/** What a step gives that found nothing. */
export const nothing: StepResult = {edits: []}

/**
 * @param ruleset The rules of the run.
 * @param name The operation a step carries out.
 * @returns Its rule; undefined where the rules leave it out, and the step has nothing to do.
 */
export function operation(ruleset: Ruleset, name: OperationName): OperationRule | undefined {
  return ruleset.operations.get(name)
}

/** What an edit puts in the place of a stretch of the step's text. */
interface Replacement extends Stretch {
  readonly after: string
}

/**
 * @param rule The rule that gives id, kind and confidence.
 * @param change The change.
 * @param evidence What speaks for it, in a few words.
 * @returns The edit.
 */
export function editBy(
  {id, kind, confidence}: OperationRule,
  {start, end, after}: Replacement,
  evidence?: string
): Edit {
  return evidence === undefined
    ? {start, end, after, rule: id, kind, confidence}
    : {start, end, after, rule: id, kind, confidence, evidence}
}
