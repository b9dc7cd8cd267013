import {describe, expect, it} from 'vitest'
import {createTextModel} from '../../src/correct/channel/text-model.ts'
import {correct} from '../../src/index.ts'
import {loadShipped} from '../support/shipped.ts'

const shipped = loadShipped()
const options = {ruleset: shipped.ruleset, channel: shipped.channel(0.0025)}
const model = createTextModel(shipped.model)

const textOf = (source: string): string => correct(source, options).corrected.text

describe('the model tells whether a line goes on', () => {
  it.each([
    ['ຄະນະນຳຂອງກະຊວງໄດ້ເຂົ້າຮ່ວມກອງ', 'ປະຊຸມຄັ້ງນີ້'],
    ['ບັນດາໂຄງການທີ່ໄດ້ຮັບການລົງ', 'ທຶນຈາກລັດຖະບານ'],
    ['ປະຊາຊົນຢູ່ເຂດຊົນນະ', 'ບົດຫ່າງໄກສອກຫຼີກ']
  ])('%s | %s: it does', (left, right) => {
    expect(model.continuation(left, right)).toBeGreaterThan(7)
  })

  it.each([
    ['ການປັບປຸງຕະຫຼາດຂອງເມືອງ', 'ພໍ່ຄ້າແມ່ຄ້າທັງຫຼາຍ'],
    ['ບົດລາຍງານປະຈຳປີຂອງໂຮງໝໍ', 'ໃນປີນີ້ ໂຮງໝໍໄດ້ກວດພະຍາດ'],
    ['ທ້າວ ບຸນມີ ສີສະຫວາດ', 'ນາງ ຄຳຫຼ້າ ພົມມະຈັນ'],
    ['', 'ປະຊຸມ'],
    ['ກອງ', '']
  ])('%s | %s: it does not', (left, right) => {
    expect(model.continuation(left, right)).toBeLessThan(7)
  })

  it('overlooks zero-width spaces', () => {
    expect(model.continuation('ເຂົ້າ\u200bຮ່ວມ\u200bກອງ\u200b', '\u200bປະ\u200bຊຸມ')).toBe(
      model.continuation('ເຂົ້າຮ່ວມກອງ', 'ປະຊຸມ')
    )
  })
})

const start = 'ໃນໄຕມາດທີສອງ ຄະນະຄຸ້ມຄອງຕະຫຼາດຂອງເມືອງໄດ້ຈັດກອງ'
const end = 'ປະຊຸມກັບພໍ່ຄ້າແມ່ຄ້າ ເພື່ອຕົກລົງຄ່າເຊົ່າບ່ອນຂາຍ.'

describe('a word or a phrase that was cut', () => {
  it.each([
    ['a line end', '\n'],
    ['a blank line', '\n\n'],
    ['a page number', '\n\n- 4 -\n\n'],
    ['a page number in Lao digits', '\n\n- ໔ -\n\n'],
    ['a page break', '\n\f'],
    ['a page number and a page break', '\n\n- 4 -\n\f']
  ])('by %s is whole again', (_, between) => {
    expect(textOf(`${start}${between}${end}\n`)).toContain('ຈັດກອງປະຊຸມກັບ')
  })

  it.each([
    ['a heading', 'ການປັບປຸງຕະຫຼາດສົດຂອງເມືອງ ແລະ ທາງເຂົ້າອອກ', 'ໃນໄຕມາດທີສອງ ໄດ້ຈັດກອງປະຊຸມ.'],
    ['an item', start, '2. ປະຊຸມກັບພໍ່ຄ້າແມ່ຄ້າ ເພື່ອຕົກລົງຄ່າເຊົ່າ.'],
    ['a sentence', `${start}ປະຊຸມ.`, end],
    ['a verse', 'ພວກເຮົາພ້ອມກັນເຂົ້າກອງ', 'ປະຊຸມຮ່ວມໃຈປອງດອງ']
  ])('is none at the end of %s', (_, first, second) => {
    for (const between of ['\n', '\n\n', '\n\n- 4 -\n\n']) {
      expect(textOf(`${first}${between}${second}\n`)).toMatch(`${first}\n`)
    }
  })
})
