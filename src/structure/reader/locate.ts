import type {Span} from '../../types.ts'

/**
 * Finds where a value stands that was put together from a stretch: lines joined, blanks squeezed,
 * marks at its ends left out.
 *
 * @param text The text.
 * @param value What was read there.
 * @param within Where it was read.
 * @returns The first place that has the value's characters in a row, but for white space; all of
 *   `within` where there is none, as where marks between lines were left out.
 */
export function locate(text: string, value: string, within: Span<'corrected'>): Span<'corrected'> {
  const wanted = value.replace(/\s+/g, '')
  const offsets: number[] = []
  let own = ''
  for (let at = within.start; at < within.end; at++) {
    const unit = text.charAt(at)
    if (/\s/.test(unit)) continue
    own += unit
    offsets.push(at)
  }
  const found = wanted === '' ? -1 : own.indexOf(wanted)
  if (found < 0) return within
  return {start: offsets[found]!, end: offsets[found + wanted.length - 1]! + 1}
}
