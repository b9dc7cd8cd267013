import fc from 'fast-check'
import pc from 'picocolors'
import {describe, expect, it} from 'vitest'
import {showDifference} from '../../src/cli/tasks/show-difference.ts'
import {diffCharacters} from '../../src/workbench/diff-characters.ts'

const plain = pc.createColors(false)

describe('diffCharacters', () => {
  it('holds both texts, and pairs no two gaps', () => {
    const text = fc.string({unit: fc.constantFrom('ກ', '່', 'ັ', '𝄞'), maxLength: 12})
    fc.assert(
      fc.property(text, text, (expected, got) => {
        const pairs = diffCharacters(expected, got)
        expect(pairs.map((pair) => pair.expected).join('')).toBe(expected)
        expect(pairs.map((pair) => pair.got).join('')).toBe(got)
        expect(pairs.some((pair) => pair.expected + pair.got === '')).toBe(false)
      })
    )
  })

  it('ends soon on long texts', () => {
    const pairs = diffCharacters('ກ'.repeat(20_000), 'ຂ'.repeat(30_000))
    expect(pairs).toHaveLength(30_000)
  })
})

describe('showDifference', () => {
  it('shows combining marks apart and what differs below each other', () => {
    expect(showDifference('ຫ້ອງ\u200Bກ', 'ຫອ່ງກ', plain)).toEqual([
      '  expected  ຫ ◌້ ອ - ງ U+200B ກ',
      '  got       ຫ - ອ ◌່ ງ -      ກ',
      '              ^   ^   ^^^^^^'
    ])
  })

  it('leaves out what is far from any difference', () => {
    const [expected] = showDifference(`${'ກ'.repeat(40)}ຂ${'ກ'.repeat(40)}`, 'ກ'.repeat(80), plain)
    expect(expected).toMatch(/^ {2}expected {2}…(?: ກ){12} ຂ(?: ກ){12} …$/)
  })
})
