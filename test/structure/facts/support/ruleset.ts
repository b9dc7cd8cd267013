import {readdirSync, readFileSync} from 'node:fs'
import {compileRules} from '../../../../src/rules/compile-rules.ts'
import type {Ruleset} from '../../../../src/types.ts'

const folder = new URL('../../../../rules/structure/', import.meta.url)

/** The shipped rules of structure, compiled as the program does. */
export function readFactRules(): Ruleset {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      path: `structure/${name}`,
      text: readFileSync(new URL(name, folder), 'utf8'),
      shipped: true
    }))
  const {ruleset, problems} = compileRules(files)
  if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 2))
  return ruleset
}
