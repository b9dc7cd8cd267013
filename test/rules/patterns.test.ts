import fc from 'fast-check'
import {describe, expect, it, vi} from 'vitest'
import {loadLinearEngine, type LinearEngine} from '../../src/rules/compile-pattern.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {createLinearFinder} from '../../src/rules/linear-finder.ts'
import {createPatternFinder} from '../../src/rules/pattern-finder.ts'
import {translatePattern} from '../../src/rules/translate-pattern.ts'
import {rewriteFile} from './rule-file.ts'

function rewriteOf(pattern: string, isShipped = false) {
  return rewriteFile('x.yaml', [`id: a, pattern: '${pattern}', replace: ຂ`], isShipped)
}

describe('patterns of rule files', () => {
  it.each<[string, LinearEngine | null, boolean]>([
    ['an engine', () => ({findAll: () => []}), true],
    ['an engine that lacks what the pattern uses', () => null, false],
    ['no engine', null, false]
  ])('with %s', (_, linear, usable) => {
    const {problems, ruleset} = compileRules([rewriteOf('ກ+')], linear)
    expect(ruleset.rewrites).toHaveLength(usable ? 1 : 0)
    expect(problems).toHaveLength(usable ? 0 : 1)
    if (!usable) {
      expect(problems[0]).toMatchObject({line: 4, ruleId: 'x/a'})
      expect(problems[0]!.reason).toMatch(/^the pattern may take forever on some texts/)
    }
  })

  it('run natively where they are shipped, or said to be unsafe', () => {
    const linear = vi.fn<LinearEngine>(() => null)
    const unsafe = rewriteFile('y.yaml', ["id: a, pattern: 'ກ+', replace: ຂ, unsafe: true"], false)
    const {problems, ruleset} = compileRules([rewriteOf('ກ+', true), unsafe], linear)
    expect([problems, linear.mock.calls]).toEqual([[], []])
    for (const {finder} of ruleset.rewrites) {
      expect(finder.findAll('ຂກກ')).toMatchObject([{start: 1, end: 3}])
    }
  })

  it('of whole lines are run as such', () => {
    const linear = vi.fn<LinearEngine>(() => ({findAll: () => []}))
    const text = `type: furniture
description: d
rules:
  - {id: a, description: d, confidence: 1, pattern: ກ|ຂ, reason: r, examples: [ກ], counterexamples: [ຄ]}
`
    compileRules([{path: 'x.yaml', text, shipped: false}], linear)
    expect(linear.mock.calls).toEqual([['ກ|ຂ', true]])
  })

  it('are refused where they are too large', () => {
    const {problems} = compileRules([rewriteOf('ກ'.repeat(5000))], () => ({findAll: () => []}))
    expect(problems[0]?.reason).toBe('longer than 4000 characters')
  })

  it('load the engine only where a file that is not shipped has any', async () => {
    expect(await loadLinearEngine([rewriteOf('ກ', true)])).toBeNull()
    expect(await loadLinearEngine([rewriteOf('ກ')])).toBe(createLinearFinder)
  })
})

/** Run natively, each would go on for longer than anyone waits. */
describe('catastrophic patterns of a user', () => {
  const hostile = `${'ກ'.repeat(40_000)}!`

  it.each(['(ກ+)+$', '(?:ກ|ກກ)*ງ', '(ກ*)*ຂ', '[ກ-ຂ]+[ກ-ງ]+[ກ-ຈ]+ສ'])(
    '%s comes to an end',
    async (pattern) => {
      const file = rewriteOf(pattern)
      const {problems, ruleset} = compileRules([file], await loadLinearEngine([file]))
      expect(problems).toEqual([])
      expect(ruleset.rewrites[0]!.finder.findAll(hostile)).toEqual([])
    },
    60_000
  )

  it.each(['(ກ+)+(?=ຂ)', '(ກ*)*\\1ຂ', 'ກ{2000}'])('%s is refused', async (pattern) => {
    const file = rewriteOf(pattern)
    const {problems} = compileRules([file], await loadLinearEngine([file]))
    expect(problems).toMatchObject([{file: 'rules/x.yaml', line: 4, ruleId: 'x/a'}])
  })
})

