import {isSoundLetter, join, type Column} from './alignment-columns.ts'

/** What was read, and what was meant, in a few words. */
export interface Example {
  readonly before: string
  readonly after: string
}

/** Letters on either side that are looked at for words. */
const AROUND = 24

const segmenter = new Intl.Segmenter('lo', {granularity: 'word'})

/**
 * Shows a misreading in its word, and between the words beside it where these were read rightly.
 *
 * @param columns An alignment.
 * @param at Where the misreading begins.
 * @param end Where it ends.
 */
export function exampleAt(columns: readonly Column[], at: number, end: number): Example {
  let from = at
  while (
    from > 0 &&
    at - from < AROUND &&
    !columns[from]!.isSpaced &&
    isSoundLetter(columns[from - 1])
  ) {
    from--
  }
  let to = end
  while (to - end < AROUND && columns[to]?.isSpaced === false && isSoundLetter(columns[to])) to++
  const words = Array.from(segmenter.segment(join(columns.slice(from, to)).meant), (word) => ({
    start: word.index,
    end: word.index + word.segment.length
  }))
  const start = join(columns.slice(from, at)).meant.length
  const length = join(columns.slice(at, end)).meant.length
  const touches = words.map((word) => word.end > start && word.start < start + length)
  // What was added between two words touches the one after it.
  const first = Math.max(0, touches.includes(true) ? touches.indexOf(true) : touches.length - 1)
  const last = Math.max(first, touches.lastIndexOf(true))
  // At the end of the stretch may stand the rest of a word that was misread elsewhere, too.
  const wholeStart = from === 0 || columns[from]!.isSpaced
  const wholeEnd = columns[to]?.isSpaced !== false
  const before = Math.max(first - 1, Math.min(first, wholeStart ? 0 : 1))
  const after = Math.min(last + 1, Math.max(last, words.length - (wholeEnd ? 1 : 2)))
  const shown = join([
    ...columnsBetween(columns.slice(from, to), words[before]?.start ?? 0, words[after]?.end ?? 0)
  ])
  return {before: shown.seen, after: shown.meant}
}

/** The columns of a stretch of the truth, with what was added inside it. */
function* columnsBetween(
  columns: readonly Column[],
  start: number,
  end: number
): Generator<Column> {
  let place = 0
  for (const column of columns) {
    const inside = column.meant === '' ? place >= start && place <= end : place >= start
    if (inside && place + column.meant.length <= end) yield column
    place += column.meant.length
  }
}
