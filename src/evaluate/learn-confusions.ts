import type {Confusion} from '../index.ts'
import {signClass} from '../inner.ts'
import {
  columnsOf,
  isModelLetter,
  isSoundLetter,
  join,
  quietParts,
  type Column
} from './alignment-columns.ts'
import {exampleAt, type Example} from './example-at.ts'

/** A page to learn from. */
export interface LearntPage {
  /** What was read, after the corrections that need no guessing: what the noisy channel is given. */
  readonly read: string
  readonly truth: string
}

/** A confusion, how often it was found, and a place where it was. */
export interface LearntConfusion extends Confusion {
  readonly count: number
  readonly example: Example
}

/** What pages with their truth taught. */
export interface LearntConfusions {
  readonly pages: number
  /** Characters of the truth that were compared; stretches of noise are left out. */
  readonly characters: number
  /** Characters replaced, dropped or added among them. */
  readonly errors: number
  /** Ordered by rate, then by code point. */
  readonly confusions: readonly LearntConfusion[]
}

/** Bounds of what is learnt. */
export interface LearnSettings {
  /** Confusions that were found fewer times are left out. */
  readonly least: number
  /** Each letter counts as read rightly so many times more than it was (add-k smoothing). */
  readonly smoothing: number
}

/** The bounds that `laodoc rules learn` works with, unless told otherwise. */
export const learnSettings: LearnSettings = {least: 2, smoothing: 20}

/** No rate is learnt above this: what is read wrongly more often than rightly still is a guess. */
const HIGHEST = 0.5
/** Rarer confusions never pay. */
const LOWEST = 0.00002
/** Two signs at once are worth an entry where they are so much likelier than each by itself. */
const LIFT = 1.5

interface Found {
  count: number
  /** Of the places where it was found, the first of those with most sound letters around. */
  example: Example
}

/** Counts what was read for what, page by page, and estimates rates from it. */
export class ConfusionLearner {
  private readonly settings: LearnSettings
  private readonly found = new Map<string, Found>()
  /** How often a letter, or two in a row, stand in the truth. */
  private readonly meant = new Map<string, number>()
  private pages = 0
  private characters = 0
  private errors = 0

  constructor(settings: LearnSettings = learnSettings) {
    this.settings = settings
  }

  add({read, truth}: LearntPage): void {
    this.pages++
    for (const columns of quietParts(columnsOf(read, truth))) this.count(columns)
  }

  /** @returns The confusions of all pages so far. */
  learn(): LearntConfusions {
    const confusions: LearntConfusion[] = []
    for (const [key, {count, example}] of this.found) {
      const [seen = '', meant = ''] = key.split('\0')
      const rate = this.rate(seen, meant)
      if (count < this.settings.least || rate < LOWEST) continue
      if (seen.length + meant.length > 2 && rate < LIFT * this.likeliest(seen, meant)) continue
      confusions.push({seen, meant, rate: roundRate(Math.min(HIGHEST, rate)), count, example})
    }
    confusions.sort(
      (a, b) => b.rate - a.rate || compare(a.seen, b.seen) || compare(a.meant, b.meant)
    )
    const {pages, characters, errors} = this
    return {pages, characters, errors, confusions}
  }

  private count(columns: readonly Column[]): void {
    columns.forEach((column, at) => {
      const {seen, meant} = column
      if (meant !== '') {
        this.characters++
        increase(this.meant, meant)
      }
      if (seen !== meant) {
        this.errors++
        if (isLearnable(columns, at)) this.note(columns, at, 1)
      }
      const next = columns[at + 1]
      if (next === undefined) return
      const both = meant + next.meant
      if (both.length === 2 && !next.isSpaced) increase(this.meant, both)
      if (isPair(columns, at)) this.note(columns, at, 2)
    })
  }

  private note(columns: readonly Column[], at: number, length: number): void {
    const {seen, meant} = join(columns.slice(at, at + length))
    const key = `${seen}\0${meant}`
    const example = exampleAt(columns, at, at + length)
    const known = this.found.get(key)
    if (known === undefined) {
      this.found.set(key, {count: 1, example})
      return
    }
    known.count++
    if (example.after.length > known.example.after.length) known.example = example
  }

  private rate(seen: string, meant: string): number {
    const {count} = this.found.get(`${seen}\0${meant}`) ?? {count: 0}
    const all = meant === '' ? this.characters : (this.meant.get(meant) ?? 0)
    return count / (all + this.settings.smoothing)
  }

  /** The probability of a pair by its signs one at a time, in the likeliest way. */
  private likeliest(seen: string, meant: string): number {
    const one = (from: string, to: string): number => (from === to ? 1 : this.rate(from, to))
    const [s = '', t = ''] = seen
    const [m = '', n = ''] = meant
    if (t === '') return Math.max(one(s, m) * one('', n), one('', m) * one(s, n))
    if (n === '') return Math.max(one(s, m) * one(t, ''), one(s, '') * one(t, m))
    return one(s, m) * one(t, n)
  }
}

/** Whether a misreading is one that the channel can undo. */
function isLearnable(columns: readonly Column[], at: number): boolean {
  const {seen, meant, isSpaced} = columns[at]!
  // Half of a character beyond the basic plane is none.
  if (/\p{Surrogate}/u.test(seen)) return false
  if (meant !== '') return isModelLetter(meant)
  if (signClass(seen.charCodeAt(0)) !== 'other') return true
  // A sign that is no letter is a speck only inside a word.
  const next = columns[at + 1]
  return (
    isSoundLetter(columns[at - 1]) && !isSpaced && isSoundLetter(next) && next?.isSpaced === false
  )
}

/** Whether a column and the next one, at least one of them wrong, make one entry. */
function isPair(columns: readonly Column[], at: number): boolean {
  const pair = columns.slice(at, at + 2)
  const wrong = pair.map(({seen, meant}) => seen !== meant)
  if (!wrong.includes(true) || pair[1]!.isSpaced) return false
  if (wrong.some((isWrong, next) => isWrong && !isLearnable(columns, at + next))) return false
  const {seen, meant} = join(pair)
  if (seen === '' || meant === '' || seen === meant) return false
  return seen.length + meant.length > 2 && Array.from(meant).every(isModelLetter)
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Two digits are more than the counts can tell. */
function roundRate(rate: number): number {
  return Number(rate.toPrecision(2))
}
