import {describe, expect, it} from 'vitest'
import type {Findings} from '../../src/findings.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {describeRule} from '../../src/rules/describe-rule.ts'
import {overlayRules} from '../../src/rules/overlay-rules.ts'
import {formatProblem} from '../../src/rules/problem.ts'
import {restrictRuleset} from '../../src/rules/restrict-ruleset.ts'
import {runExamples, type ExampleRunners} from '../../src/rules/run-examples.ts'
import type {RuleFile, Ruleset} from '../../src/types.ts'
import {own, shipped} from './rule-file.ts'

function compile(...files: RuleFile[]): Ruleset {
  const {ruleset, problems} = compileRules(files)
  expect(problems.map(formatProblem)).toEqual([])
  return ruleset
}

/** Carries out rewrites alone; a line's first word is its label where it ends in a dot. */
const runners: ExampleRunners = {
  correct(text, {rewrites}) {
    const rules: string[] = []
    let out = text
    for (const {id, finder, replacement} of rewrites) {
      for (const match of finder.findAll(out).toReversed()) {
        out = out.slice(0, match.start) + replacement(match) + out.slice(match.end)
        rules.push(id)
      }
    }
    return {text: out, rules}
  },
  readLabel(text, {numbering}) {
    const label = /^(\S+)\./.exec(text)?.[1]
    const style = numbering.find(
      ({characters}) => label !== undefined && characters.includes(label)
    )
    if (style === undefined || label === undefined) return null
    return {rule: style.id, label, number: String(style.characters.indexOf(label) + 1)}
  },
  /** A date is the value of the word that stands in a text; a title is what stands in its place. */
  read(text, {vocabulary}) {
    const words = vocabulary.get('months') ?? []
    const found = words.filter(({words}) => words.some((word) => text.includes(word)))
    const date = found.map(({value}) => String(value))
    return {...findsNothing, date, title: date.length === 0 ? [text] : []}
  }
}

const findsNothing: Findings = {
  title: [],
  kind: [],
  subject: [],
  number: [],
  date: [],
  place: [],
  issuer: [],
  addressee: [],
  signatory: [],
  basis: [],
  citation: [],
  letterhead: [],
  caption: [],
  closing: [],
  heading: [],
  removal: [],
  line: []
}

const rewrites = shipped(
  'correct/x.yaml',
  `type: rewrite
description: d
defaults: {confidence: 1}
rules:
  - id: good
    description: d
    text: ກກ
    replace: ກ
    examples:
      - {before: ກກຂ, after: ກຂ}
    counterexamples:
      - ກຂ
  - id: bad
    description: d
    text: ຄ້
    replace: ງ
    examples:
      - {before: ຄ້, after: ຈ່}
      - {before: ສ, after: ສ}
    counterexamples:
      - ຄ້ອຍ
  - id: restless
    description: d
    pattern: ^
    replace: '-'
    examples:
      - {before: ຊ, after: ຊ}
    counterexamples: [ຊ]
`
)

describe('runExamples', () => {
  it('names each example that fails, with its place', () => {
    const failures = runExamples(compile(rewrites), runners)
    expect(failures.map(formatProblem)).toEqual([
      'rules/correct/x.yaml:18:9: the example fails: expected ຈ ◌່, got ງ',
      'rules/correct/x.yaml:19:9: the rule finds nothing in its example: expected ສ, got ສ',
      'rules/correct/x.yaml:21:9: the rule does not spare its counterexample: expected ຄ ◌້ ອ ຍ, got ງ ອ ຍ',
      'rules/correct/x.yaml:27:9: the rule finds nothing in its example: expected ຊ, got ຊ'
    ])
    expect(failures[0]).toMatchObject({ruleId: 'x/bad', expected: 'ຈ່', got: 'ງ'})
  })

  it('runs each rule alone', () => {
    const seen: string[][] = []
    runExamples(compile(rewrites), {
      ...runners,
      correct(text, ruleset) {
        seen.push(ruleset.rewrites.map(({id}) => id))
        return runners.correct(text, ruleset)
      }
    })
    expect(new Set(seen.map((ids) => ids.join()))).toEqual(
      new Set(['x/good', 'x/bad', 'x/restless'])
    )
  })

  it('finds a rule that changes its own result', () => {
    const ruleset = compile(rewrites)
    const failures = runExamples(restrictRuleset(ruleset, ['x/good']), {
      ...runners,
      correct: (text) => ({text: text.slice(1), rules: ['x/good']})
    })
    expect(failures.map(({reason}) => reason)).toEqual([
      'the rule changes its own result: expected ກ ຂ, got ຂ',
      'the rule does not spare its counterexample: expected ກ ຂ, got ຂ'
    ])
  })

  it('looks for labels', () => {
    const numbering = shipped(
      'structure/n.yaml',
      `type: numbering
description: d
rules:
  - id: letter
    description: d
    system: lao-letter
    characters: [ກ, ຂ]
    suffixes: [.]
    heading: never
    rank: 1
    role: unit
    examples:
      - ກ. ນ້ຳ
      - {text: ຂ. ນ້ຳ, label: ຂ, number: '2'}
      - {text: ຂ. ນ້ຳ, label: ຂ, number: '3'}
      - ຄ. ນ້ຳ
    counterexamples:
      - ກ ນ້ຳ
      - ກ. ໄຟ
`
    )
    expect(runExamples(compile(numbering), runners).map(formatProblem)).toEqual([
      'rules/structure/n.yaml:15:9: the label is read otherwise: expected ຂ ␣ ( 3 ), got ຂ ␣ ( 2 )',
      'rules/structure/n.yaml:16:9: the example has no such label: expected a label of n/letter, got no label',
      'rules/structure/n.yaml:19:9: the counterexample is taken for a label: expected no such label, got ກ'
    ])
  })
})

