import type {Mended} from './count-mended.ts'

/** What is counted of one document; the counts of several may be added. */
export interface Counted extends Mended {
  /** Characters of the truth. */
  readonly characters: number
  readonly errorsBefore: number
  readonly errorsAfter: number
  /** Words of the truth. */
  readonly words: number
  readonly wordErrorsBefore: number
  readonly wordErrorsAfter: number
}

/** The figures of one document, or of all; the rates are null where they would divide by nothing. */
export interface Score extends Counted {
  /** Character error rate: errors by characters of the truth. */
  readonly cerBefore: number | null
  readonly cerAfter: number | null
  /** Word error rate. */
  readonly werBefore: number | null
  readonly werAfter: number | null
  /** Share of the errors that is gone; below 0 where there are more than before. */
  readonly reduction: number | null
  /** Errors introduced for every 10,000 characters that the reading had right. */
  readonly introducedPer10000: number | null
}

const none: Counted = {
  characters: 0,
  errorsBefore: 0,
  errorsAfter: 0,
  words: 0,
  wordErrorsBefore: 0,
  wordErrorsAfter: 0,
  mended: 0,
  left: 0,
  introduced: 0,
  sound: 0
}

/**
 * @param counts Counts of documents.
 * @returns Their sums.
 */
export function addCounts(counts: readonly Counted[]): Counted {
  return counts.reduce(
    (sum, one) => ({
      characters: sum.characters + one.characters,
      errorsBefore: sum.errorsBefore + one.errorsBefore,
      errorsAfter: sum.errorsAfter + one.errorsAfter,
      words: sum.words + one.words,
      wordErrorsBefore: sum.wordErrorsBefore + one.wordErrorsBefore,
      wordErrorsAfter: sum.wordErrorsAfter + one.wordErrorsAfter,
      mended: sum.mended + one.mended,
      left: sum.left + one.left,
      introduced: sum.introduced + one.introduced,
      sound: sum.sound + one.sound
    }),
    none
  )
}

/**
 * @param counted Counts.
 * @returns The counts and the rates that follow from them, in the order in which they are printed.
 */
export function scoreOf(counted: Counted): Score {
  const {characters, errorsBefore, errorsAfter, words} = counted
  const {wordErrorsBefore, wordErrorsAfter, mended, left, introduced, sound} = counted
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
  return {
    characters,
    errorsBefore,
    errorsAfter,
    cerBefore: share(errorsBefore, characters),
    cerAfter: share(errorsAfter, characters),
    reduction: errorsBefore === 0 ? null : 1 - errorsAfter / errorsBefore,
    words,
    wordErrorsBefore,
    wordErrorsAfter,
    werBefore: share(wordErrorsBefore, words),
    werAfter: share(wordErrorsAfter, words),
    mended,
    left,
    introduced,
    sound,
    introducedPer10000: sound === 0 ? null : (10000 * introduced) / sound
  }
}
