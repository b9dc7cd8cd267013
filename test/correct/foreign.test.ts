import {describe, expect, it} from 'vitest'
import {correct} from '../../src/correct/pipeline.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {readShippedRules} from '../../src/node.ts'

const {ruleset} = compileRules(readShippedRules())

function read(source: string): {text: string; suspects: string[]} {
  const {text, suspects} = correct(source, {ruleset}).corrected
  return {text, suspects: suspects.map(({span}) => text.slice(span.start, span.end))}
}

describe('digits of another script', () => {
  it.each([
    ['ເລກທີ ၀၄၂ ລົງວັນທີ ၁၇ ທັນວາ ၂၀၂၃', 'ເລກທີ ໐໔໒ ລົງວັນທີ ໑໗ ທັນວາ ໒໐໒໓'],
    ['ໃນປີ ២០២៣ ມີ ៥ ບ້ານ', 'ໃນປີ ໒໐໒໓ ມີ ໕ ບ້ານ'],
    ['ພ.ສ. ២៥៦៦', 'ພ.ສ. ໒໕໖໖']
  ])('become Lao: %s', (source, text) => {
    expect(read(source)).toEqual({text, suspects: []})
  })

  it.each([
    ['a year that never was', 'ຮອດທ້າຍປີ ៤០៤៦ ໃຫ້ແລ້ວ', ['៤០៤៦']],
    ['a day that no month has', 'ກ່ອນວັນທີ ៤០ ຂອງເດືອນ', ['៤០']],
    ['a month that no year has', 'ໃນເດືອນ ၂၂ ຜ່ານມາ', ['၂၂']],
    ['a number beside another', 'ມອດ 4 ຄັ້ງ ແລະ 2 ၈၅ ຍັງບໍ່ຮູ້', ['၈၅']]
  ])('stay and are suspect where they tell %s', (_, source, suspects) => {
    expect(read(source)).toEqual({text: source, suspects})
  })

  it('stay wherever they stand when dates tell against one of them', () => {
    const source = 'ຮອດທ້າຍປີ ៤០៤៦ ໃຫ້ຂຸດ ៤ ຂຸມ, ບ່ອນລະ ៥ ແມັດ'
    expect(read(source)).toEqual({
      text: source.replace('៥', '໕'),
      suspects: ['៤០៤៦', '៤']
    })
  })

  it('are told the same way a second time', () => {
    const source = 'ໃນປີ ២០២៣ ແລະ ປີ ៤០៤៦ ມີ ៤ ບ້ານ, 2 ၈၅ ຍັງບໍ່ຮູ້'
    const once = read(source)
    expect(read(once.text)).toEqual(once)
  })
})

describe('letters of another script', () => {
  it('are suspect where they stand alone in a line of Lao', () => {
    const source = 'ຊາວບ້ານ ရဲ ພ້ອມກັນຂຸດຮ່ອງນ້ຳ (ហា)'
    expect(read(source)).toEqual({text: source, suspects: ['ရဲ', 'ហា']})
  })

  it('are no suspects by themselves in a Lao word, and none in a text that is not Lao', () => {
    expect(read('ການສ້າງຂະບວນກារ ຂອງບ້ານ').suspects).toEqual([])
    expect(read('နေ့ ည').suspects).toEqual([])
  })

  it.each([
    'Công hàm của Đại sứ quán nước Cộng hòa xã hội chủ nghĩa Việt Nam.',
    'La Mission permanente présente ses compliments au Ministère.',
    'The Embassy avails itself of this opportunity to renew its assurances.',
    '老挝人民民主共和国'
  ])('are kept as they are: %s', (passage) => {
    const source = `ສະຖານທູດໄດ້ສົ່ງບັນທຶກມາຍັງກະຊວງ ດັ່ງນີ້:\n\n${passage}\n\nກະຊວງໄດ້ຮັບບັນທຶກນີ້ແລ້ວ.\n`
    expect(read(source)).toEqual({text: source, suspects: []})
  })
})
