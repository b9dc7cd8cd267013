import {describe, expect, it} from 'vitest'
import {readShippedRules} from '../../src/node.ts'
import {buildRules} from '../../src/rules/build-rules.ts'
import {withBuiltRules} from '../../src/rules/built-rules.ts'
import {compileConfusions} from '../../src/rules/compile-confusions.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import type {RuleFile} from '../../src/types.ts'
import {own, rewriteFile, shipped} from './rule-file.ts'

/** Built, written to disk and read again. */
function build(files: readonly RuleFile[]): RuleFile[] {
  const built = JSON.parse(JSON.stringify(buildRules(files))) as ReturnType<typeof buildRules>
  return withBuiltRules(files, built)
}

describe('rules that were read when the package was built', () => {
  const files = readShippedRules().map(({path, text}) => shipped(path, text))

  it('compile to the same, places included', () => {
    const built = build(files)
    expect(built.filter(({parsed}) => parsed !== undefined)).toHaveLength(
      files.filter(({path}) => path.endsWith('.yaml')).length
    )
    const plain = (compiled: ReturnType<typeof compileRules>): string =>
      JSON.stringify([compiled.problems, compiled.ruleset.all, [...compiled.ruleset.operations]])
    expect(plain(compileRules(built))).toBe(plain(compileRules(files)))
    expect(compileConfusions(built)).toEqual(compileConfusions(files))
  })

  it('have their problems in the same places', () => {
    const bad = [
      rewriteFile('x.yaml', ['id: a, text: ກ, replace: $1, colour: red', 'id: a, text: ກ']),
      own('y.yaml', 'type: rewrite\ndescription: d\ndisable:\n  - x/b\n  - x/c\n')
    ]
    const {problems} = compileRules(build(bad))
    expect(problems.length).toBeGreaterThan(3)
    expect(problems).toEqual(compileRules(bad).problems)
  })

  it('are read anew where a file has changed, or is no sound YAML', () => {
    const changed = {...files[0]!, text: `${files[0]!.text}\n`}
    expect(withBuiltRules([changed], buildRules(files))).toEqual([changed])
    expect(buildRules([own('x.yaml', '['), own('lexicon/x.txt', 'ກ')])).toEqual({})
  })
})