describe('overlayRules', () => {
  it('lets a file of the same path stand in, and adds others', () => {
    const files = overlayRules(
      [shipped('b.yaml', 'shipped b'), shipped('a.yaml', 'shipped a')],
      [own('c.yaml', 'own c'), own('a.yaml', 'own a')]
    )
    expect(files.map(({path, text}) => [path, text])).toEqual([
      ['a.yaml', 'own a'],
      ['b.yaml', 'shipped b'],
      ['c.yaml', 'own c']
    ])
  })
})

describe('restrictRuleset', () => {
  it('takes the words of a vocabulary away', () => {
    const words = shipped(
      'structure/w.yaml',
      `type: vocabulary
description: d
list: months
rules:
  - id: may
    description: d
    words: [ພຶດສະພາ]
    value: 5
    examples:
      - {text: ພຶດສະພາ, finds: date, as: '5'}
      - {text: ພຶດສະພາ, spares: title}
      - ພຶດສະພາ
      - {text: ພຶດສະພາ, finds: date, as: '6'}
      - {text: ພຶດສະພາ, finds: title}
      - {text: ພຶດສະພາ, finds: place}
      - {text: ເມສາ, finds: date}
      - ເມສາ
    counterexamples: [ເມສາ, ພຶດສະພາ]
  - {id: april, description: d, words: [ເມສາ], value: 4}
`
    )
    const told = runExamples(compile(words), runners)
    expect(told.map(({line, what, got}) => [line, what, got])).toEqual([
      [13, 'the date is read otherwise', '5'],
      [14, 'the example holds no title', ''],
      [15, 'the text is read the same without the words', ''],
      [16, 'the text is read the same without the words', '4'],
      [17, 'the text is read the same without the words', '4'],
      [18, 'the words decide of the title in the counterexample', ''],
      [18, 'the words decide of the date in the counterexample', '5']
    ])
  })

  it('keeps what a text is read by', () => {
    const words =
      'type: vocabulary\ndescription: d\nlist: places\nrules: [{id: a, description: d, words: [ກ]}]'
    const ruleset = compile(rewrites, own('w.yaml', words), own('lexicon/l.txt', 'ກາ'))
    const {all, rewrites: kept, vocabulary, lexicon} = restrictRuleset(ruleset, ['x/bad'])
    expect(all.map(({id}) => id)).toEqual(['x/bad', 'w/a'])
    expect(kept.map(({id}) => id)).toEqual(['x/bad'])
    expect([vocabulary.size, lexicon]).toEqual([1, ['ກາ']])
    expect(ruleset.rewrites).toHaveLength(3)
  })
})

describe('describeRule', () => {
  it('shows marks apart', () => {
    const rule = compile(rewrites).all.find(({id}) => id === 'x/bad')!
    expect(describeRule(rule)).toEqual([
      'x/bad (rewrite, 1)',
      '  d',
      '  ຄ ◌້ → ຈ ◌່',
      '  as in ສ',
      '  but not ຄ ◌້ ອ ຍ',
      '  rules/correct/x.yaml:13:5'
    ])
  })
})
