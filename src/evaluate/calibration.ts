import type {Corrected, Correction} from '../index.ts'
import type {Alignment} from './align.ts'
import {judgeCorrections, type Judgement} from './judge-corrections.ts'

/** How many corrections were right, by the truth. */
export type Judgements = Readonly<Record<Judgement, number>>

/** Corrections of the noisy channel whose confidence lies from `from` up to `to`. */
export interface ConfidenceBin extends Judgements {
  readonly from: number
  /** Not included, but for 1. */
  readonly to: number
  readonly corrections: number
  /** Their mean confidence; null where there are none. */
  readonly confidence: number | null
  /** Share of them that is right; null where there are none. */
  readonly precision: number | null
}

/** What the truth says of a rule's applied corrections. */
export interface RulePrecision extends Judgements {
  readonly rule: string
  readonly corrections: number
  readonly precision: number
}

const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1]

interface Tally {
  corrections: number
  confidence: number
  right: number
  neutral: number
  wrong: number
}

/** Gathers what the truth says of corrections. */
export class Calibration {
  private readonly bins = edges.slice(1).map(createTally)
  private readonly rules = new Map<string, Tally>()

  /**
   * @param corrected A document.
   * @param truth Its truth, folded.
   * @param aligned Its folded source, aligned with the truth, where that is at hand.
   */
  add(
    corrected: Pick<Corrected, 'source' | 'corrections'>,
    truth: string,
    aligned?: Alignment
  ): void {
    for (const {correction, verdict} of judgeCorrections(corrected, truth, aligned)) {
      if (correction.phase === 'channel') this.count(this.binOf(correction), correction, verdict)
      if (correction.status === 'applied') this.count(this.ruleOf(correction), correction, verdict)
    }
  }

  /** @returns The reliability of the channel's confidence, suggestions included, from 0 to 1. */
  reliability(): ConfidenceBin[] {
    return this.bins.map((tally, at) => {
      const {corrections, right, neutral, wrong} = tally
      const mean = (sum: number): number | null => (corrections === 0 ? null : sum / corrections)
      return {
        from: edges[at]!,
        to: edges[at + 1]!,
        corrections,
        right,
        neutral,
        wrong,
        confidence: mean(tally.confidence),
        precision: mean(right)
      }
    })
  }

  /** @returns Each rule with applied corrections, the most frequent first. */
  precision(): RulePrecision[] {
    return [...this.rules]
      .sort(([a, one], [b, other]) => other.corrections - one.corrections || (a < b ? -1 : 1))
      .map(([rule, {corrections, right, neutral, wrong}]) => ({
        rule,
        corrections,
        right,
        neutral,
        wrong,
        precision: right / corrections
      }))
  }

  private binOf({confidence}: Correction): Tally {
    const above = edges.findIndex((edge) => confidence < edge)
    return this.bins[above < 0 ? this.bins.length - 1 : Math.max(0, above - 1)]!
  }

  private ruleOf({rule}: Correction): Tally {
    const known = this.rules.get(rule) ?? createTally()
    this.rules.set(rule, known)
    return known
  }

  private count(tally: Tally, {confidence}: Correction, verdict: Judgement): void {
    tally.corrections++
    tally.confidence += confidence
    tally[verdict]++
  }
}

function createTally(): Tally {
  return {corrections: 0, confidence: 0, right: 0, neutral: 0, wrong: 0}
}
