import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {readShippedRules} from '../../src/node.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {indexByLead} from '../../src/rules/index-by-lead.ts'
import {createLineFinder} from '../../src/rules/line-finder.ts'
import {createLinearFinder} from '../../src/rules/linear-finder.ts'
import {createLiteralFinder} from '../../src/rules/literal-finder.ts'
import {createPatternFinder} from '../../src/rules/pattern-finder.ts'
import {readPattern} from '../../src/rules/read-pattern.ts'
import type {Finder} from '../../src/types.ts'

/** Parts of patterns of every sort that is valid with the flag u, by themselves or in turn. */
const atoms = [
  ...['a', 'ກ', '-', '\\.', '\\-', '\\/', '\\n', '\\t', '\\x61', '\\u0e81', '\\u{1f600}', '😀'],
  ...[
    '\\cJ',
    '\\0',
    '\\d',
    '\\w',
    '\\s',
    '\\S',
    '\\W',
    '\\D',
    '\\p{L}',
    '\\P{Lu}',
    '.',
    '\\ud83d\\ude00'
  ],
  ...[
    '[ab]',
    '[^ab]',
    '[a-c]',
    '[ກ-ຄ\\d]',
    '[\\s-]',
    '[-–—]',
    '[😀-😂]',
    '[\\b]',
    '[^]',
    '[\\]\\[]',
    '[]'
  ],
  ...['\\b', '\\B', '^', '$', '(?=a)', '(?!a)', '(?<=a)', '(?<!ກ)', '(?:)', '()']
]
const characters = [...Array.from('abcABZ01 \t\n\b\0-–—./[]_ກຂຄ່😀😁\u3000'), '\ud83d']

const patterns = fc
  .letrec<{pattern: string}>((tie) => ({
    pattern: fc.oneof(
      {depthSize: 'small', withCrossShrink: true},
      fc.constantFrom(...atoms),
      fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => one + other),
      fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(?:${one}|${other})`),
      fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `${one}|${other}`),
      fc
        .tuple(
          tie('pattern'),
          fc.constantFrom('*', '+', '?', '*?', '{0,2}', '{1,2}', '{0}', '{2}?')
        )
        .map(([one, many]) => `(${one})${many}`),
      tie('pattern').map((one) => `(?<=${one})a`),
      tie('pattern').map((one) => `(${one})\\1`)
    )
  }))
  .pattern.filter((pattern) => {
    try {
      new RegExp(pattern, 'gmu')
      return true
    } catch {
      return false
    }
  })
const texts = fc.array(fc.constantFrom(...characters), {maxLength: 12}).map((all) => all.join(''))

function expectLed(finder: Finder, leads: readonly number[] | null, text: string): void {
  for (const {start} of finder.findAll(text)) {
    if (leads !== null) expect(leads).toContain(text.charCodeAt(start))
  }
}

describe('the leads of a pattern', () => {
  it.each<[string, string | null]>([
    ['\\*\\*(?=[^\\s*])', '*'],
    ['Error! (?:Reference|Bookmark)', 'E'],
    ['[-–—] ?[0-9]{1,4}', '-–—'],
    ['(?:[-–] ?)?(?:ໜ້າ|[Pp]age)', '-–ໜPp'],
    ['(?<year>\\d{4})', '0123456789'],
    ['(?<!a)b*c?d', 'bcd'],
    ['a{0}b|(c|)d', 'abcd'],
    ['(?=x)y', 'y'],
    ['\\u{1f600}|[\\x41\\u0042]', '\ud83dAB'],
    ['a|.b', null],
    ['[^a]b', null],
    ['a?\\S', null],
    ['\\p{L}', null]
  ])('%s: %j', (pattern, leads) => {
    const expected = leads?.split('').map((each) => each.charCodeAt(0))
    expect(readPattern(pattern).leads).toEqual(expected?.sort((a, b) => a - b) ?? null)
  })

  it('names what every hit begins with', () => {
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        const {leads} = readPattern(pattern)
        expectLed(createPatternFinder(pattern), leads, text)
        const linear = createLinearFinder(pattern, false)
        if (linear !== null) expectLed(linear, leads, text)
      }),
      {numRuns: 3000}
    )
  })
})

describe('leads', () => {
  it('of literal texts and whole lines are what they begin with, however it is spelled', () => {
    expect(createLiteralFinder(['ກາ', 'ຂ']).leads).toEqual(
      new Set(['ກ', 'ຂ'].map((c) => c.charCodeAt(0)))
    )
    const finder = createLineFinder(['ໜ້າຫຼັກ', 'ຳ'])
    for (const line of ['ໜ້າຫຼັກ', 'ຫນ້າຫຼັກ', 'ໍາ', '\u00adຳ']) {
      expect(finder.findAll(line)).toHaveLength(1)
      expectLed(finder, [...finder.leads!], line)
    }
  })

  it('are known of the shipped rules, so that few are tried on a text', () => {
    const {ruleset} = compileRules(readShippedRules())
    const finders = [...ruleset.rewrites, ...ruleset.furniture].map(({finder}) => finder)
    expect(finders.filter(({leads}) => leads === null || leads === undefined)).toEqual([])
  })
})

describe('indexByLead', () => {
  it('finds what may begin with a character, in order', () => {
    const entries = ['ab', '?', 'b', 'a']
    const index = indexByLead(entries, (entry) =>
      entry === '?' ? null : new Set(entry.split('').map((each) => each.charCodeAt(0)))
    )
    expect(['a', 'b', 'c'].map((each) => index(each.charCodeAt(0)).join(' '))).toEqual([
      'ab ? a',
      'ab ? b',
      '?'
    ])
  })
})
