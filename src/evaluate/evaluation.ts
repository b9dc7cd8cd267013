import type {Corrected} from '../index.ts'
import {showCharacters} from '../inner.ts'
import {align} from './align.ts'
import {bootstrapReduction, type Interval} from './bootstrap.ts'
import {Calibration, type ConfidenceBin, type RulePrecision} from './calibration.ts'
import {ConfusionCounts, type CountedConfusion} from './confusion-counts.ts'
import {countMended} from './count-mended.ts'
import {foldText} from './fold-text.ts'
import {addCounts, scoreOf, type Counted, type Score} from './score.ts'
import {splitWords, wordDistance} from './word-distance.ts'

/** A page as it was read, its truth, and what correction made of it. */
export interface EvaluatedPage {
  /** Names the page. */
  readonly path: string
  /** The running text as it was read. */
  readonly read: string
  readonly truth: string
  /** The running text after correction. */
  readonly text: string
  /** The account of the correction (optional: without it, corrections are not judged). */
  readonly corrected?: Corrected
  /** The running text after correction by each of {@link confidences}, or none at all. */
  readonly textByConfidence?: readonly string[]
}

/** The least confidences of the curve that helps to choose one. */
export const confidences: readonly number[] = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95]

/** The figures of one page. */
export interface PageScore extends Score {
  readonly path: string
}

/** What would have come of another least confidence. */
export interface ConfidencePoint {
  readonly minConfidence: number
  readonly mended: number
  readonly introduced: number
  readonly errorsAfter: number
  readonly cerAfter: number | null
}

/** What an evaluation found; all figures are counts, or shares from 0 to 1. */
export interface EvaluationReport {
  readonly documents: number
  readonly all: Score
  /** 95 % interval of `all.reduction`; null where there is nothing to draw from. */
  readonly interval: Interval | null
  /** Documents with more errors after than before. */
  readonly madeWorse: readonly string[]
  readonly pages: readonly PageScore[]
  readonly confusions: readonly ShownConfusion[]
  readonly calibration: {
    readonly reliability: readonly ConfidenceBin[]
    readonly curve: readonly ConfidencePoint[]
    readonly rules: readonly RulePrecision[]
  }
}

/** A confusion with a form of it that people can read. */
export interface ShownConfusion extends CountedConfusion {
  /** `ຝ → ພ`, `∅ → ◌່`. */
  readonly shown: string
}

/** Compares pages with their truth, one after the other, and keeps the figures alone. */
export class Evaluation {
  private readonly pages: {readonly path: string; readonly counted: Counted}[] = []
  private readonly confusions = new ConfusionCounts()
  private readonly calibration = new Calibration()
  private readonly curve = confidences.map(() => ({mended: 0, introduced: 0, errorsAfter: 0}))

  /** @returns What was counted of the page. */
  add({path, read, truth, text, corrected, textByConfidence}: EvaluatedPage): Counted {
    const meant = foldText(truth).text
    const before = align(foldText(read).text, meant)
    const after = align(foldText(text).text, meant)
    this.confusions.add(before, 'before')
    this.confusions.add(after, 'after')
    const words = splitWords(truth)
    const counted: Counted = {
      characters: meant.length,
      errorsBefore: before.errors,
      errorsAfter: after.errors,
      words: words.length,
      wordErrorsBefore: wordDistance(splitWords(read), words),
      wordErrorsAfter: wordDistance(splitWords(text), words),
      ...countMended(before, after)
    }
    this.pages.push({path, counted})
    if (corrected !== undefined) {
      this.calibration.add(corrected, meant, corrected.source === read ? before : undefined)
    }
    textByConfidence?.forEach((other, at) => {
      const point = this.curve[at]!
      const aligned = other === text ? after : align(foldText(other).text, meant)
      const {mended, introduced} = countMended(before, aligned)
      point.mended += mended
      point.introduced += introduced
      point.errorsAfter += aligned.errors
    })
    return counted
  }

  /**
   * @param top How many confusions are listed.
   * @returns The figures of all pages so far.
   */
  report(top: number): EvaluationReport {
    const all = scoreOf(addCounts(this.pages.map(({counted}) => counted)))
    const pairs = this.pages.map(({counted: {errorsBefore, errorsAfter}}) => ({
      before: errorsBefore,
      after: errorsAfter
    }))
    return {
      documents: this.pages.length,
      all,
      interval: bootstrapReduction(pairs),
      madeWorse: this.pages
        .filter(({counted}) => counted.errorsAfter > counted.errorsBefore)
        .map(({path}) => path),
      pages: this.pages.map(({path, counted}) => ({path, ...scoreOf(counted)})),
      confusions: this.confusions.top(top).map((one) => ({...one, shown: showConfusion(one)})),
      calibration: {
        reliability: this.calibration.reliability(),
        curve: this.curve.map((point, at) => ({
          minConfidence: confidences[at]!,
          ...point,
          cerAfter: all.characters === 0 ? null : point.errorsAfter / all.characters
        })),
        rules: this.calibration.precision()
      }
    }
  }
}

function showConfusion({seen, meant}: CountedConfusion): string {
  const show = (text: string): string => (text === '' ? '∅' : showCharacters(text))
  return `${show(seen)} → ${show(meant)}`
}
