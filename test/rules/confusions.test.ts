import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {compileConfusions} from '../../src/rules/compile-confusions.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {overlayRules} from '../../src/rules/overlay-rules.ts'
import {readModel} from '../../src/model/binary.ts'
import {buildModel} from '../../src/model/build.ts'
import {readShippedRules} from '../../src/node.ts'
import {formatProblem} from '../../src/rules/problem.ts'
import {countExamples, testRules} from '../../src/test-rules.ts'
import type {RuleFile} from '../../src/types.ts'
import {words} from '../model/words.ts'
import {own, shipped} from './rule-file.ts'

const model = buildModel([{entries: words, weight: 1}], {order: 6, threshold: 0, spared: 1})

function file(entries: string, more = ''): string {
  return `type: confusions
description: d
${more}rules:
  - id: a
    description: d
    entries: ${entries}
    examples: [{before: ຝະນັກງານ, after: ພະນັກງານ}]
    counterexamples: [ປະຊາຊົນ]
`
}

const rateOf = (files: readonly RuleFile[], seen: string, meant: string): number | undefined =>
  compileConfusions(files).confusions.find((one) => one.seen === seen && one.meant === meant)?.rate

describe('confusions', () => {
  const letters = shipped('confusions/letters.yaml', file('[[ຝ, ພ, 0.02], [ຜ, ພ, 0.03]]'))

  it('are rules like others', () => {
    const {ruleset, problems} = compileRules([letters])
    expect(problems).toEqual([])
    expect(ruleset.all).toMatchObject([{id: 'letters/a', kind: 'confusion'}])
    expect(ruleset.all[0]?.examples[0]?.place).toMatchObject({line: 7})
  })

  it('of a file of the user stand beside the shipped ones, and in their place', () => {
    // The path comes before that of the shipped file.
    const mine = own('confusions/a.yaml', file('[[ຝ, ພ, 0.2], [ຟ, ພ, 0.1]]'))
    const files = overlayRules([letters], [mine])
    expect(rateOf(files, 'ຝ', 'ພ')).toBe(0.2)
    expect(rateOf(files, 'ຜ', 'ພ')).toBe(0.03)
    expect(rateOf(files, 'ຟ', 'ພ')).toBe(0.1)
    expect(compileConfusions(files.toReversed())).toEqual(compileConfusions(files))
  })

  it.each(['a/letters.yaml', 'z/letters.yaml'])(
    'of a shipped id are told anew by a rule of the user, in %s',
    (path) => {
      const marks = shipped('confusions/marks.yaml', file('[["່", "້", 0.1]]'))
      const mine = own(path, file('[[ຟ, ພ, 0.1]]'))
      const files = overlayRules([letters, marks], [mine])
      const {ruleset, problems} = compileRules(files)
      expect(problems).toEqual([])
      expect(ruleset.all.map(({id}) => id)).toEqual(['letters/a', 'marks/a'])
      expect(rateOf(files, 'ຟ', 'ພ')).toBe(0.1)
      expect(rateOf(files, 'ຝ', 'ພ')).toBeUndefined()
      expect(rateOf(files, '່', '້')).toBe(0.1)
    }
  )

  it('are switched off by any file', () => {
    const mine = own('mine.yaml', 'type: rewrite\ndescription: d\ndisable: [letters/a]\n')
    expect(rateOf([letters, mine], 'ຝ', 'ພ')).toBeUndefined()
    expect(compileRules([letters, mine])).toMatchObject({problems: [], ruleset: {all: []}})
  })

  it('may stand in any folder, and need no examples where they were learnt', () => {
    const text = 'type: confusions\nlearnt: true\ndescription: d\nrules:\n'
    const rule = '  - {id: a, description: d, entries: [[ຝ, ພ, 0.2]]}\n'
    const files = [own('x/y.yaml', text + rule)]
    expect(compileRules(files).problems).toEqual([])
    expect(rateOf(files, 'ຝ', 'ພ')).toBe(0.2)
  })
})

describe('the examples of confusions', () => {
  const failures = (text: string): string[] =>
    testRules(compileRules([own('confusions/x.yaml', text)]).ruleset, model).map(
      ({line, reason}) => `${line}: ${reason.slice(0, reason.indexOf(':'))}`
    )

  it('are mended by the channel, however rare the confusion', () => {
    expect(failures(file('[[ຝ, ພ, 0.02]]'))).toEqual([])
    expect(failures(file('[[ຝ, ພ, 0.000001]]'))).toEqual([])
  })

  it('fail where another confusion, or none, does the work', () => {
    expect(failures(file('[[ຜ, ພ, 0.02]]'))).toEqual(['7: the example fails'])
    const other = `${file('[[ຜ, ພ, 0.02]]')}  - id: b
    description: d
    entries: [[ຝ, ພ, 0.02]]
    examples: [{before: ຝະນັກງານ, after: ພະນັກງານ}]
    counterexamples: [ປະຊາຊົນ]
`
    expect(failures(other)).toEqual([
      '7: another rule makes the change (x/b); leave it to one of them'
    ])
  })

  it('fail where a counterexample is changed', () => {
    const text = file('[[ຝ, ພ, 0.02]]').replace('[ປະຊາຊົນ]', '[ຝະນັກງານລັດ]')
    expect(failures(text)).toEqual(['8: the rule does not spare its counterexample'])
  })

  it('are tried without the rates that were learnt of one scanner', () => {
    const learnt = `type: confusions
learnt: true
description: d
rules:
  - {id: a, description: d, entries: [[ຝ, ພ, 0.00000001]]}
`
    const files = [own('confusions/x.yaml', file('[[ຝ, ພ, 0.02]]')), own('l.yaml', learnt)]
    const {ruleset} = compileRules(files)
    expect(testRules(ruleset, model).map(formatProblem)).toEqual([])
    expect(rateOf(files, 'ຝ', 'ພ')).toBe(0.00000001)
  })

  it('are neither run nor counted without a language model', () => {
    const {ruleset} = compileRules([own('confusions/x.yaml', file('[[ຜ, ພ, 0.02]]'))])
    expect(testRules(ruleset)).toEqual([])
    expect(countExamples(ruleset)).toBe(0)
    expect(countExamples(ruleset, model)).toBe(2)
  })
})

it('each shipped group of confusions does what its examples say', () => {
  const bytes = readFileSync(new URL('../../dist/model/lao.model', import.meta.url))
  const {ruleset} = compileRules(readShippedRules())
  const confusions = new Set(ruleset.confusions.map(({id}) => id))
  const all = ruleset.all.filter(({id}) => confusions.has(id))
  expect(all.length).toBeGreaterThan(10)
  expect(testRules({...ruleset, all}, readModel(bytes))).toEqual([])
})
