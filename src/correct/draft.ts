import {lowerBound} from '../base/lower-bound.ts'
import {Ledger} from '../edit/ledger.ts'
import {Reading} from '../lines/reading.ts'
import type {
  Corrected,
  Decision,
  Edit,
  EditMap,
  HeadingHint,
  Outcome,
  Phase,
  Span,
  Suspect
} from '../types.ts'
import {
  editBy,
  nothing,
  operation,
  type Step,
  type StepContext,
  type StepResult
} from './context.ts'
import {locateDecisions, type LocatedDecisions} from './decisions.ts'
import {estimateErrorRate} from './error-rate.ts'
import {createGuard, type Guard} from './guard.ts'
import {readMarkup, type MarkupReading} from './markup.ts'
import {readPages} from './pages.ts'
import {survey} from './survey.ts'

/** A step of a phase, and the traits (`TRAIT`) of which a text needs one to hold work for it. */
export type PlannedStep = readonly [phase: Phase, step: Step, needs?: number]

/** What correction gives on: the corrected text, and the same as it is read. */
export interface CorrectionResult {
  readonly corrected: Corrected
  /** The reading of `corrected.text`. */
  readonly reading: Reading
}

/**
 * Steps go over a text at most so many times. Of 457 damaged pages 70 changed in a second round, two
 * in a third, none in a fourth; of random lines, each of which joins the one before once that is
 * joined, one in some thousands changed in a fifth.
 */
const MOST_ROUNDS = 8

/** A document under correction. What is known of its text is found out once between two changes. */
export class Draft {
  readonly #ledger: Ledger
  // Marks are kept in terms of the source: what they cover is not changed by later steps.
  #suspects: Suspect<'source'>[] = []
  /** What of Markdown is no text, and kept in every round. */
  readonly #verbatim: Suspect<'source'>[] = []
  readonly #hints: HeadingHint<'source'>[] = []
  #context: StepContext
  #reading: Reading
  #traits: number | null = null
  readonly #decisions: LocatedDecisions | null
  readonly #markup: MarkupReading | undefined
  readonly #guard: Guard
  readonly #found = new Map<Step, Found>()

  /**
   * @param source The text to begin with.
   * @param about What steps may ask besides the text.
   * @param decisions What was decided beforehand.
   */
  constructor(
    source: string,
    about: Omit<StepContext, 'suspects'>,
    decisions: readonly Decision[] = []
  ) {
    this.#decisions = decisions.length === 0 ? null : locateDecisions(source, decisions)
    this.#ledger = new Ledger(source, this.#decisions?.verdicts)
    this.#context = {...about, suspects: []}
    this.#markup = this.#takeMarkup()
    this.#guard = createGuard(source, this.#markup)
    this.#reading = new Reading(this.#ledger.text, about.ruleset)
  }

