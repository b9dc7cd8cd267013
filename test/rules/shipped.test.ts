import {Ajv} from 'ajv'
import {describe, expect, it} from 'vitest'
import {parse} from 'yaml'
import {readModel} from '../../src/model/binary.ts'
import {readModelFile, readShippedRules} from '../../src/node.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {createLinePatternFinder} from '../../src/rules/line-finder.ts'
import {createLinearFinder} from '../../src/rules/linear-finder.ts'
import {createPatternFinder} from '../../src/rules/pattern-finder.ts'
import {formatProblem} from '../../src/rules/problem.ts'
import {ruleTypes} from '../../src/rules/rule-types.ts'
import {rulesJsonSchema} from '../../src/rules/rules-json-schema.ts'
import {countExamples, testRules} from '../../src/test-rules.ts'
import {attacksOn} from './attacks-on.ts'

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

  it('have examples, each of which comes out', () => {
    const {ruleset} = compileRules(files)
    const model = readModel(readModelFile()!)
    const without = ruleset.all.filter(({examples}) => examples.length === 0)
    expect(without.map(({id}) => id)).toEqual([])
    expect(testRules(ruleset, model).map(formatProblem)).toEqual([])
    const written = ruleset.all.flatMap(({examples, counterexamples}) => [
      ...examples,
      ...counterexamples
    ])
    expect(countExamples(ruleset, model)).toBe(written.length)
  }, 60_000)

  it('say of each word what it decides', () => {
    const {ruleset} = compileRules(files)
    const words = [...ruleset.vocabulary.values()].flat().flatMap(({examples}) => examples)
    expect(words.length).toBeGreaterThan(80)
    expect(words.filter(({finds, spares}) => (finds ?? spares) === undefined)).toEqual([])
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
    readonly unsafe: boolean
    readonly texts: readonly string[]
  }

  const patterns = typed.flatMap(({path, value}): Pattern[] => {
    const rules = value['rules'] as readonly {id: string; pattern?: string; unsafe?: boolean}[]
    return rules.flatMap((rule) => {
      const {pattern, unsafe = false} = rule
      if (pattern === undefined) return []
      const id = `${path.replace(/^.*\/|\.yaml$/g, '')}/${rule.id}`
      const whole = value['type'] === 'furniture'
      return [{id, pattern, whole, unsafe, texts: stringsIn(rule)}]
    })
  })

  it.each(patterns)('run natively as they would for a user: $id', (each) => {
    const {pattern, whole, unsafe, texts} = each
    const linear = createLinearFinder(pattern, whole)
    expect(linear === null).toBe(unsafe)
    const native = whole ? createLinePatternFinder(pattern) : createPatternFinder(pattern)
    const hits = texts.map((text) => native.findAll(text))
    expect(hits.flat()).not.toEqual([])
    if (linear !== null) expect(texts.map((text) => linear.findAll(text))).toEqual(hits)
  })

  it.each(patterns)('come to an end on texts made to hold them up: $id', ({pattern, whole}) => {
    const native = whole ? createLinePatternFinder(pattern) : createPatternFinder(pattern)
    const texts = attacksOn(pattern, whole ? 499 : 20_000)
    expect(texts).not.toEqual([])
    for (const text of texts) expect(native.findAll(text).length).toBeLessThanOrEqual(text.length)
  })
})

/** All texts in a rule. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

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
