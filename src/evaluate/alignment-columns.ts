import {modelLetters, signClass} from '../inner.ts'
import {align} from './align.ts'
import {foldText, type FoldedText} from './fold-text.ts'

/** A place of an alignment: what was read for a character of the truth, or for nothing. */
export interface Column {
  /** '' where it was dropped. */
  readonly seen: string
  /** '' where it was added. */
  readonly meant: string
  /** Whether white space stands before it. */
  readonly isSpaced: boolean
}

/** A run of more characters dropped, or added, is a lost line or a ghost line, no misreading. */
const LOST = 4
/** A run of more errors is noise. */
const NOISE = 8
/** Sound characters in a row that end a run of errors. */
const SOUND = 2

const letters: ReadonlySet<string> = new Set(modelLetters)

/** @returns Whether a character is one that the channel may put in. */
export function isModelLetter(character: string): boolean {
  return letters.has(character)
}

/** @returns Whether there is a letter of a Lao word that was read as itself. */
export function isSoundLetter(column: Column | undefined): boolean {
  return column !== undefined && column.seen === column.meant && letters.has(column.meant)
}

/** @returns What was seen in columns, and what was meant. */
export function join(columns: readonly Column[]): {seen: string; meant: string} {
  return {
    seen: columns.map(({seen}) => seen).join(''),
    meant: columns.map(({meant}) => meant).join('')
  }
}

/**
 * @param read What was read, not folded.
 * @param truth Its truth, not folded.
 * @returns Their alignment, from left to right; a space read inside a word of the truth is a
 *   character that was added.
 */
export function columnsOf(read: string, truth: string): Column[] {
  const folded = foldText(read)
  const foldedTruth = foldText(truth)
  const {seen, meant, partners} = align(folded.text, foldedTruth.text)
  const columns: Column[] = []
  let next = 0
  const addUpTo = (end: number): void => {
    for (; next < end; next++) {
      const isSpaced = spaceBefore(read, folded.at, next) !== ''
      columns.push({seen: seenAt(read, folded, next), meant: '', isSpaced})
    }
  }
  partners.forEach((partner, at) => {
    const character = meant.charAt(at)
    const spaceMeant = spaceBefore(truth, foldedTruth.at, at)
    if (partner < 0) {
      columns.push({seen: '', meant: character, isSpaced: spaceMeant !== ''})
      return
    }
    addUpTo(partner)
    const space = spaceBefore(read, folded.at, partner)
    const isFalse = partners[at - 1] === partner - 1 && isSpace(space) && spaceMeant === ''
    if (isFalse) columns.push({seen: ' ', meant: '', isSpaced: false})
    const same = seen.charAt(partner) === character
    columns.push({
      seen: same ? character : seenAt(read, folded, partner),
      meant: character,
      isSpaced: space !== '' && !isFalse
    })
    next = partner + 1
  })
  addUpTo(seen.length)
  return columns
}

/** The channel is given digits and quotation marks as they were written. */
function seenAt(read: string, {text, at}: FoldedText, place: number): string {
  return signClass(text.charCodeAt(place)) === 'other'
    ? read.charAt(at[place]!)
    : text.charAt(place)
}

/** The white space before a folded character. */
function spaceBefore(text: string, at: Int32Array, place: number): string {
  const between = place === 0 ? '' : text.slice(at[place - 1]! + 1, at[place])
  return between.replace(/\S/gu, '')
}

function isSpace(space: string): boolean {
  return space !== '' && !space.includes('\n')
}

/**
 * @param columns An alignment.
 * @returns Its parts between runs of noise.
 */
export function* quietParts(columns: readonly Column[]): Generator<readonly Column[]> {
  let start = 0
  let at = 0
  while (at < columns.length) {
    let end = at
    let errors = 0
    let added = 0
    let dropped = 0
    for (let next = at; next < columns.length && next - end < SOUND; next++) {
      const {seen, meant} = columns[next]!
      if (seen === meant) continue
      end = next + 1
      errors++
      if (meant === '') added++
      if (seen === '') dropped++
    }
    if (errors > NOISE || added > LOST || dropped > LOST) {
      yield columns.slice(start, at)
      start = end
    }
    at = Math.max(end, at + 1)
  }
  yield columns.slice(start)
}
