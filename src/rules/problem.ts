import type {RuleId, RulePlace} from '../types.ts'

/** Something wrong with a rule file, and where. */
export interface RuleProblem extends RulePlace {
  /** The rule it belongs to; absent where the file as a whole, or no sound rule, is meant. */
  readonly ruleId?: RuleId
  readonly reason: string
}

/**
 * @param problem A problem.
 * @returns `rules/correct/digits.yaml:12:5: reason`, as editors and compilers write it.
 */
export function formatProblem({file, line, column, reason}: RuleProblem): string {
  return `${file}:${line}:${column}: ${reason}`
}
