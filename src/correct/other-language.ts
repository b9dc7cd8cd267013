import {settingsOf} from '../rules/settings-of.ts'
import type {OperationSettings} from '../rules/schema/operations.ts'
import type {Line, Suspect} from '../types.ts'
import {nothing, operation, type Step, type TextModel} from './context.ts'

/**
 * Marks passages of another language that is written in Lao letters: Katang, Khmu, Iu Mien, Hmong.
 * They part their words by spaces, as Lao does not, and the words are such that no misreading of
 * Lao explains them: the language model is surprised all along, and not at some signs. A long line
 * is judged by itself, short ones together, up to a blank line.
 *
 * Asks the operation `other-language` and the language model; without one nothing is marked.
 */
export const markOtherLanguages: Step<'ruleset' | 'model'> = ({text, lines}, {ruleset, model}) => {
  const rule = operation(ruleset, 'other-language')
  if (rule === undefined || model === null) return nothing
  const limits = settingsOf(rule, 'other-language')
  const passages = readPassages(text, lines, limits)
  if (!passages.some(({isSpaced}) => isSpaced)) return nothing
  const strange = passages.map(
    (passage) => passage.isSpaced && isStrange(text, passage, model, limits)
  )
  const suspects = passages.flatMap(({lines: own, letters}, at): Suspect<'draft'>[] => {
    if (!strange[at]) return []
    const isLong = (index: number): boolean =>
      strange[index] === true && passages[index]!.letters >= limits.minLetters
    // A few words prove nothing by themselves, but they do beside a passage of that language.
    if (letters < limits.minLetters && !isLong(at - 1) && !isLong(at + 1)) return []
    return own.map(({start, end}) => ({
      span: {start, end},
      script: 'Lao',
      reason: 'language',
      rule: rule.id
    }))
  })
  return suspects.length === 0 ? nothing : {edits: [], suspects}
}

/** Lines that are judged together. */
interface Passage {
  readonly lines: readonly Line[]
  readonly letters: number
  /** Whether spaces part its words, each of a syllable or two. */
  readonly isSpaced: boolean
}

type Limits = OperationSettings<'other-language'>

function readPassages(text: string, lines: readonly Line[], limits: Limits): Passage[] {
  const passages: Passage[] = []
  let short: Line[] = []
  let counted = nothingCounted
  const close = (): void => {
    if (short.length > 0) passages.push(passageOf(short, counted, limits))
    short = []
    counted = nothingCounted
  }
  for (const line of lines) {
    if (line.blank) {
      close()
      continue
    }
    const own = count(text, line)
    if (own.letters >= limits.minLetters) {
      close()
      passages.push(passageOf([line], own, limits))
    } else {
      short.push(line)
      counted = {
        letters: counted.letters + own.letters,
        words: counted.words + own.words,
        others: counted.others + own.others,
        torn: counted.torn + own.torn
      }
    }
  }
  close()
  return passages
}

interface Counts {
  /** Lao letters and marks. */
  readonly letters: number
  /** Runs of them. */
  readonly words: number
  /** Other signs but spaces. */
  readonly others: number
  /** Words that begin with a mark, or end with a vowel sign that no syllable ends with. */
  readonly torn: number
}

const nothingCounted: Counts = {letters: 0, words: 0, others: 0, torn: 0}

const WORD = /[\u0e80-\u0ecd\u0edc-\u0edf]+/g
/** Vowel signs that another letter follows, and signs that no word begins with. */
const OPEN = /[ັົ][່-໋]?$/
const LEANING = /^[ະ-ຽ່-ໍ]/

function count(text: string, {start, end}: Line): Counts {
  let letters = 0
  let words = 0
  let torn = 0
  const shown = text.slice(start, end).replaceAll('\u200b', '')
  for (const [word] of shown.matchAll(WORD)) {
    words++
    letters += word.length
    if (OPEN.test(word) || LEANING.test(word)) torn++
  }
  return {letters, words, torn, others: shown.replace(/\s/g, '').length - letters}
}

function passageOf(lines: readonly Line[], counts: Counts, limits: Limits): Passage {
  const {letters, words, others, torn} = counts
  const length = letters / words
  const isSpaced =
    length >= limits.minWord &&
    length <= limits.maxWord &&
    others <= limits.otherSigns * letters &&
    torn <= limits.torn * words
  return {lines, letters, isSpaced}
}

function isStrange(text: string, {lines}: Passage, model: TextModel, {surprise}: Limits): boolean {
  let nats = 0
  let letters = 0
  for (const {start, end} of lines) {
    const found = model.surprise(text.slice(start, end))
    nats += found.nats
    letters += found.letters
  }
  return nats >= surprise * letters
}
