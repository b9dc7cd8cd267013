import {lowerBound} from '../base/lower-bound.ts'
import {toAsciiDigits} from '../script/digits.ts'
import type {Corrected, Correction, Page, Ruleset} from '../types.ts'

/**
 * Tells the pages of a source: U+000C FORM FEED ends one. What no form feed marks is one page, and
 * nothing but white space after the last one is no page of its own.
 *
 * @param corrected What correction made of the source: page numbers among its corrections, taken
 *   out or only listed, are the labels of their pages.
 * @param ruleset Rules: what finds page numbers.
 * @returns The pages, which tile the source; one at least.
 */
export function readPages(
  {source, corrections}: Pick<Corrected, 'source' | 'corrections'>,
  ruleset: Ruleset
): Page[] {
  const starts = [0]
  for (let at = source.indexOf(FORM_FEED); at >= 0; at = source.indexOf(FORM_FEED, at + 1)) {
    starts.push(at + 1)
  }
  if (starts.length > 1 && source.slice(starts.at(-1)).trim() === '') starts.pop()
  const labels = starts.map((): string | null => null)
  if (corrections.some(({phase}) => phase === 'furniture')) {
    const isNumber = pageNumberRules(ruleset)
    for (const correction of corrections) {
      if (!isNumber.has(correction.rule)) continue
      const page = lowerBound(starts, correction.source.start + 1) - 1
      labels[page] ??= labelOf(correction)
    }
  }
  return starts.map((start, at) => ({
    span: {start, end: starts[at + 1] ?? source.length},
    label: labels[at]!
  }))
}

const FORM_FEED = '\f'

function pageNumberRules({operations, furniture}: Ruleset): ReadonlySet<string> {
  const operation = operations.get('page-number')
  return new Set([
    ...(operation === undefined ? [] : [operation.id]),
    ...furniture.filter(({role}) => role === 'page-number').map(({id}) => id)
  ])
}

/** The number alone: `- ໓ -` is 3, `ໜ້າ 3/12` is 3, `iv` stays. */
function labelOf({before}: Correction): string | null {
  const [number] = /\d+/.exec(toAsciiDigits(before)) ?? /\b[ivxlc]+\b/i.exec(before) ?? []
  return number ?? null
}
