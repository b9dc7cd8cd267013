import {isLaoMark} from '../script/classes.ts'
import type {VocabularyEntry} from '../types.ts'
import {bareLetters, type Letters, type LookAlikes} from './letters.ts'

/** A word of a list, found in a text's letters. */
export interface WordFound {
  readonly entry: VocabularyEntry
  /** As the list spells it. */
  readonly word: string
  /** Places among the letters; `end` is after the last one. */
  readonly start: number
  readonly end: number
  /** What the misreadings cost: 0 where the letters are the word's. */
  readonly cost: number
}

/** Looks the words of one list up, however their look-alikes and tone marks were read. */
export interface WordList {
  /** 0 for each {@link pairOf} letters that begins no word, so that a scan can pass it by. */
  readonly pairs: Uint8Array
  /** The longest word that begins at `at`. */
  at(letters: Letters, at: number): WordFound | null
  /** The first word in `[from, to)`. */
  find(letters: Letters, from: number, to: number): WordFound | null
  /**
   * The word that begins at `at` with misread letters, where no other word is as near.
   *
   * @param tolerance Share of a word's weight that may be misread (default: a fifth).
   */
  near(letters: Letters, at: number, tolerance?: number): WordFound | null
  /** The one word that `[from, to)` is, perhaps misread; null where two come near. */
  whole(letters: Letters, from: number, to: number): WordFound | null
}

interface Word {
  readonly entry: VocabularyEntry
  readonly word: string
  readonly codes: Uint16Array
  readonly weight: number
}

/** A misread letter costs as much as two marks: marks are small, and misread more often. */
const LETTER = 2
const MARK = 1
/** Of a word's weight, what may be misread: two letters of ten. */
const TOLERANCE = 0.2
/** How much farther off any other entry has to be. */
const MARGIN = 2

/**
 * @param entries The entries of one list.
 * @param table Look-alikes, as the rules have them.
 */
export function compileWordList(entries: readonly VocabularyEntry[], table: LookAlikes): WordList {
  const words = entries
    .flatMap((entry) =>
      entry.words.map((word): Word => {
        const {codes} = bareLetters(word, 0, word.length, table)
        return {entry, word, codes, weight: weigh(codes)}
      })
    )
    .filter(({codes}) => codes.length > 0)
    .sort((left, right) => right.codes.length - left.codes.length)
  const pairs = new Uint8Array(PAIRS)
  const firsts = new Uint16Array(FIRSTS)
  const buckets: Word[][] = [[]]
  for (const word of words) {
    const first = word.codes[0]!
    const pair = pairOf(word.codes, 0)
    if (word.codes.length > 1) pairs[pair] = 1
    else pairs.fill(1, pair, pair + SECONDS)
    if (firsts[first] === 0) firsts[first] = buckets.push([]) - 1
    buckets[firsts[first]!]!.push(word)
  }
  const bucketOf = ({codes, last}: Letters, start: number): readonly Word[] =>
    buckets[start < last ? firsts[codes[start]!]! : 0]!
  const at = (letters: Letters, start: number): WordFound | null => {
    if (pairs[pairOf(letters.codes, start)] === 0) return null
    for (const {entry, word, codes} of bucketOf(letters, start)) {
      if (standsAt(letters, start, codes)) {
        return {entry, word, start, end: start + codes.length, cost: 0}
      }
    }
    return null
  }
  return {
    pairs,
    at,
    find(letters, from, to) {
      for (let start = from; start < to; start++) {
        const found = at(letters, start)
        if (found !== null) return found
      }
      return null
    },
    near(letters, start, tolerance = TOLERANCE) {
      const exact = at(letters, start)
      if (exact !== null) return exact
      const bucket = bucketOf(letters, start)
      if (bucket.length === 0) return null
      const contest = new Contest()
      const widest = Math.min(bucket[0]!.codes.length + REACH, letters.last - start)
      const seen = gather(letters.codes, start, start + widest)
      for (const word of bucket) {
        const limit = Math.floor(word.weight * tolerance)
        if (limit === 0 || weighMissing(word, seen) > limit + MARGIN) continue
        const length = Math.min(word.codes.length + REACH, letters.last - start)
        const row = lastRow(word, letters.codes, [start, length], limit + MARGIN)
        if (row === null) continue
        let best = 0
        for (let place = 1; place <= length; place++) if (row[place]! <= row[best]!) best = place
        contest.enter(word, {start, end: start + best, cost: row[best]!}, limit)
      }
      return contest.winner()
    },
    whole(letters, from, to) {
      const exact = at(letters, from)
      if (exact?.end === to) return exact
      const weight = weigh(letters.codes.subarray(from, to))
      const contest = new Contest()
      const seen = gather(letters.codes, from, to)
      for (const word of words) {
        const limit = Math.floor(word.weight * WHOLE_TOLERANCE)
        if (Math.abs(word.weight - weight) > limit + MARGIN) continue
        if (weighMissing(word, seen) > limit + MARGIN) continue
        const row = lastRow(word, letters.codes, [from, to - from], limit + MARGIN)
        if (row !== null) contest.enter(word, {start: from, end: to, cost: row[to - from]!}, limit)
      }
      return contest.winner()
    }
  }
}

