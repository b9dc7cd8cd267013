import type {ChangeData, ChangeType, DocumentRow, Verdict} from './document-data.ts'
import {isRoutine} from './is-routine.ts'
import {CONFIDENCE_STEPS, confidenceStep, unpackTallyKey} from './tally-key.ts'

/** Which changes the reader wants to see. */
export interface Filter {
  readonly text: string
  /** Null for all rules. */
  readonly rule: string | null
  readonly type: ChangeType | null
  /** `open`: not decided yet. */
  readonly state: Verdict | 'open' | null
  /** In steps of 0.05, from 0 to 20; a change of the step `from` is in, */
  readonly from: number
  /** one of the step `to` is not, unless it is 20. */
  readonly to: number
  readonly skipRoutine: boolean
}

export const noFilter: Filter = {
  text: '',
  rule: null,
  type: null,
  state: null,
  from: 0,
  to: CONFIDENCE_STEPS - 1,
  skipRoutine: true
}

/**
 * @param filter A filter; its text is looked at elsewhere.
 * @param change A change.
 * @param verdict What was decided of it; undefined where nothing was.
 * @returns Whether the change is wanted.
 */
export function isWanted(
  filter: Filter,
  change: ChangeData,
  verdict: Verdict | undefined
): boolean {
  const {state} = filter
  if (state !== null && state !== (verdict ?? 'open')) return false
  return isWantedSort(filter, {
    rule: change.rule,
    type: change.type,
    routine: isRoutine(change.kind),
    step: confidenceStep(change.confidence)
  })
}

/**
 * @param filter A filter; its text and state are not looked at.
 * @param row A document.
 * @param rules The rules that the document's tally numbers.
 * @returns How many of its changes are wanted.
 */
export function countWanted(filter: Filter, row: DocumentRow, rules: readonly string[]): number {
  let count = 0
  for (let index = 0; index < row.tally.length; index += 2) {
    const {rule, ...sort} = unpackTallyKey(row.tally[index]!)
    if (isWantedSort(filter, {rule: rules[rule]!, ...sort})) count += row.tally[index + 1]!
  }
  return count
}

interface Sort {
  readonly rule: string
  readonly type: ChangeType
  readonly routine: boolean
  readonly step: number
}

function isWantedSort(filter: Filter, {rule, type, routine, step}: Sort): boolean {
  if (filter.rule !== null && filter.rule !== rule) return false
  if (filter.type !== null && filter.type !== type) return false
  // Who asks for a rule wants to see what it does.
  if (filter.skipRoutine && routine && filter.rule === null) return false
  return step >= filter.from && (step < filter.to || filter.to === CONFIDENCE_STEPS - 1)
}
