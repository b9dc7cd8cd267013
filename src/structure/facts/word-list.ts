import {isLaoMark} from '../../script/classes.ts'
import type {VocabularyEntry} from '../../types.ts'
import {bareLetters, type Letters, type LookAlikes} from './letters.ts'

/** A word of a list, found in a text's letters. */
export interface WordFound {
  readonly entry: VocabularyEntry
  /** As the list spells it. */
  readonly word: string
  /** Places among the letters; `end` is behind the last one. */
  readonly start: number
  readonly end: number
  /** What the misreadings cost: 0 where the letters are the word's. */
  readonly cost: number
}

/** Looks the words of one list up, however their look-alikes and tone marks were read. */
export interface WordList {
  readonly size: number
  /** The longest word that begins at `at`. */
  at(letters: Letters, at: number): WordFound | null
  /** The first word in `[from, to)`. */
  find(letters: Letters, from: number, to: number): WordFound | null
  /** The word that begins at `at` with misread letters, where no other word is as near. */
  near(letters: Letters, at: number): WordFound | null
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
  const byFirst = new Map<number, Word[]>()
  for (const word of words) {
    const bucket = byFirst.get(word.codes[0]!)
    if (bucket === undefined) byFirst.set(word.codes[0]!, [word])
    else bucket.push(word)
  }
  const at = (letters: Letters, start: number): WordFound | null => {
    for (const {entry, word, codes} of byFirst.get(letters.codes[start] ?? 0) ?? []) {
      if (standsAt(letters, start, codes)) {
        return {entry, word, start, end: start + codes.length, cost: 0}
      }
    }
    return null
  }
  return {
    size: words.length,
    at,
    find(letters, from, to) {
      for (let start = from; start < to; start++) {
        const found = at(letters, start)
        if (found !== null) return found
      }
      return null
    },
    near(letters, start) {
      const exact = at(letters, start)
      if (exact !== null) return exact
      const near = (byFirst.get(letters.codes[start] ?? 0) ?? []).map((word) => {
        const {cost, length} = distanceToPrefix(word.codes, letters.codes, start)
        return {...word, start, end: start + length, cost, limit: word.weight * TOLERANCE}
      })
      return pickOne(near)
    },
    whole(letters, from, to) {
      const exact = at(letters, from)
      if (exact?.end === to) return exact
      const weight = weigh(letters.codes.subarray(from, to))
      const near = words
        .filter((word) => Math.abs(word.weight - weight) <= word.weight * WHOLE_TOLERANCE + MARGIN)
        .map((word) => {
          const cost = distance(word.codes, letters.codes.subarray(from, to))
          return {...word, start: from, end: to, cost, limit: word.weight * WHOLE_TOLERANCE}
        })
      return pickOne(near)
    }
  }
}

/** Where a whole word is given, both its ends speak for it, too. */
const WHOLE_TOLERANCE = 0.3

interface Near extends WordFound {
  readonly limit: number
}

function pickOne(near: readonly Near[]): WordFound | null {
  let best: Near | null = null
  for (const one of near) {
    if (best === null || one.cost < best.cost) best = one
  }
  if (best === null || best.cost > best.limit) return null
  const {entry, word, start, end, cost} = best
  const rival = near.some(
    (one) =>
      (one.entry.value !== null || entry.value !== null) &&
      one.entry !== entry &&
      one.cost < cost + MARGIN
  )
  return rival ? null : {entry, word, start, end, cost}
}

function standsAt(letters: Letters, at: number, codes: Uint16Array): boolean {
  if (at + codes.length > letters.length) return false
  for (let place = 0; place < codes.length; place++) {
    if (letters.codes[at + place] !== codes[place]) return false
  }
  return true
}

function weightOf(code: number): number {
  return isLaoMark(code) ? MARK : LETTER
}

function weigh(codes: Uint16Array): number {
  let sum = 0
  for (const code of codes) sum += weightOf(code)
  return sum
}

function substitute(left: number, right: number): number {
  if (left === right) return 0
  return Math.max(weightOf(left), weightOf(right))
}

function distance(word: Uint16Array, seen: Uint16Array): number {
  const row = lastRow(word, seen, 0, seen.length)
  return row[seen.length]!
}

/** The cheapest way to read `word` from `seen` at `start`, and how many letters that takes. */
function distanceToPrefix(
  word: Uint16Array,
  seen: Uint16Array,
  start: number
): {cost: number; length: number} {
  const length = Math.min(word.length + 3, seen.length - start)
  const row = lastRow(word, seen, start, length)
  let best = 0
  for (let place = 1; place <= length; place++) {
    if (row[place]! <= row[best]!) best = place
  }
  return {cost: row[best]!, length: best}
}

/** The last row of the table of weighted edit distances. */
function lastRow(word: Uint16Array, seen: Uint16Array, start: number, length: number): number[] {
  let row = [0]
  for (let place = 0; place < length; place++)
    row.push(row[place]! + weightOf(seen[start + place]!))
  for (const code of word) {
    const next = [row[0]! + weightOf(code)]
    for (let place = 0; place < length; place++) {
      const other = seen[start + place]!
      next.push(
        Math.min(
          row[place]! + substitute(code, other),
          row[place + 1]! + weightOf(code),
          next[place]! + weightOf(other)
        )
      )
    }
    row = next
  }
  return row
}
