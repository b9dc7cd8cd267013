import {describe, expect, it} from 'vitest'
import {correct, structure, toMarkdown} from '../../src/index.ts'
import {loadShipped} from '../support/shipped.ts'

const shipped = loadShipped()
const {ruleset} = shipped
const channel = shipped.channel(0.05)

/** The text as it is corrected where everything is taken for damaged, and what was marked. */
function read(text: string): {text: string; suspects: string[]} {
  const {corrected} = correct(text, {ruleset, channel})
  const suspects = corrected.suspects.map(({span}) => corrected.text.slice(span.start, span.end))
  return {text: corrected.text.trim(), suspects}
}

const kept = (text: string): void => {
  expect(read(text).text).toBe(text)
}

describe('what means something stays as it is', () => {
  it.each([
    ['the sign for "and so on"', 'ແຈກຢາ ຯລຯ ໃຫ້ແກ່ຜູ້ປະສົບໄພ ແລະ ອື່ນໆ'],
    ['the same with blanks', 'ແຈກຢາ ຯ ລ ຯ ໃຫ້ແກ່ຜູ້ປະສົບໄພ'],
    ['a name cut short', 'ນະຄອນຫຼວງຯ ໄດ້ຈັດກອງປະຊຸມ'],
    ['the sign of repetition', 'ພາກສ່ວນຕ່າງໆ ທີ່ກ່ຽວຂ້ອງ'],
    ['tone marks in a list', 'ວັນນະຍຸດລາວ ມີ 4 ຮູບ ຄື: ່ ້ ໊ ໋'],
    ['vowel signs in a chart', 'xະ xາ xິ xີ xຶ xື xຸ xູ ເx ແx ໂx ໄx'],
    ['the kip sign', 'ລາຄາ 5.000 ₭ ຕໍ່ກິໂລ']
  ])('%s', (_, text) => {
    kept(text)
  })

  it('short words after bullets, and boxes', () => {
    const text = '* ດາວ\n\n* ໝໍ້\n\n- ຢາ\n\n- [ ] ຍັງ\n\n• ໝູ'
    expect(correct(text, {ruleset}).corrected.text.trim()).toBe(text)
  })

  it('a list of words, some of which menus have', () => {
    const animals = 'ກົບ ກວາງ ເກົາ ໄກ່ ຂຽດ ຄວາຍ ງົວ ງູ ຊ້າງ ເສືອ ຄົ້ນຫາ ໝີ ປາ ນົກ ມົດ ໝາ ແມວ ຂ່າວ'
    const text = animals.replaceAll(' ', '\n')
    expect(correct(text, {ruleset}).corrected.text.trim()).toBe(text)
  })
})

describe('letters that Lao does not have', () => {
  it('of Pali mark their line, which stays', () => {
    const text = 'ນະໂມ ຕັສສະ ຠະຄະວະໂຕ. ຘັມມັງ ສະຣະຓັງ ຄັຈຉາມິ.'
    expect(read(text)).toEqual({text, suspects: [text]})
  })

  it('of Khmu mark their words in a line of Lao', () => {
    const text = 'ຊົນເຜົ່າກຶມມຸ ໃຊ້ຕົວອັກສອນ ໞ ແລະ ໟ ເພື່ອຂຽນສຽງຂອງພາສາຂອງຕົນເອງ ຕັ້ງແຕ່ດົນນານມາແລ້ວ'
    expect(read(text)).toEqual({text, suspects: ['ໞ', 'ໟ']})
  })

  it('that are none mark their line as broken', () => {
    const text = 'ທຈັ ຋ະຌະ຋າ໋ ຘຄັ ຃ຓົ ກາຌຑທົ ໃຌຎີ 1972'
    expect(read(text)).toEqual({text, suspects: [text]})
  })
})

describe('what is sure is mended', () => {
  it.each([
    ['blanks around marks', 'ກຳນ ົ ດ ໃຫ້ສອດຄ່ອງກ ັ ບ', 'ກຳນົດ ໃຫ້ສອດຄ່ອງກັບ'],
    ['a blank after a mark', 'ກົ ດໝາຍ ກັ ບ ປະຊາຊົ ນ', 'ກົດໝາຍ ກັບ ປະຊາຊົນ'],
    ['a lost ring', 'ຄ າແນະນ າ ຂອງຄະນະກ າມະການ', 'ຄຳແນະນຳ ຂອງຄະນະກຳມະການ'],
    ['a mark of Thai', 'ຢູ\u0e48 ບ\u0e49ານ', 'ຢູ່ ບ້ານ'],
    ['a vowel sign of Myanmar', 'ການພັດທະນ\u102c.', 'ການພັດທະນາ.'],
    ['a digit of another script among ASCII ones', 'ໃນປີ 20၂3 ມີ 1៥0 ຄົນ', 'ໃນປີ 2023 ມີ 150 ຄົນ'],
    ['a word that is none', 'ທຸກຄົນເຫນດີ ນຳກັນ', 'ທຸກຄົນເຫັນດີ ນຳກັນ'],
    ['a part of a longer name', 'ສິດຂອງປະຊາ-\nຊົນ ຕາມກົດໝາຍ', 'ສິດຂອງປະຊາຊົນ ຕາມກົດໝາຍ'],
    ['the same after a space', 'ການເລືອກຕັ້ງ ສະພາປະຊາ-\nຊົນ ຂັ້ນແຂວງ', 'ການເລືອກຕັ້ງ ສະພາປະຊາຊົນ ຂັ້ນແຂວງ'],
    ['two names that no word joins', 'ມິດຕະພາບ ລາວ-\nຫວຽດນາມ ໝັ້ນຄົງ', 'ມິດຕະພາບ ລາວ-ຫວຽດນາມ ໝັ້ນຄົງ'],
    ['two offices', 'ວຽກງານກະສິກຳ-\nອຸດສາຫະກຳ ພາຍໃນແຂວງ', 'ວຽກງານກະສິກຳ-ອຸດສາຫະກຳ ພາຍໃນແຂວງ'],
    ['a compound over two lines', 'ການຮ່ວມມື ລາວ-\nໄທ ປີ 2021-\n2025', 'ການຮ່ວມມື ລາວ-ໄທ ປີ 2021-2025']
  ])('%s', (_, text, after) => {
    expect(read(text).text).toBe(after)
  })

  it('a contraction where it makes a syllable, and nowhere else', () => {
    expect(read('ຫນັງສື ຫມາຍ ພາກເຫນືອ ແຫນ້ນ').text).toBe('ໜັງສື ໝາຍ ພາກເໜືອ ແໜ້ນ')
  })
})

it('deep nesting of Markdown is kept as it is written', () => {
  const source = `${'>'.repeat(3000)} ນໍ້າ\n`
  const {corrected, reading} = correct(source, {ruleset}, {markdown: true})
  const document = structure(corrected, reading, ruleset)
  expect(toMarkdown(document, corrected)).toBe(source)
})