/** As many letters more than a word has may stand where it was misread. */
const REACH = 3
/** UTF-16 code units that a word may begin with. */
const FIRSTS = 0x1_0000
/** Of both letters of a pair the last six bits count: letters of one block seldom share them. */
const SECONDS = 64
const PAIRS = 64 * SECONDS

/** @returns What stands for the two letters from `at` on; another two may share it. */
export function pairOf(codes: Uint16Array, at: number): number {
  return (((codes[at] ?? 0) & 63) << 6) | ((codes[at + 1] ?? 0) & 63)
}

/** Where a whole word is given, both its ends speak for it, too. */
const WHOLE_TOLERANCE = 0.3

/** Picks the nearest of several words, unless another entry is nearly as near. */
class Contest {
  private readonly entered: WordFound[] = []
  private best: WordFound | null = null

  enter(
    {entry, word}: Word,
    place: Pick<WordFound, 'start' | 'end' | 'cost'>,
    limit: number
  ): void {
    const {cost} = place
    if (cost > limit + MARGIN) return
    const found = {entry, word, ...place}
    this.entered.push(found)
    if (cost <= limit && (this.best === null || cost < this.best.cost)) this.best = found
  }

  winner(): WordFound | null {
    const {best} = this
    if (best === null) return null
    const rival = this.entered.some(
      ({entry, cost}) =>
        entry !== best.entry &&
        (entry.value !== null || best.entry.value !== null) &&
        cost < best.cost + MARGIN
    )
    return rival ? null : best
  }
}

function standsAt(letters: Letters, at: number, codes: Uint16Array): boolean {
  if (at + codes.length > letters.last) return false
  for (let place = 0; place < codes.length; place++) {
    if (letters.codes[at + place] !== codes[place]) return false
  }
  return true
}

/** By UTF-16 code unit. */
const WEIGHTS = Uint8Array.from({length: 0x1_0000}, (_, code) => (isLaoMark(code) ? MARK : LETTER))

function weigh(codes: Uint16Array): number {
  let sum = 0
  for (const code of codes) sum += WEIGHTS[code]!
  return sum
}

/** The letters of a stretch as a set of 32 bits; several letters share a bit. */
function gather(codes: Uint16Array, from: number, to: number): number {
  let seen = 0
  for (let at = from; at < to; at++) seen |= 1 << (codes[at]! & 31)
  return seen
}

/** What it costs at the least that letters of the word are nowhere in the set. */
function weighMissing({codes}: Word, seen: number): number {
  let sum = 0
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!
    if (((seen >>> (code & 31)) & 1) === 0) sum += WEIGHTS[code]!
  }
  return sum
}

/**
 * The last row of the table of weighted edit distances between a word and `length` letters; null
 * where none of it can be within the limit.
 */
function lastRow(
  {codes}: Word,
  seen: Uint16Array,
  [start, length]: readonly [number, number],
  limit: number
): Int32Array | null {
  const row = new Int32Array(length + 1)
  for (let place = 0; place < length; place++) {
    row[place + 1] = row[place]! + WEIGHTS[seen[start + place]!]!
  }
  for (const code of codes) {
    const weight = WEIGHTS[code]!
    let diagonal = row[0]!
    let left = diagonal + weight
    let least = left
    row[0] = left
    for (let place = 0; place < length; place++) {
      const other = seen[start + place]!
      const otherWeight = WEIGHTS[other]!
      const above = row[place + 1]!
      const substitution = code === other ? 0 : Math.max(weight, otherWeight)
      left = Math.min(diagonal + substitution, above + weight, left + otherWeight)
      row[place + 1] = left
      if (left < least) least = left
      diagonal = above
    }
    if (least > limit) return null
  }
  return row
}
