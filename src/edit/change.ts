/** A stretch `[start, end)` of one text and the text that replaces it; UTF-16 code units. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly after: string
}

/**
 * @param text The text that the changes speak of.
 * @param changes In order, none overlapping.
 * @returns The changed text.
 * @throws RangeError where a change lies outside the text or overlaps the one before it.
 */
export function applyChanges(text: string, changes: readonly Change[]): string {
  if (changes.length === 0) return text
  const parts: string[] = []
  let copied = 0
  for (const {start, end, after} of changes) {
    if (start < copied || end < start || end > text.length) {
      throw new RangeError(`Change ${start}–${end} overlaps another or leaves the text`)
    }
    parts.push(text.slice(copied, start), after)
    copied = end
  }
  parts.push(text.slice(copied))
  return parts.join('')
}

/**
 * @param text The text that the changes speak of.
 * @param changes In order, none overlapping.
 * @returns The changes that turn the changed text back into `text`.
 */
export function invertChanges(text: string, changes: readonly Change[]): Change[] {
  let shift = 0
  return changes.map(({start, end, after}) => {
    const inverse = {
      start: start + shift,
      end: start + shift + after.length,
      after: text.slice(start, end)
    }
    shift += after.length - (end - start)
    return inverse
  })
}
