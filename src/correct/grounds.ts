import type {Edit, Line, Rule} from '../types.ts'

/** One thing that speaks for a removal, or with a weight below 0 against it. */
export interface Ground {
  /** In a few words, for the record. */
  readonly what: string
  readonly weight: number
}

/** @returns How much speaks for a removal, all together. */
export function weightOf({grounds}: {readonly grounds: readonly Ground[]}): number {
  return grounds.reduce((sum, {weight}) => sum + weight, 0)
}

/** A whole line that is to go, and why. */
export interface LineRemoval {
  readonly rule: Pick<Rule, 'id' | 'kind' | 'confidence'>
  readonly line: Pick<Line, 'from' | 'next'>
  /** What readers are told. */
  readonly reason: string
  readonly grounds: readonly Ground[]
}

/**
 * @param text The text that has the line.
 * @returns The edit that takes the line out with its line end, never a page break.
 */
export function takeOut(
  {rule, line: {from, next}, reason, grounds}: LineRemoval,
  text: string
): Edit {
  const {id, kind, confidence} = rule
  const told = describeGrounds(grounds)
  return {
    start: from,
    end: text.charCodeAt(next - 1) === FORM_FEED ? next - 1 : next,
    after: '',
    rule: id,
    kind,
    confidence,
    evidence: reason,
    ...(told === '' ? {} : {grounds: told})
  }
}

const FORM_FEED = 0x0c

/** Each thing with its weight, as records have it. */
function describeGrounds(grounds: readonly Ground[]): string {
  // Two decimals tell all that weights do.
  return grounds.map(({what, weight}) => `${what} ${Math.round(weight * 100) / 100}`).join(', ')
}