  /** The markup of a Markdown source goes first, each sign on record. */
  #takeMarkup(): MarkupReading | undefined {
    const {ruleset, markdown} = this.#context
    const rule = operation(ruleset, 'markup')
    if (rule === undefined || !markdown) return undefined
    const markup = readMarkup(this.#ledger.source)
    this.#ledger.commit(
      'scar',
      markup.changes.map((change) => editBy(rule, change, change.what))
    )
    for (const {span, reason} of markup.verbatim) {
      this.#verbatim.push({span, script: 'Other', reason, rule: rule.id})
    }
    for (const heading of markup.headings) this.#hints.push(heading)
    this.#markVerbatimOnly()
    return markup
  }

  /** What is no text is marked, and nothing else. */
  #markVerbatimOnly(): void {
    this.#suspects = [...this.#verbatim]
    this.#context = {...this.#context, suspects: this.#placeSuspects(this.#ledger.map)}
  }

  /**
   * Lets steps work on the text one after another, and all of them again until a round changes
   * nothing: words that were mended let lines be joined, and joined lines let words be mended. A
   * text once corrected so stays as it is. What is suggested and marked is what the last round
   * found, as it would be were the corrected text the source.
   */
  takeInRounds(steps: readonly PlannedStep[]): void {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      this.#ledger.withdrawSuggestions()
      this.#markVerbatimOnly()
      let changed = false
      for (const step of steps) if (this.take(step)) changed = true
      if (!changed) return
    }
  }

  /**
   * Lets a step work on the text as it stands.
   *
   * @returns Whether the text is another one now.
   */
  take([phase, step, needs]: PlannedStep): boolean {
    const ledger = this.#ledger
    if (needs !== undefined) {
      this.#traits ??= survey(ledger.text)
      if ((this.#traits & needs) === 0) return false
    }
    const result = this.#resultOf(step)
    if (result === nothing) return false
    const {edits, suspects = []} = result
    for (const suspect of suspects) this.#suspects.push(toSource(ledger.map, suspect))
    const free = this.#outsideOtherLanguages(edits).filter((edit) =>
      this.#guard(ledger.map.sourceSpan(edit), edit.after, phase)
    )
    const changed = ledger.commit(phase, free).length > 0
    if (changed) {
      this.#traits = null
      this.#reading = this.#reading.of(ledger.text)
    }
    if (this.#suspects.length > 0 && (changed || suspects.length > 0)) {
      this.#context = {...this.#context, suspects: this.#placeSuspects(ledger.map)}
    }
    return changed
  }

  /** A step that is asked again about the same text and the same marks has the same answer. */
  #resultOf(step: Step): StepResult {
    const {suspects} = this.#context
    const last = this.#found.get(step)
    if (last?.reading === this.#reading && areSame(last.suspects, suspects)) return last.result
    const result = step(this.#reading, this.#context)
    this.#found.set(step, {reading: this.#reading, suspects, result})
    return result
  }

  /** What is written in another language stays as it is: rules of Lao do not hold for it. */
  #outsideOtherLanguages(edits: readonly Edit[]): readonly Edit[] {
    const {ruleset, suspects} = this.#context
    const rule = operation(ruleset, 'other-language')?.id
    const kept = suspects.filter((suspect) => suspect.rule === rule).map(({span}) => span)
    if (kept.length === 0) return edits
    const ends = kept.map(({end}) => end)
    return edits.filter(({start, end}) => {
      const span = kept[lowerBound(ends, start + 1)]
      return span === undefined || Math.max(end, start + 1) <= span.start
    })
  }

  /** @returns What has become of the document. */
  finish(): CorrectionResult {
    this.#ledger.settle()
    const {source, text, outcome: map, corrections} = this.#ledger
    const suspects = this.#placeSuspects(map)
    const corrected: Corrected = {
      source,
      pages: readPages({source, corrections}, this.#context.ruleset),
      text,
      map,
      corrections,
      suspects,
      headingHints: this.#hints.map((hint) => fromSource(map, hint)),
      ...(this.#markup === undefined ? {} : {markup: this.#markup}),
      estimatedErrorRate: estimateErrorRate(text, corrections, suspects),
      ...(this.#decisions === null ? {} : {decisions: this.#decisions.report()})
    }
    return {corrected, reading: this.#reading.of(text)}
  }

  #placeSuspects<T extends Outcome>(map: EditMap<T>): Suspect<T>[] {
    const suspects = this.#suspects.map((suspect) => fromSource(map, suspect))
    return suspects.sort((left, right) => left.span.start - right.span.start)
  }
}

/** What a step found when it was last asked, and about what. */
interface Found {
  readonly reading: Reading
  readonly suspects: StepContext['suspects']
  readonly result: StepResult
}

function areSame(some: StepContext['suspects'], others: StepContext['suspects']): boolean {
  return (
    some.length === others.length &&
    some.every(({span, rule}, at) => {
      const other = others[at]!
      return span.start === other.span.start && span.end === other.span.end && rule === other.rule
    })
  )
}

/** Tells a mark of the text as it stands in terms of the source. */
function toSource<M extends {readonly span: Span<'draft'>}>(
  map: EditMap<'draft'>,
  mark: M
): Omit<M, 'span'> & {span: Span<'source'>} {
  return {...mark, span: map.sourceSpan(mark.span)}
}

function fromSource<M extends {readonly span: Span<'source'>}, T extends Outcome>(
  map: EditMap<T>,
  mark: M
): Omit<M, 'span'> & {span: Span<T>} {
  const start = map.toCorrected(mark.span.start, 'after').offset
  const end = map.toCorrected(mark.span.end, 'before').offset
  return {...mark, span: {start, end: start > end ? start : end}}
}
