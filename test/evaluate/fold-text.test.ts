import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {foldText, foldWords} from '../../src/evaluate/fold-text.ts'

const fold = (text: string): string => foldText(text).text

describe('foldText', () => {
  it.each([
    ['white space and invisible characters go', 'ກ ຂ\n\u00A0ຄ\u200Bງ\uFEFF\u00ADຈ', 'ກຂຄງຈ'],
    ['digits of every script are ASCII', '໑២၃๔5', '12345'],
    ['quotation marks have one style', '“ກ” «ຂ» „ຄ‟ ‘ງ’', '"ກ""ຂ""ຄ‟\'ງ\''],
    ['bullets at a line’s start go, once', '- ກ\n  • ຂ\n\\- ຄ\n- - ງ\nຈ - ຊ', 'ກຂຄ-ງຈ-ຊ'],
    ['a bullet without a space behind it stays', '-ກ\n*', '-ກ*'],
    ['◌ໍ and າ are ຳ', 'ນໍາ ນໍ້າ ນ້ໍາ', 'ນຳນ້ຳນ້ຳ'],
    ['a tone mark stands before ຳ', 'ນຳ້', 'ນ້ຳ'],
    ['ຫນ and ຫມ are digraphs', 'ຫນາ ຫມາ ຫ ນ', 'ໜາໝາຫນ'],
    ['a vowel sign stands before its tone mark', 'ກ່ິນ ກ້ົ', 'ກິ່ນກົ້'],
    ['Latin letters are composed', 'e\u0301', '\u00E9'],
    ['nothing is nothing', '', '']
  ])('%s', (_, text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('tells where its characters come from', () => {
    const text = '- ນ ໍ\u200Bາ ຫນ e\u0301 ໒'
    const {text: folded, at} = foldText(text)
    expect(folded).toBe('ນຳໜ\u00E92')
    expect(Array.from(at, (place) => text.charAt(place))).toEqual(['ນ', 'າ', 'ຫ', 'e', '໒'])
  })

  it('keeps places in the text, one for each character', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('ກຫນມໍາຳ່້ິຸຼ -•\n\r\u200B\u0301e໑')),
      maxLength: 40
    })
    fc.assert(
      fc.property(text, (source) => {
        const {text: folded, at} = foldText(source)
        expect(at).toHaveLength(folded.length)
        expect(at.every((place) => place >= 0 && place < source.length)).toBe(true)
        expect(/\s/u.test(folded)).toBe(false)
      })
    )
  })
})

describe('foldWords', () => {
  it('keeps spaces, and joins lines between Lao letters', () => {
    expect(foldWords('ການ  ຄ້າ\nຂາຍ\n\nabc\ndef 12\nກ')).toBe('ການ ຄ້າຂາຍ abc def 12 ກ')
  })
})
