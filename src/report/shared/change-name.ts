import {readCodePoints} from './code-points.ts'
import type {ChangeData, DecisionEntry} from './document-data.ts'

/** @returns What tells a decision from the others of its document. */
export function nameOfDecision({start, end, after}: Omit<DecisionEntry, 'verdict'>): string {
  return `${start} ${end} ${after}`
}

/**
 * @param source The source.
 * @param changes Its changes.
 * @returns For each change the name that a decision about it has.
 */
export function nameChanges(source: string, changes: readonly ChangeData[]): string[] {
  const {toPoints} = readCodePoints(source)
  return changes.map(({start, end, after}) => `${toPoints(start)} ${toPoints(end)} ${after}`)
}
