import type {Line} from '../../types.ts'
import type {FactReader} from './fact-reader.ts'
import {endOf, stretchOf, type Letters} from '../../words/letters.ts'
import {trim} from './columns.ts'
import type {FactWords} from './fact-words.ts'
import type {WordFound, WordList} from '../../words/word-list.ts'

/** A line's own words, without a bullet in front and marks of emphasis around it. */
export interface Inner {
  readonly line: Line
  readonly start: number
  readonly end: number
  readonly bullet: boolean
  readonly letters: Letters
}

/** The beginning of a stretch, to find a word at. */
export type Lead = Pick<Inner, 'letters' | 'end'>

/** How much of a line is looked at for the word that it begins with. */
const LEAD = 160

export function innerOf(
  {text, letters}: FactReader,
  line: Line,
  bullets: ReadonlySet<string>
): Inner {
  let [start, end] = trim(text, line.start, line.end)
  // Two of them in a row are emphasis or a rule.
  const bullet =
    bullets.has(text.charAt(line.start)) &&
    line.start + 1 < line.end &&
    !bullets.has(text.charAt(line.start + 1))
  if (bullet) [start, end] = trim(text, line.start + 1, line.end)
  const lead = stretchOf(letters, start, Math.min(end, start + LEAD))
  return {line, start, end, bullet, letters: lead}
}

/** A word that begins a line and the offset where what it announces begins. */
export interface Cue {
  readonly found: WordFound
  readonly valueStart: number
  /** Whether a colon stands behind the word. */
  readonly colon: boolean
}

/**
 * @returns The word of the list that the line begins with, where white space, a colon or the
 *   line's end closes it; null without one.
 */
export function closedCue(inner: Lead, list: WordList): Cue | null {
  const cue = openCue(inner, list)
  if (cue === null) return null
  const behind = endOf(inner.letters, cue.found.end)
  const {text} = inner.letters
  return cue.colon || behind >= inner.end || /[\s.\u200b]/.test(text.charAt(behind)) ? cue : null
}

/** What lines of the head may tell behind a word and a colon. */
export type HeadField = 'place' | 'time' | 'other'

/**
 * @returns The word that the line begins with, where a colon closes it and it announces a field of
 *   the head (ສະຖານທີ່: …), and which one; null without one.
 */
export function headField(
  inner: Inner,
  words: FactWords
): {readonly cue: Cue; readonly field: HeadField} | null {
  for (const [field, list] of [
    ['place', words.placeCues],
    ['time', words.timeCues],
    ['other', words.headCues]
  ] as const) {
    const cue = openCue(inner, list)
    if (cue?.colon === true) return {cue, field}
  }
  return null
}

/** As {@link closedCue}, with nothing asked of what follows. */
export function openCue(inner: Lead, list: WordList): Cue | null {
  const found = list.near(inner.letters, inner.letters.first)
  if (found === null) return null
  const {text} = inner.letters
  let at = endOf(inner.letters, found.end)
  let colon = false
  for (; at < inner.end && /[\s:.\u200b]/.test(text.charAt(at)); at++) {
    if (text.charAt(at) === ':') colon = true
  }
  return {found, valueStart: at, colon}
}

/**
 * @returns As {@link closedCue} for a word that a colon closes, where the list is the one whose
 *   word is nearest to what stands before the colon; null where another list's is as near.
 */
export function colonCue(inner: Inner, list: WordList, others: readonly WordList[]): Cue | null {
  const {letters} = inner
  const {codes, first} = letters
  let to = first
  while (to < letters.last && to - first <= LONGEST_CUE && codes[to] !== COLON) to++
  if (codes[to] !== COLON) return null
  let behind = to
  while (behind > first && codes[behind - 1] === SPACE) behind--
  const found = list.whole(letters, first, behind)
  if (found === null) return null
  if (
    others.some((other) => (other.whole(letters, first, behind)?.cost ?? Infinity) <= found.cost)
  ) {
    return null
  }
  let valueStart = endOf(letters, to + 1)
  while (valueStart < inner.end && /\s/.test(letters.text.charAt(valueStart))) valueStart++
  return {found, valueStart, colon: true}
}

const COLON = 0x3a
const SPACE = 0x20
/** Letters of the longest word that a colon closes. */
const LONGEST_CUE = 20