describe('createPatternFinder', () => {
  it.each([
    [
      'ກ*',
      'ຂກກ😀ກ',
      [
        [1, 3],
        [5, 6]
      ]
    ],
    ['(?:)', 'ກຂ😀', []],
    ['^', 'ກ\nຂ', []],
    [
      '^ກ|ຂ$',
      'ກຂ\nກຂ',
      [
        [0, 1],
        [1, 2],
        [3, 4],
        [4, 5]
      ]
    ],
    ['\\b', 'a b', []],
    [
      '.',
      '😀ກ',
      [
        [0, 2],
        [2, 3]
      ]
    ]
  ])('finds %s in %j, nothing empty', (pattern, text, spans) => {
    const found = createPatternFinder(pattern).findAll(text)
    expect(found.map(({start, end}) => [start, end])).toEqual(spans)
  })

  it('finds hits where its windows meet, and long ones whole', () => {
    const gap = 'ຂ'.repeat(1999)
    const text = `${gap}ກກ\n${gap}😀ກ${'ກ'.repeat(7000)}${gap}`
    const found = createPatternFinder('ກ+|(?<=\\n)ຂ').findAll(text)
    expect(found.map(({start, end}) => [start, end])).toEqual([
      [1999, 2001],
      [2002, 2003],
      [4003, 11_004]
    ])
    expect(createPatternFinder('ກ+$').findAll('ກ'.repeat(5000) + 'ຂ')).toEqual([])
    expect(createPatternFinder('ກ+$').findAll('ກ'.repeat(5000))).toMatchObject([
      {start: 0, end: 5000}
    ])
  })

  it('cuts no character in two', () => {
    const text = '😀'.repeat(5000)
    for (const pattern of ['.', '[^ກ]{1,7}', '\\p{So}+']) {
      const found = createPatternFinder(pattern).findAll(`ກ${text}`)
      expect(found.at(pattern === '.' ? 1 : 0)!.start).toBe(1)
      expect(found.every(({start, end}) => (end - start) % 2 === 0 || start === 0)).toBe(true)
      expect(found.reduce((sum, {start, end}) => sum + end - start, 0)).toBe(
        pattern === '.' ? 10_001 : 10_000
      )
    }
  })

  it.each(['ກ[^ຂ]*ຂ|ກ', 'ກ(?:[^ຂ]*ຂ)?', 'ກ(?=[^ຂ]*ຂ)|ກ'])(
    'comes to an end where each hit of %s looks far ahead',
    (pattern) => {
      const finder = createPatternFinder(pattern)
      expect(finder.findAll('ກ'.repeat(60_000))).toHaveLength(60_000)
    },
    20_000
  )

  it('starts anew with each text', () => {
    const finder = createPatternFinder('ກ')
    expect([finder.findAll('ຂກ').length, finder.findAll('ກ').length]).toEqual([1, 1])
  })
})

describe('the engine that stands in', () => {
  const piece = fc.constantFrom(
    ...['ກ', 'ຂ', 'a', '.', '\\s', '\\S', '\\d', '\\w', '[ກ-ງ]', '[^ກ\\s]', '[\\s\\d]', '\\u0e81'],
    ...['\\u{1F600}', '\\ud83d\\ude00', '\\p{Script=Lao}', '\\P{L}', '\\p{Mn}', '(?:ກຂ)', '(ກ|ຂກ)'],
    ...['(?<x>ກ)', '\\/', '\\.', '[\\-[]', '\\b', '$', '^', '\\t', '\\x41']
  )
  const times = fc.constantFrom('', '', '', '?', '*', '+', '{1,2}', '+?', '*?')
  const pattern = fc
    .array(fc.tuple(piece, times), {minLength: 1, maxLength: 4})
    .map((parts) =>
      parts.map(([one, count]) => (/^(?:\\b|\$|\^)$/.test(one) ? one : one + count)).join('')
    )
    .filter((source) => source.split('(?<x>').length <= 2)
  const text = fc
    .array(
      fc.constantFrom('ກ', 'ຂ', 'ງ', 'ກ່', 'a', 'A', '1', ' ', '\u00a0', '\n', '😀', '/', '-'),
      {
        maxLength: 12
      }
    )
    .map((parts) => parts.join(''))

  it('finds what JavaScript finds', () => {
    fc.assert(
      fc.property(pattern, text, (source, sample) => {
        const finder = createLinearFinder(source, false)
        expect(finder).not.toBeNull()
        const spans = (found: readonly {start: number; end: number}[]): number[][] =>
          found.map(({start, end}) => [start, end])
        expect(spans(finder!.findAll(sample))).toEqual(
          spans(createPatternFinder(source).findAll(sample))
        )
      }),
      {numRuns: 1500}
    )
  })

  it.each([
    '(?=ກ)',
    '(?!ກ)',
    '(?<=ກ)ຂ',
    '(?<!ກ)ຂ',
    '(ກ)\\1',
    '(?<n>ກ)\\k<n>',
    '[\\Sກ]',
    '[]',
    '[^]'
  ])('leaves %s alone', (source) => {
    expect(translatePattern(source)).toBeNull()
    expect(createLinearFinder(source, false)).toBeNull()
  })

  it('knows its limits', () => {
    for (const source of ['ກ{2000}', '\\p{Emoji}', '\\p{Script_Extensions=Lao}']) {
      expect(createLinearFinder(source, false)).toBeNull()
    }
  })

  it('covers whole lines', () => {
    const finder = createLinearFinder('- ?(?<n>\\d+) ?-|ໜ້າ', true)!
    expect(finder.findAll('ກ\n - 12 - \nໜ້າ\n- 1 - ກ')).toEqual([
      {start: 3, end: 9, groups: ['- 12 -', '12']},
      {start: 11, end: 14, groups: ['ໜ້າ', undefined]}
    ])
  })
})
