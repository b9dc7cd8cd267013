import {Ajv} from 'ajv'
import {check} from 'recheck'
import {describe, expect, it} from 'vitest'
import {parse} from 'yaml'
import {readShippedRules} from '../../src/node.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {coverLine} from '../../src/rules/line-finder.ts'
import {formatProblem} from '../../src/rules/problem.ts'
import {ruleTypes} from '../../src/rules/rule-types.ts'
import {rulesJsonSchema} from '../../src/rules/rules-json-schema.ts'

const files = readShippedRules()
const typed = files
  .filter(({path}) => path.endsWith('.yaml'))
  .map((file) => ({...file, value: parse(file.text) as Record<string, unknown>}))

describe('the shipped rules', () => {
  it('compile', () => {
    const {problems, ruleset} = compileRules(files)
    expect(problems.map(formatProblem)).toEqual([])
    expect(ruleset.all.length).toBeGreaterThan(50)
  })

  it('are told to editors by the published schema', () => {
    const validate = new Ajv({strict: false}).compile(rulesJsonSchema())
    for (const {path, value} of typed) {
      validate(value)
      expect([path, validate.errors]).toEqual([path, null])
    }
    const wrong = {...typed[0]!.value, colour: 'red'}
    expect(validate(wrong)).toBe(false)
  })

  interface Pattern {
    readonly id: string
    readonly pattern: string
    readonly whole: boolean
  }

  const patterns = typed.flatMap(({path, value}): Pattern[] => {
    const rules = value['rules'] as readonly {id: string; pattern?: string}[]
    return rules.flatMap(({id, pattern}) => {
      if (pattern === undefined) return []
      const name = path.replace(/^.*\/|\.yaml$/g, '')
      return [{id: `${name}/${id}`, pattern, whole: value['type'] === 'furniture'}]
    })
  })

  /** What the checker does not see: a look-behind of 400 characters at most. */

  it.each(patterns)(
    'have no pattern that can hang: $id',
    async ({pattern, whole}) => {
      const source = whole ? coverLine(pattern) : pattern
      const {status} = await check(source, whole ? 'u' : 'gmu', {timeout: 60_000})
      expect(status).toBe('safe')
    },
    90_000
  )
})

describe('the schema of rule files', () => {
  it('has a form for each type', () => {
    const {oneOf, $schema} = rulesJsonSchema() as {
      oneOf: {properties: {type: {const: string}}}[]
      $schema: string
    }
    expect($schema).toBe('http://json-schema.org/draft-07/schema#')
    expect(oneOf.map(({properties}) => properties.type.const)).toEqual(
      ruleTypes.map(({name}) => name)
    )
  })
})
