import {describe, expect, it} from 'vitest'
import {bootstrapReduction} from '../../src/evaluate/bootstrap.ts'
import {align} from '../../src/evaluate/align.ts'
import {countMended} from '../../src/evaluate/count-mended.ts'
import {Evaluation} from '../../src/evaluate/evaluation.ts'
import {splitWords, wordDistance} from '../../src/evaluate/word-distance.ts'

describe('countMended', () => {
  it.each([
    ['all mended', 'ຝັກລດ', 'ພັກລັດ', 'ພັກລັດ', {mended: 2, left: 0, introduced: 0, sound: 4}],
    ['one error for another', 'ຝັກ', 'ຜັກ', 'ພັກ', {mended: 0, left: 1, introduced: 0, sound: 2}],
    ['a sound letter spoilt', 'ພັກ', 'ພັດ', 'ພັກ', {mended: 0, left: 0, introduced: 1, sound: 3}],
    ['noise half taken out', 'ກxyາ', 'ກxາ', 'ກາ', {mended: 1, left: 1, introduced: 0, sound: 2}],
    ['nothing meant', 'ກ', '', '', {mended: 1, left: 0, introduced: 0, sound: 0}]
  ])('%s', (_, read, text, truth, expected) => {
    const before = align(read, truth)
    const after = align(text, truth)
    const counted = countMended(before, after)
    expect(counted).toEqual(expected)
    expect(counted.mended + counted.left).toBe(before.errors)
    expect(counted.left + counted.introduced).toBe(after.errors)
  })
})

describe('words', () => {
  it('are those of the dictionary; signs and line ends are none', () => {
    expect(splitWords('ໄປ ຕະ\nຫຼາດ, 12 ຄັ້ງ.')).toEqual(['ໄປ', 'ຕະຫຼາດ', '12', 'ຄັ້ງ'])
    expect(splitWords(' . -\n')).toEqual([])
  })

  it('are compared whole', () => {
    expect(wordDistance(['ກາ', 'ຂາ', 'ງາ'], ['ກາ', 'ຄາ'])).toBe(2)
    expect(wordDistance([], ['ກາ'])).toBe(1)
  })
})

describe('bootstrapReduction', () => {
  const documents = [
    {before: 40, after: 10},
    {before: 30, after: 12},
    {before: 2, after: 3},
    {before: 55, after: 9}
  ]

  it('gives the same interval each time, around the share itself', () => {
    const interval = bootstrapReduction(documents)!
    expect(bootstrapReduction(documents)).toEqual(interval)
    const share = 1 - 34 / 127
    expect(interval.low).toBeLessThan(share)
    expect(interval.high).toBeGreaterThan(share)
    expect(interval.high).toBeLessThanOrEqual(1)
  })

  it('is narrow where documents are alike, and none where there is nothing to draw from', () => {
    expect(bootstrapReduction(Array(9).fill({before: 4, after: 1}))).toEqual({
      low: 0.75,
      high: 0.75
    })
    expect(bootstrapReduction([{before: 4, after: 1}])).toBeNull()
    expect(bootstrapReduction(Array(3).fill({before: 0, after: 1}))).toBeNull()
  })
})

describe('Evaluation', () => {
  it('adds up pages, names those made worse, and shows what was read for what', () => {
    const evaluation = new Evaluation()
    evaluation.add({path: 'a.txt', read: 'ຝັກ ລດ', truth: 'ພັກ ລັດ', text: 'ພັກ ລດ'})
    evaluation.add({path: 'b.txt', read: 'ຊາດ', truth: 'ຊາດ', text: 'ຊາຄ'})
    const {documents, all, madeWorse, pages, confusions} = evaluation.report(2)
    expect(documents).toBe(2)
    expect(all).toMatchObject({
      characters: 9,
      errorsBefore: 2,
      errorsAfter: 2,
      cerBefore: 2 / 9,
      reduction: 0,
      mended: 1,
      left: 1,
      introduced: 1,
      sound: 7
    })
    expect(all.introducedPer10000).toBe(10000 / 7)
    expect(madeWorse).toEqual(['b.txt'])
    expect(pages.map(({path, cerAfter}) => [path, cerAfter])).toEqual([
      ['a.txt', 1 / 6],
      ['b.txt', 1 / 3]
    ])
    expect(confusions).toEqual([
      {seen: '', meant: 'ັ', before: 1, after: 1, shown: '∅ → ◌ັ'},
      {seen: 'ຄ', meant: 'ດ', before: 0, after: 1, shown: 'ຄ → ດ'}
    ])
  })

  it.each([
    ['an empty truth', 'ກາ', '', {characters: 0, errorsBefore: 2, cerBefore: null}],
    ['an empty reading', '', 'ກາ', {characters: 2, errorsBefore: 2, cerBefore: 1, sound: 0}],
    ['nothing at all', '', '', {errorsBefore: 0, reduction: null, introducedPer10000: null}]
  ])('bears %s', (_, read, truth, expected) => {
    const evaluation = new Evaluation()
    evaluation.add({path: 'a.txt', read, truth, text: read})
    const report = evaluation.report(10)
    expect(report.all).toMatchObject(expected)
    expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/)
  })

  it('of no pages is all zeros', () => {
    const {documents, all, interval} = new Evaluation().report(10)
    expect({documents, interval}).toEqual({documents: 0, interval: null})
    expect(all).toMatchObject({characters: 0, cerBefore: null, werAfter: null})
  })
})
