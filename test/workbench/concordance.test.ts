import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {loadSearch} from '../../src/inner.ts'
import {columnsOf, cutEnd, cutStart} from '../../src/workbench/columns.ts'
import {countForms, findHits, layOut, orderHits} from '../../src/workbench/concordance.ts'

const same = (text: string): string => text

describe('columns', () => {
  it.each([
    ['ກິ່ນ', 2],
    ['ນ້ຳ', 2],
    ['ເຂົ້າ', 3],
    ['ກ\u200Bຂ', 2],
    ['漢', 2],
    ['', 0]
  ])('%j takes %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns)
  })

  it('are cut where a cluster begins or ends', () => {
    expect([cutEnd('ກິ່ນ', 1), cutStart('ນກິ່', 1), cutEnd('ນ້ຳ', 1)]).toEqual(['ກິ່', 'ກິ່', ''])
    const text = fc.string({unit: fc.constantFrom('ກ', '່', 'ິ', 'ຳ', 'a', '𝄞'), maxLength: 12})
    fc.assert(
      fc.property(text, fc.nat(8), (whole, columns) => {
        const head = cutEnd(whole, columns)
        const tail = cutStart(whole, columns)
        expect(whole.startsWith(head) && whole.endsWith(tail)).toBe(true)
        expect(Math.max(columnsOf(head), columnsOf(tail))).toBeLessThanOrEqual(columns)
      })
    )
  })
})

describe('findHits', () => {
  it('tells place and context', async () => {
    const finder = await loadSearch('ນ(?:ໍາ|ຳ)', false)
    const text = '𝄞 ແຖວທີໜຶ່ງ\nພວກເຮົາ ແນະນໍາ ແລະ\nນຳ'
    expect(findHits('a.txt', text, finder, 6)).toEqual(
      [
        {
          path: 'a.txt',
          line: 2,
          column: 12,
          start: 23,
          end: 26,
          left: 'ເຮົາ ແນະ'.slice(-8),
          hit: 'ນໍາ',
          right: ' ແລະ'
        },
        {path: 'a.txt', line: 3, column: 1, start: 31, end: 33, left: '', hit: 'ນຳ', right: ''}
      ].map((hit) => ({...hit, left: hit.left === '' ? '' : cutStart('ພວກເຮົາ ແນະ', 6)}))
    )
  })

  it('takes a text as it stands', async () => {
    const text = '1.1 ແລະ 121'
    const columns = async (literal: boolean): Promise<number[]> =>
      findHits('a', text, await loadSearch('1.1', literal), 5).map(({column}) => column)
    expect(await columns(true)).toEqual([1])
    expect(await columns(false)).toEqual([1, 9])
  })

  it('takes time linear in the text, whatever the pattern', async () => {
    const finder = await loadSearch('(ກ+)+ຂ', false)
    expect(findHits('a', 'ກ'.repeat(20_000), finder, 5)).toEqual([])
  })

  it.each([
    ['(', 'not a regular expression'],
    ['(?=ກ)ກ', 'look-around'],
    ['', 'nothing to look for']
  ])('refuses %j', async (pattern, why) => {
    await expect(loadSearch(pattern, false)).rejects.toThrow(why)
  })
})

describe('hits', () => {
  const find = async (): Promise<ReturnType<typeof findHits>> => {
    const finder = await loadSearch('ນ[ໍຳ]', false)
    return [
      ...findHits('a.txt', 'ຂແນະນຳ ກ', finder, 8),
      ...findHits('bb.txt', 'ກີ້ນໍ ຂ', finder, 8),
      ...findHits('a.txt', 'ນຳ ຄ', finder, 8)
    ]
  }

  it('stand below each other, marks taking no column', async () => {
    expect(layOut(await find(), 8, (text) => `[${text}]`, same)).toEqual([
      'a.txt:1:5       ຂແນະ[ນຳ] ກ',
      'bb.txt:1:4         ກີ້[ນໍ] ຂ',
      'a.txt:1:1           [ນຳ] ຄ'
    ])
  })

  it('are ordered by what stands beside them', async () => {
    const hits = await find()
    const order = (by: 'left' | 'right'): string[] => orderHits(hits, by).map(({right}) => right)
    expect(order('right')).toEqual([' ກ', ' ຄ', ' ຂ'])
    expect(order('left')).toEqual([' ຄ', ' ກ', ' ຂ'])
  })

  it('are counted by their forms', async () => {
    expect(countForms(await find())).toEqual([
      {form: 'ນຳ', count: 2, documents: 1},
      {form: 'ນໍ', count: 1, documents: 1}
    ])
  })
})
