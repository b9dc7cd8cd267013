import type {Line} from '../types.ts'
import type {LabelMatch, LabelMatcher} from './matcher.ts'

/** What closes each mark that a quotation is opened with; engines write one kind for another. */
const CLOSING: Readonly<Record<string, string>> = {'“': '”"', '„': '“”"', '«': '»', '"': '"”'}
/** Lines that the longest article takes which a law quotes. */
const LONGEST = 60

/**
 * Takes out the labels of articles that a law quotes from another one (“ມາດຕາ 8 …”): they are no
 * headings of this one.
 *
 * @param text The text that the lines are of.
 * @param lines All of its lines.
 * @param read The labels that were read, one entry a line.
 * @param match Finds the label at a place.
 * @returns The labels that are the document's own.
 */
export function withoutQuoted(
  text: string,
  lines: readonly Line[],
  read: readonly (LabelMatch | null)[],
  match: LabelMatcher
): (LabelMatch | null)[] {
  const own = [...read]
  let end = 0
  lines.forEach((line, at) => {
    if (line.start < end && isWorded(own[at])) own[at] = null
    if (line.blank || line.start < end) return
    const closing = CLOSING[text.charAt(line.start)]
    if (closing === undefined || !isWorded(match(text, line.start + 1, line.end))) return
    const limit = lines[Math.min(lines.length - 1, at + LONGEST)]!.end
    end = findClosing(text, line.start + 1, limit, closing)
  })
  return own
}

/** Whether a word that names a unit stands before the number. */
function isWorded(label: LabelMatch | null | undefined): boolean {
  return label?.style.prefixes.some((prefix) => prefix.length > 1) === true
}

/** @returns Where the quotation is closed; `from` where it is not. */
function findClosing(text: string, from: number, limit: number, closing: string): number {
  for (let at = from; at < limit; at++) if (closing.includes(text.charAt(at))) return at
  return from
}
