import type {ExampleFailure, RuleProblem, Ruleset} from '../index.ts'

/**
 * @param ruleset The rules.
 * @param failures What failed when their examples were run.
 * @returns Each rule that no example fires: it has none, or none comes out by its work.
 */
export function findUntested({all}: Ruleset, failures: readonly ExampleFailure[]): RuleProblem[] {
  const failed = new Set(failures.map(keyOf))
  return all
    .filter(({examples}) => examples.every(({place}) => failed.has(keyOf(place))))
    .map(({id, examples, place}) => {
      const why = examples.length === 0 ? 'has no example' : 'has no example that comes out'
      return {...place, ruleId: id, reason: `${id} ${why}`}
    })
}

function keyOf({file, line, column}: {file: string; line: number; column: number}): string {
  return `${line}:${column}:${file}`
}
