import type {ChangeData, Verdict} from './document-data.ts'

/**
 * @param change A change.
 * @param verdict What a person made of it; undefined where nobody has.
 * @returns Whether the text has it.
 */
export function isMade({type}: ChangeData, verdict: Verdict | undefined): boolean {
  if (verdict !== undefined) return verdict === 'accept'
  return type === 'applied' || type === 'removed'
}

/**
 * @param source The source.
 * @param stretch Where to begin and to end, in UTF-16 units of the source; no change crosses either.
 * @param changes The changes there, in the order of the source.
 * @param verdicts What a person made of each; accepted ones go before others in the same place.
 * @returns The text that comes of it.
 */
export function applyChanges(
  source: string,
  {start, end}: Place,
  changes: readonly ChangeData[],
  verdicts: readonly (Verdict | undefined)[]
): string {
  const made = changes.filter((change, index) => isMade(change, verdicts[index]))
  const accepted = changes.filter((_, index) => verdicts[index] === 'accept')
  let text = ''
  let at = start
  for (const change of made) {
    const yields =
      !accepted.includes(change) && accepted.some((other) => areInOnePlace(change, other))
    if (yields || change.start < at) continue
    text += source.slice(at, change.start) + change.after
    at = change.end
  }
  return text + source.slice(at, end)
}

/** A stretch of the source. */
type Place = Pick<ChangeData, 'start' | 'end'>

/** @returns Whether only one of two changes can be made. */
export function areInOnePlace(left: Place, right: Place): boolean {
  if (left.start === left.end && right.start === right.end) return left.start === right.start
  return left.start < right.end && right.start < left.end
}
