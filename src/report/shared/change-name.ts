import type {CodePoints} from './code-points.ts'
import type {ChangeData, DecisionEntry} from './document-data.ts'

/** @returns What tells a decision from the others of its document. */
export function nameOfDecision({start, end, after}: Omit<DecisionEntry, 'verdict'>): string {
  return `${start} ${end} ${after}`
}

/**
 * @param points The code points of the source.
 * @param change A change of it.
 * @returns The name that a decision about it has.
 */
export function nameOfChange({toPoints}: CodePoints, {start, end, after}: ChangeData): string {
  return `${toPoints(start)} ${toPoints(end)} ${after}`
}
