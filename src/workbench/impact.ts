import type {Corrected, Correction, RuleId} from '../index.ts'
import {compareCorrections, compareSuggestions, type Difference} from './compare-corrections.ts'

/** What the truth says of a document's corrections. */
export interface Judgement {
  /** Errors that a correction mends; below 0 where it makes some. What does not count is missing. */
  readonly gains: ReadonlyMap<Correction, number>
  /** Errors of the corrected text. */
  readonly errors: number
}

/** What two states of the rules make of one document. */
export interface ComparedDocument {
  readonly path: string
  readonly earlier: Corrected
  readonly later: Corrected
  /** Where the truth is at hand. */
  readonly truth?: {
    readonly earlier: Judgement
    readonly later: Judgement
    /** Characters of the truth that the source has right. */
    readonly sound: number
  }
}

/** A difference, where it stands, and what the truth says of it. */
export interface ImpactChange extends Difference {
  readonly path: string
  /** The document's source. */
  readonly document: string
  /** Errors fewer by the later state than by the earlier one; null without the truth. */
  readonly gain: number | null
}

/** What a rule does by one state of the rules. */
export interface RuleEffect {
  /** Applied corrections. */
  readonly corrections: number
  /** Errors that they mend and make; null without the truth. */
  readonly mended: number | null
  readonly made: number | null
}

/** What a rule does by both states. */
export interface RuleImpact {
  readonly rule: RuleId
  readonly earlier: RuleEffect
  readonly later: RuleEffect
  /** Errors that the later state makes by this rule in 10,000 sound characters; null without truth. */
  readonly harm: number | null
}

/** What a change of the rules does to documents. */
export interface ImpactReport {
  readonly documents: number
  readonly changedDocuments: number
  readonly appear: number
  readonly vanish: number
  readonly differ: number
  readonly retold: number
  readonly suggestions: {readonly appear: number; readonly vanish: number}
  /** Null where no document has its truth. */
  readonly truth: {
    readonly documents: number
    readonly sound: number
    /** Errors left by either state. */
    readonly earlier: number
    readonly later: number
  } | null
  /** The rules whose corrections changed, or that make errors; the most harmful first. */
  readonly rules: readonly RuleImpact[]
  /** The worst first. */
  readonly changes: readonly ImpactChange[]
}

interface Effect {
  corrections: number
  mended: number
  made: number
}

/** Gathers what a change of the rules does, document by document. */
export class Impact {
  readonly #changes: ImpactChange[] = []
  readonly #rules = new Map<RuleId, {readonly earlier: Effect; readonly later: Effect}>()
  readonly #touched = new Set<RuleId>()
  readonly #suggestions = {appear: 0, vanish: 0}
  readonly #truth = {documents: 0, sound: 0, earlier: 0, later: 0}
  #documents = 0
  #changedDocuments = 0

  /** Takes in a document. */
  add({path, earlier, later, truth}: ComparedDocument): void {
    this.#documents++
    const differences = compareCorrections(earlier, later)
    if (differences.some(({sort}) => sort !== 'retold')) this.#changedDocuments++
    for (const difference of differences) {
      const gain =
        truth === undefined
          ? null
          : sumGains(truth.later, difference.after) - sumGains(truth.earlier, difference.before)
      this.#changes.push({...difference, path, document: earlier.source, gain})
      for (const {rule} of [...difference.before, ...difference.after]) this.#touched.add(rule)
    }
    const {appear, vanish} = compareSuggestions(earlier, later)
    this.#suggestions.appear += appear
    this.#suggestions.vanish += vanish
    this.#count(earlier, 'earlier', truth?.earlier)
    this.#count(later, 'later', truth?.later)
    if (truth === undefined) return
    this.#truth.documents++
    this.#truth.sound += truth.sound
    this.#truth.earlier += truth.earlier.errors
    this.#truth.later += truth.later.errors
  }

  /** @returns What all documents so far come to. */
  report(): ImpactReport {
    const count = (sort: Difference['sort']): number =>
      this.#changes.filter((change) => change.sort === sort).length
    return {
      documents: this.#documents,
      changedDocuments: this.#changedDocuments,
      appear: count('appears'),
      vanish: count('vanishes'),
      differ: count('differs'),
      retold: count('retold'),
      suggestions: {...this.#suggestions},
      truth: this.#truth.documents === 0 ? null : {...this.#truth},
      rules: this.#reportRules(),
      changes: this.#changes.toSorted(worstFirst)
    }
  }

  #count({corrections}: Corrected, state: 'earlier' | 'later', judgement?: Judgement): void {
    for (const correction of corrections) {
      if (correction.status !== 'applied') continue
      const {rule} = correction
      const known = this.#rules.get(rule) ?? {earlier: noEffect(), later: noEffect()}
      this.#rules.set(rule, known)
      const effect = known[state]
      const gain = judgement?.gains.get(correction) ?? 0
      effect.corrections++
      if (gain > 0) effect.mended += gain
      else effect.made -= gain
    }
  }

  #reportRules(): RuleImpact[] {
    const judged = this.#truth.documents > 0
    const {sound} = this.#truth
    const effect = ({corrections, mended, made}: Effect): RuleEffect =>
      judged ? {corrections, mended, made} : {corrections, mended: null, made: null}
    return [...this.#rules]
      .filter(([rule, {later}]) => this.#touched.has(rule) || later.made > 0)
      .map(([rule, {earlier, later}]) => ({
        rule,
        earlier: effect(earlier),
        later: effect(later),
        harm: sound === 0 ? null : (10_000 * later.made) / sound
      }))
      .sort((a, b) => (b.harm ?? 0) - (a.harm ?? 0) || moved(b) - moved(a) || byId(a, b))
  }
}

function noEffect(): Effect {
  return {corrections: 0, mended: 0, made: 0}
}

function sumGains({gains}: Judgement, corrections: readonly Correction[]): number {
  return corrections.reduce((sum, correction) => sum + (gains.get(correction) ?? 0), 0)
}

function moved({earlier, later}: RuleImpact): number {
  return Math.abs(later.corrections - earlier.corrections)
}

function byId(a: RuleImpact, b: RuleImpact): number {
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0
}

/** By the truth; then by how unsure what comes is, and how sure what goes was. */
function worstFirst(a: ImpactChange, b: ImpactChange): number {
  return (
    (a.gain ?? 0) - (b.gain ?? 0) ||
    risk(b) - risk(a) ||
    (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
    a.source.start - b.source.start
  )
}

function risk({sort, before, after}: ImpactChange): number {
  if (sort === 'retold') return -1
  if (sort === 'vanishes') return Math.max(...before.map(({confidence}) => confidence))
  return 1 - Math.min(...after.map(({confidence}) => confidence))
}
