import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createLineFinder, createLinePatternFinder} from '../../src/rules/line-finder.ts'
import {createLiteralFinder} from '../../src/rules/literal-finder.ts'
import {readPattern} from '../../src/rules/read-pattern.ts'
import {compileReplacement} from '../../src/rules/replacement.ts'

const alphabet = fc.constantFrom('ກ', 'ຂ', 'ົ', '😀')
const shortText = fc.array(alphabet, {maxLength: 3}).map((parts) => parts.join(''))
const longText = fc.array(alphabet, {maxLength: 30}).map((parts) => parts.join(''))

describe('createLiteralFinder', () => {
  it('finds what a regular expression of the texts finds, the longest first', () => {
    fc.assert(
      fc.property(fc.array(shortText, {maxLength: 5}), longText, (texts, text) => {
        const found = createLiteralFinder(texts).findAll(text)
        const sorted = texts.filter((each) => each !== '').sort((a, b) => b.length - a.length)
        const expected =
          sorted.length === 0 ? [] : [...text.matchAll(new RegExp(sorted.join('|'), 'g'))]
        expect(found).toEqual(
          expected.map((match) => ({
            start: match.index,
            end: match.index + match[0].length,
            groups: [match[0]]
          }))
        )
      })
    )
  })

  it('reads a long text once', () => {
    const text = 'ກາຂາ '.repeat(200_000)
    const start = performance.now()
    expect(createLiteralFinder(['ງ', 'ກາງ', 'ຂາ']).findAll(text)).toHaveLength(200_000)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('finders of whole lines', () => {
  const span = (found: readonly {start: number; end: number}[]): number[][] =>
    found.map(({start, end}) => [start, end])

  it('leave white space around a line aside', () => {
    const text = '\t ກ \u200b\n\u00a0ກ\r\n\fກ ກ\n\nກ'
    expect(span(createLineFinder(['ກ']).findAll(text))).toEqual([
      [2, 3],
      [7, 8],
      [16, 17]
    ])
    expect(span(createLinePatternFinder('ກ|ກ ກ').findAll(text))).toEqual([
      [2, 3],
      [7, 8],
      [11, 14],
      [16, 17]
    ])
  })

  it('take an alternative for the line as a whole', () => {
    expect(createLinePatternFinder('ກ|ຂ').findAll('ກກ\nຂກ\nກຂ')).toEqual([])
  })

  it('do not look at what is too long for furniture', () => {
    const finder = createLinePatternFinder('ກ+')
    expect(finder.findAll('ກ'.repeat(500))).toHaveLength(1)
    expect(finder.findAll('ກ'.repeat(501))).toEqual([])
  })
})

describe('the groups of a pattern', () => {
  it.each([
    ['ກ', []],
    ['(ກ)(?:ຂ)((?<x>ງ))', [null, null, 'x']],
    ['\\((?<=ກ)(?<!ກ)(?=ກ)(?!ກ)', []],
    ['[(](ກ)[\\](]()', [null, null]],
    ['(?<ຊື່>ກ)', ['ຊື່']]
  ])('of %s', (pattern, groups) => {
    expect(() => new RegExp(pattern, 'u')).not.toThrow()
    expect(readPattern(pattern).groups).toEqual(groups)
  })
})

describe('compileReplacement', () => {
  const match = {start: 0, end: 2, groups: ['ກຂ', 'ກ', undefined]}

  it.each([
    ['', ''],
    ['ງ', 'ງ'],
    ['$$', '$'],
    ['$$1', '$1'],
    ['<$0>', '<ກຂ>'],
    ['$1$2$1', 'ກກ'],
    ['$01', 'ກ'],
    ['$<a>-$<b>', 'ກ-']
  ])('%s writes %s', (template, written) => {
    const replacement = compileReplacement(template, ['a', 'b'])
    expect(typeof replacement === 'string' ? replacement : replacement(match)).toBe(written)
  })

  it.each(['$', 'ກ$', '$x', '$<a', '$3', '$10', '$<c>', '$&'])('refuses %s', (template) => {
    expect(typeof compileReplacement(template, ['a', 'b'])).toBe('string')
  })
})
