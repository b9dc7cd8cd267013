import {estimateErrorRate} from './error-rate.ts'
import {Ledger} from '../edit/ledger.ts'
import {readText, type Reading} from '../lines/reading.ts'
import type {Corrected, Decision, EditMap, HeadingHint, Phase, Span, Suspect} from '../types.ts'
import {editBy, nothing, operation, type PassContext, type PassResult} from './context.ts'
import {locateDecisions, type LocatedDecisions} from './decisions.ts'
import {createGuard, type Guard} from './guard.ts'
import {readMarkup, type MarkupReading} from './markup.ts'
import {survey} from './survey.ts'

/** A pass that may also ask for the lines and labels of its text. */
export type ReadingPass = (text: string, context: PassContext, reading: Reading) => PassResult

/** A pass of a phase, and the traits (`TRAIT`) of which a text needs one to hold work for it. */
export type Step = readonly [phase: Phase, pass: ReadingPass, needs?: number]

/** A document under correction. What is known of its text is found out once between two changes. */
export class Draft {
  readonly #ledger: Ledger
  // Marks are kept in terms of the source: what they cover is not changed by later passes.
  readonly #suspects: Suspect<'source'>[] = []
  readonly #hints: {span: Span<'source'>; depth: number}[] = []
  #context: PassContext
  #reading: Reading
  #traits: number | null = null
  #misread = 0
  readonly #decisions: LocatedDecisions | null
  readonly #markup: MarkupReading | undefined
  readonly #guard: Guard

  /**
   * @param source The text to begin with.
   * @param about What passes may ask besides the text.
   * @param decisions What was decided beforehand.
   */
  constructor(
    source: string,
    about: Omit<PassContext, 'suspects'>,
    decisions: readonly Decision[] = []
  ) {
    this.#decisions = decisions.length === 0 ? null : locateDecisions(source, decisions)
    this.#ledger = new Ledger(source, this.#decisions?.verdicts)
    this.#context = {...about, suspects: []}
    this.#markup = this.#takeMarkup()
    this.#guard = createGuard(source, this.#markup)
    this.#reading = readText(this.#ledger.text, about.ruleset.numbering)
  }

  /** The markup of a Markdown source goes first, each sign on record. */
  #takeMarkup(): MarkupReading | undefined {
    const {ruleset, markdown} = this.#context
    const rule = operation(ruleset, 'markup')
    if (rule === undefined || !markdown) return undefined
    const markup = readMarkup(this.#ledger.source)
    const edits = markup.changes.map(({start, end, after, what}) =>
      editBy(rule, start, end, after, what)
    )
    this.#ledger.commit('scar', edits)
    for (const {span, reason} of markup.verbatim) {
      this.#suspects.push({span, script: 'Other', reason, rule: rule.id})
    }
    for (const heading of markup.headings) this.#hints.push(heading)
    this.#context = {...this.#context, suspects: this.#correctedSuspects()}
    return markup
  }

  /** Lets a pass work on the text as it stands. */
  take([phase, pass, needs]: Step): void {
    const ledger = this.#ledger
    if (needs !== undefined) {
      this.#traits ??= survey(ledger.text)
      if ((this.#traits & needs) === 0) return
    }
    const result = pass(ledger.text, this.#context, this.#reading)
    if (result === nothing) return
    const {edits, suspects = [], headingHints = [], misread} = result
    if (misread !== undefined) this.#misread = misread
    for (const suspect of suspects) {
      this.#suspects.push({...suspect, span: ledger.map.sourceSpan(suspect.span)})
    }
    for (const {span, depth} of headingHints) {
      this.#hints.push({span: ledger.map.sourceSpan(span), depth})
    }
    const free = edits.filter((edit) =>
      this.#guard(ledger.map.sourceSpan(edit), edit.after, phase)
    )
    const changed = ledger.commit(phase, free)
    if (changed) {
      this.#traits = null
      this.#reading = readText(ledger.text, this.#context.ruleset.numbering)
    }
    if (changed || suspects.length > 0) {
      this.#context = {...this.#context, suspects: this.#correctedSuspects()}
    }
  }

  /** @returns What has become of the document. */
  finish(): Corrected {
    this.#ledger.settle()
    const {source, text, map, corrections} = this.#ledger
    return {
      source,
      text,
      map,
      corrections,
      suspects: this.#correctedSuspects(),
      headingHints: this.#hints.map((hint): HeadingHint => toCorrected(map, hint)),
      ...(this.#markup === undefined ? {} : {markup: this.#markup}),
      estimatedErrorRate: estimateErrorRate(source, corrections, this.#misread),
      ...(this.#decisions === null ? {} : {decisions: this.#decisions.report()})
    }
  }

  #correctedSuspects(): Suspect[] {
    const suspects = this.#suspects.map((suspect) => toCorrected(this.#ledger.map, suspect))
    return suspects.sort((left, right) => left.span.start - right.span.start)
  }
}

function toCorrected<T extends {readonly span: Span<'source'>}>(
  map: EditMap,
  mark: T
): Omit<T, 'span'> & {span: Span<'corrected'>} {
  const start = map.toCorrected(mark.span.start, 'after').offset
  const end = map.toCorrected(mark.span.end, 'before').offset
  return {...mark, span: {start, end: Math.max(start, end)}}
}
