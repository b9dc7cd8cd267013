import {describe, expect, it} from 'vitest'
import {compareCorrections, compareSuggestions} from '../../src/workbench/compare-corrections.ts'
import {Impact} from '../../src/workbench/impact.ts'
import {buildCorrected, type ChangeSketch} from '../emit/support/build.ts'

const source = 'ກຂຄງຈສຊຍ'

function compare(
  before: readonly ChangeSketch[],
  after: readonly ChangeSketch[]
): ReturnType<typeof compareCorrections> {
  return compareCorrections(buildCorrected(source, before), buildCorrected(source, after))
}

describe('compareCorrections', () => {
  it('leaves out what both states make alike', () => {
    const same = {start: 1, end: 2, after: 'ດ'}
    expect(compare([same], [{...same, confidence: 0.92}])).toEqual([])
  })

  it('tells what appears, what vanishes, what differs and what is told otherwise', () => {
    const differences = compare(
      [
        {start: 0, end: 1, after: 'ດ'},
        {start: 2, end: 3, after: 'ດ'},
        {start: 4, end: 5, after: 'ດ'}
      ],
      [
        {start: 2, end: 3, after: 'ຕ'},
        {start: 4, end: 5, after: 'ດ', rule: 'other/rule'},
        {start: 6, end: 6, after: 'ຖ'}
      ]
    )
    expect(differences.map(({sort, text, was, now}) => [sort, text, was, now])).toEqual([
      ['vanishes', 'ກ', 'ດ', 'ກ'],
      ['differs', 'ຄ', 'ດ', 'ຕ'],
      ['retold', 'ຈ', 'ດ', 'ດ'],
      ['appears', '', '', 'ຖ']
    ])
  })

  it('takes for one what wants the same text', () => {
    const [only, ...more] = compare(
      [
        {start: 0, end: 2, after: 'ດ'},
        {start: 3, end: 4, after: ''}
      ],
      [{start: 1, end: 4, after: 'ຕ'}]
    )
    expect(more).toEqual([])
    expect(only).toMatchObject({sort: 'differs', text: 'ກຂຄງ', was: 'ດຄ', now: 'ກຕ'})
    const wide = {start: 0, end: 2, after: 'ດຂ'}
    expect(compare([wide], [{start: 0, end: 1, after: 'ດ', confidence: 0.2}])[0]?.sort).toBe(
      'retold'
    )
  })

  it('counts a suggestion that is now applied as no suggestion gone', () => {
    const suggested = {start: 0, end: 1, after: 'ດ', status: 'suggested'} as const
    const earlier = buildCorrected(source, [suggested, {...suggested, start: 2, end: 3}])
    const later = buildCorrected(source, [
      {...suggested, status: 'applied'},
      {...suggested, start: 4, end: 5}
    ])
    expect(compareSuggestions(earlier, later)).toEqual({appear: 1, vanish: 1})
  })
})

describe('Impact', () => {
  const earlier = buildCorrected(source, [
    {start: 0, end: 1, after: 'ດ', rule: 'a/old', confidence: 0.6}
  ])
  const later = buildCorrected(source, [
    {start: 2, end: 3, after: 'ຕ', rule: 'a/new', confidence: 0.9},
    {start: 4, end: 5, after: 'ຖ', rule: 'a/new', confidence: 0.5},
    {start: 6, end: 7, after: 'ທ', rule: 'a/new', confidence: 0.7}
  ])

  it('shows what is least sure first', () => {
    const impact = new Impact()
    impact.add({path: 'p.txt', earlier, later})
    impact.add({path: 'q.txt', earlier: later, later})
    const report = impact.report()
    expect(report).toMatchObject({documents: 2, changedDocuments: 1, appear: 3, vanish: 1})
    expect(report.truth).toBeNull()
    expect(report.changes.map(({source: {start}, gain}) => [start, gain])).toEqual([
      [0, null],
      [4, null],
      [6, null],
      [2, null]
    ])
    expect(
      report.rules.map(({rule, earlier, later, harm}) => [
        rule,
        earlier.corrections,
        later.corrections,
        harm
      ])
    ).toEqual([
      ['a/new', 3, 6, null],
      ['a/old', 1, 0, null]
    ])
  })

  it('shows what makes errors first, and how many rule by rule', () => {
    const [gone] = earlier.corrections
    const [right, wrong, neutral] = later.corrections
    const impact = new Impact()
    impact.add({
      path: 'p.txt',
      earlier,
      later,
      truth: {
        earlier: {gains: new Map([[gone!, 1]]), errors: 4},
        later: {
          gains: new Map([
            [right!, 1],
            [wrong!, -2],
            [neutral!, 0]
          ]),
          errors: 6
        },
        sound: 4000
      }
    })
    const {truth, changes, rules} = impact.report()
    expect(truth).toEqual({documents: 1, sound: 4000, earlier: 4, later: 6})
    expect(changes.map(({source: {start}, gain}) => [start, gain])).toEqual([
      [4, -2],
      [0, -1],
      [6, 0],
      [2, 1]
    ])
    expect(rules).toEqual([
      {
        rule: 'a/new',
        earlier: {corrections: 0, mended: 0, made: 0},
        later: {corrections: 3, mended: 1, made: 2},
        harm: 5
      },
      {
        rule: 'a/old',
        earlier: {corrections: 1, mended: 1, made: 0},
        later: {corrections: 0, mended: 0, made: 0},
        harm: 0
      }
    ])
  })
})
