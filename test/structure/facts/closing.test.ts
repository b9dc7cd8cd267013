import {describe, expect, it} from 'vitest'
import {read} from './support/read.ts'

const HEAD = `ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ
ຄະນະພັກເມືອງນາແສງ
ເລກທີ 4/ຄພ
ຄຳສັ່ງ
ວ່າດ້ວຍ ການປູກໄມ້

ຂໍ້ 1. ໃຫ້ທຸກບ້ານປູກໄມ້.
ຂໍ້ 2. ຄຳສັ່ງສະບັບນີ້ ມີຜົນນັບແຕ່ວັນທີ 1 ກັນຍາ 2019.
`

describe('who signed', () => {
  it.each<[string, string, string | null, string | null]>([
    ['below the role', '\nເລຂາ\n\n\nສີທອນ ໄຊຍະວົງ', 'ເລຂາ', 'ສີທອນ ໄຊຍະວົງ'],
    ['the office above', 'ຄະນະພັກເມືອງນາແສງ.\n\nເລຂາ\nສີທອນ ໄຊຍະວົງ', 'ເລຂາ', 'ສີທອນ ໄຊຍະວົງ'],
    ['far to the right', '\t\t\t\t\tເລຂາໜ່ວຍພັກ\n ', 'ເລຂາໜ່ວຍພັກ', null],
    ['on behalf of others', 'ຕາງໜ້າຄະນະພັກ\nເລຂາ\nສີທອນ ໄຊຍະວົງ', 'ເລຂາ', 'ສີທອນ ໄຊຍະວົງ'],
    ['with a seal', 'ປະທານ\n(ເຊັນ ແລະ ປະທັບຕາ)\nນາງ ດາວ ສີທັດ', 'ປະທານ', 'ນາງ ດາວ ສີທັດ'],
    ['on the line of the role', 'ຫົວໜ້າຫ້ອງການ: ທ່ານ ວັນນາ ທອງສຸກ', 'ຫົວໜ້າຫ້ອງການ', 'ວັນນາ ທອງສຸກ'],
    ['beside the role', 'ຫົວໜ້າຫ້ອງການ\t\tວັນນາ ທອງສຸກ', 'ຫົວໜ້າຫ້ອງການ', 'ວັນນາ ທອງສຸກ'],
    [
      'beside a clerk',
      'ຫົວໜ້າຂະແໜງ              ຜູ້ລາຍງານ\n\nບຸນມີ ສີຈັນ              ແສງດາວ ພົມມະ',
      'ຫົວໜ້າຂະແໜງ',
      'ບຸນມີ ສີຈັນ'
    ],
    [
      'a woman whose name is like a role',
      'ປະທານສະພາ\n\nນາງ ປະທານີ ສີຈັນ',
      'ປະທານສະພາ',
      'ນາງ ປະທານີ ສີຈັນ'
    ],
    [
      'beside the last copy',
      'ບ່ອນສົ່ງ:                         ຫົວໜ້າກົມ\n- ຫ້ອງການ    1 ສະບັບ\n- ເກັບມ້ຽນ 2 ສະບັບ                     ດຣ. ແສງ ວົງດາ',
      'ຫົວໜ້າກົມ',
      'ດຣ. ແສງ ວົງດາ'
    ],
    ['with two words of address', 'ປະທານ\nທ່ານ ນາງມະນີ ສີຈັນ', 'ປະທານ', 'ນາງມະນີ ສີຈັນ'],
    ['misread', 'ຫົວຫນ້າພະແນກ\nວັນນາ ທອງສຸກ', 'ຫົວຫນ້າພະແນກ', 'ວັນນາ ທອງສຸກ']
  ])('%s', (_name, closing, role, name) => {
    const facts = read(`${HEAD}${closing}\n`)
    expect(facts.metadata.signatory).toEqual({role, name})
    expect(facts.closing).toBe(closing.trim())
  })
})

it('keeps a distribution list beside the signature', () => {
  const facts = read(`${HEAD}
ບ່ອນສົ່ງ:                              ຫົວໜ້າກົມ
- ບັນດາກົມ                    1 ສະບັບ
- ເກັບມ້ຽນ                     1 ສະບັບ

                                       ວັນນາ ທອງສຸກ
`)
  expect(facts.metadata.signatory).toEqual({role: 'ຫົວໜ້າກົມ', name: 'ວັນນາ ທອງສຸກ'})
  expect(facts.closing).toMatch(/^ບ່ອນສົ່ງ/)
})

it('reads place and date at the end where the head has none', () => {
  const {metadata, closing, signature} = read(`${HEAD}
ນາແສງ, ວັນທີ 3 ມັງກອນ 2021
ເຈົ້າເມືອງ
ວັນນາ ທອງສຸກ
`)
  expect(metadata).toMatchObject({place: 'ນາແສງ', date: {iso: '2021-01-03'}})
  expect(closing).toMatch(/^ນາແສງ/)
  expect(signature).toHaveLength(3)
})

it.each([
  ['', 'nothing'],
  ['ຂໍ້ 3. ເລຂາໜ່ວຍພັກ ຮັບຜິດຊອບ.', 'an item'],
  ['ເລຂາໜ່ວຍພັກ ມີໜ້າທີ່ຊີ້ນຳ ການປູກໄມ້ ໃຫ້ແລ້ວ.', 'a sentence'],
  ['ຊາວບ້ານທຸກຄົນ', 'a line without a role']
])('%s: %s is no closing', (end) => {
  const facts = read(`${HEAD}${end}\n`)
  expect(facts.metadata.signatory).toBeNull()
  expect(facts.closing).toBe('')
})
