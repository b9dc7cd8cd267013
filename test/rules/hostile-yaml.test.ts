import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {own} from './rule-file.ts'

describe('hostile YAML', () => {
  const bomb = Array.from({length: 12}, (_, at) => {
    const inner =
      at === 0
        ? 'ກ, ກ'
        : Array(10)
            .fill(`*a${at - 1}`)
            .join(', ')
    return `x${at}: &a${at} [${inner}]`
  }).join('\n')

  it.each([
    ['an alias bomb', bomb, /Excessive alias count/],
    ['an anchor that holds itself', 'type: &a [*a]\n', /an alias of nothing before it/],
    ['many aliases', `a: &a ກ\nb: [${'*a, '.repeat(5000)}]\n`, /too many aliases/],
    ['sequences 50,000 deep', '['.repeat(50_000), /nested too deep/],
    ['sequences 100,000 deep, in blocks', '- '.repeat(100_000), /nested too deep/],
    ['mappings 10,000 deep', '{a: '.repeat(10_000), /nested too deep/],
    ['a key twice, ten thousand times', 'a: 1\n'.repeat(10_000), /Map keys must be unique/],
    ['the key __proto__', '__proto__: {type: rewrite}\n', /"type" is missing/],
    ['NUL', 'type: \0\n', /unknown type/]
  ])('%s is a problem, soon', (_, text, reason) => {
    const start = performance.now()
    const {problems, ruleset} = compileRules([own('x.yaml', text)])
    expect(problems.map((problem) => problem.reason).join('\n')).toMatch(reason)
    expect(problems.length).toBeLessThan(50)
    expect(ruleset.all).toEqual([])
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

const word = fc.constantFrom(
  ...['type', 'rewrite', 'operations', 'furniture', 'vocabulary', 'numbering', 'rules', 'id', 'a'],
  ...['description', 'kind', 'confidence', 'examples', 'counterexamples', 'text', 'pattern', 'ກ'],
  ...[
    'replace',
    'lines',
    'words',
    'list',
    'defaults',
    'disable',
    'before',
    'after',
    '$1',
    '(',
    '0.5'
  ]
)
const mark = fc.constantFrom(
  ...[
    ': ',
    '\n',
    '\n  ',
    '\n    ',
    '- ',
    '\n  - ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
    '|\n',
    '&a ',
    '*a'
  ],
  ...['#', '!!', '? ', '---\n', '\t', '\ud800', '\u0000', '\ufeff', '<<: ']
)
const yamlish = fc
  .array(fc.oneof({weight: 3, arbitrary: word}, {weight: 4, arbitrary: mark}, fc.string()), {
    maxLength: 60
  })
  .map((parts) => parts.join(''))

/** Values of the right keys and the wrong sorts, as JSON, which is YAML. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    {maxDepth: 4},
    word,
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.array(tie('any'), {maxLength: 4}),
    fc.dictionary(word, tie('any'), {maxKeys: 8})
  )
})).any

describe('compileRules never throws', () => {
  const holds = (text: string): void => {
    for (const path of ['x.yaml', 'lexicon/x.txt']) {
      const {problems} = compileRules([own(path, text)])
      for (const {file, line, column, reason} of problems) {
        expect([file, line > 0, column > 0, reason !== '']).toEqual([
          `rules/${path}`,
          true,
          true,
          true
        ])
        expect(reason).not.toContain('\n')
      }
    }
  }

  it('on texts like YAML', () => {
    fc.assert(fc.property(yamlish, holds), {numRuns: 400})
  })

  it('on the right keys with the wrong values', () => {
    const types = ['operations', 'rewrite', 'furniture', 'vocabulary', 'numbering']
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.array(value, {maxLength: 3}), (type, rules) => {
        const file = {type, description: 'd', rules}
        holds(JSON.stringify(file))
      }),
      {numRuns: 400}
    )
  })
})
