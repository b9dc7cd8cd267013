import {compileRules} from '../index.ts'
import {readShippedRules} from '../node.ts'

/**
 * @param names Names of rules.
 * @returns What those that come with the package are for, by their names; in English.
 */
export function describeRules(names: readonly string[]): Record<string, string> {
  const wanted = new Set(names)
  return Object.fromEntries(
    compileRules(readShippedRules())
      .ruleset.all.filter(({id}) => wanted.has(id))
      .map(({id, description}) => [id, description])
  )
}
