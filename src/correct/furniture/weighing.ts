import type {OperationSettings} from '../../rules/schema/operations.ts'
import type {Line} from '../../types.ts'
import {weightOf} from '../grounds.ts'
import type {Proposal, Removals} from './removals.ts'

/** What the rule that weighs furniture sets. */
export type Weights = OperationSettings<'weigh-furniture'>

/** Leaves in the text what too little speaks for, of the proposals that are asked about. */
export function dropBelow(
  removals: Removals,
  least: number,
  isMeant: (proposal: Proposal) => boolean
): void {
  for (const proposal of removals.proposals) {
    if (isMeant(proposal) && weightOf(proposal) < least) removals.drop(proposal)
  }
}

/**
 * @returns The proposals that are not certain, where they are more of the text than may go without
 *   being certain; else none. Rulers of tables are no text and cost nothing.
 */
export function overBudget(
  removals: Removals,
  {certain, budget, budgetLetters}: Weights
): ReadonlySet<Proposal> {
  const {reading, solid, proposals} = removals
  const letters = (lines: readonly Line[]): number =>
    lines.reduce((sum, {start, end}) => sum + countLetters(reading.text, start, end), 0)
  const unsure = proposals.filter(
    (proposal) => proposal.role !== 'table-ruler' && weightOf(proposal) < certain
  )
  if (unsure.length === 0) return new Set()
  const most = Math.max(budgetLetters, budget * letters(solid))
  return letters(unsure.flatMap(({lines}) => lines)) > most ? new Set(unsure) : new Set()
}

/** What is no white space. */
function countLetters(text: string, start: number, end: number): number {
  let letters = 0
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 0x20) letters++
  return letters
}
