import {describe, expect, it} from 'vitest'
import {read} from './support/read.ts'

/** A document whose body is one paragraph. */
function cited(sentence: string): readonly unknown[] {
  const text = `ແຈ້ງການ\n\n1. ${sentence}\n`
  return read(text).citations.map(({kind, number, date, issuer, text: own, span}) => {
    expect(text.slice(span.start, span.end)).toBe(own)
    return [kind, number, date?.iso ?? null, issuer]
  })
}

describe('a cited document', () => {
  it.each<[string, unknown[]]>([
    [
      'ໃຫ້ປະຕິບັດ ຄຳສັ່ງ ຂອງລັດຖະມົນຕີ ສະບັບເລກທີ 41/ກຂ, ລົງວັນທີ 8 ສິງຫາ 2023 ຢ່າງເຂັ້ມງວດ.',
      [['ຄຳສັ່ງ', '41/ກຂ', '2023-08-08', 'ລັດຖະມົນຕີ']]
    ],
    ['ຕາມແຈ້ງການເລກທີ 15/ກຂ, ລົງວັນທີ10/5/2021.', [['ແຈ້ງການ', '15/ກຂ', '2021-05-10', null]]],
    [
      'ມະຕິກົມປ່າໄມ້ ສະບັບເລກທີ 206/ກປ, ລົງວັນທີ 7 ທັນວາ 2020 ວ່າດ້ວຍການປູກໄມ້.',
      [['ມະຕິ', '206/ກປ', '2020-12-07', 'ກົມປ່າໄມ້']]
    ],
    ['ດຳລັດ ວ່າດ້ວຍ ແຜນການ ປູກໄມ້ ສະບັບເລກທີ 9/ລບ ກຳນົດໄວ້.', [['ດຳລັດ', '9/ລບ', null, null]]],
    [
      'ມະຕິ ຂອງພັກ ແລະ ຄຳສັ່ງ ຂອງລັດ ສະບັບເລກທີ 5/ລ ພ້ອມດ້ວຍ ແຜນການ ເລກທີ 6/ລ.',
      [
        ['ຄຳສັ່ງ', '5/ລ', null, 'ລັດ'],
        ['ແຜນການ', '6/ລ', null, null]
      ]
    ],
    ['ຂໍ້ຕົກລົງ ຂອງເຈົ້າເມືອງ ລົງວັນທີ 3 ມີນາ 2021.', [['ຂໍ້ຕົກລົງ', null, '2021-03-03', 'ເຈົ້າເມືອງ']]],
    ['ຄຳສັ່ງ 15/ນຍ ລົງວັນທີ 3 ມີນາ 2021.', [['ຄຳສັ່ງ', '15/ນຍ', '2021-03-03', null]]],
    [
      'ກົດໝາຍ ເລກທີ 12/ສພ, ລົງວັນທີ 1 ກຸມພາ 2019 ຂອງ ສະພາແຫ່ງຊາດ.',
      [['ກົດໝາຍ', '12/ສພ', '2019-02-01', 'ສະພາແຫ່ງຊາດ']]
    ]
  ])('%s', (sentence, expected) => {
    expect(cited(sentence)).toEqual(expected)
  })
})

it.each([
  'ຢູ່ເຮືອນເລກທີ 45 ຖະໜົນໃຫຍ່.',
  'ໂອນເຂົ້າບັນຊີເລກທີ 010-12-00.',
  'ໃນວັນທີ 5 ມີນາ 2023 ໄດ້ມີກອງປະຊຸມ.',
  'ມະຕິ ເລກທີ ....../ກຂ ຍັງບໍ່ທັນອອກ.',
  'ຕາມແຜນການ ປີ 2023.'
])('nothing is cited in: %s', (sentence) => {
  expect(cited(sentence)).toEqual([])
})

describe('the legal basis', () => {
  it('has an entry for each document, with or without a number', () => {
    const {legalBasis} = read(`ຄຳສັ່ງ ວ່າດ້ວຍ ການຫ້າມຈູດປ່າ

ບ່ອນອີງ:
- ອີງຕາມ ກົດໝາຍ ວ່າດ້ວຍ ປ່າໄມ້ (ສະບັບປັບປຸງ) ເລກທີ 04/ສພຂ, ລົງວັນທີ 08 ພະຈິກ 2016;
- ອີງໃສ່ ໜັງສືສະເໜີ ຂອງ ກົມປ່າໄມ້ ສະບັບເລກທີ 56/ກປ, ລົງວັນທີ 5/6/2019 ແລະ ມະຕິ ສະບັບເລກທີ 57/ກປ.
· ໂດຍອີງຕາມ ກົດລະບຽບ ຂອງສະມາຄົມ.

ເຈົ້າເມືອງ ອອກຄຳສັ່ງ:

ຂໍ້ 1. ຫ້າມຈູດປ່າ.
ອີງຕາມ ຄຳສັ່ງນີ້ ທຸກຄົນຕ້ອງປະຕິບັດ.
`)
    expect(legalBasis.map((each) => [each.kind, each.number, each.date?.iso ?? null])).toEqual([
      ['ກົດໝາຍ', '04/ສພຂ', '2016-11-08'],
      ['ໜັງສືສະເໜີ', '56/ກປ', '2019-06-05'],
      ['ມະຕິ', '57/ກປ', null],
      ['ກົດລະບຽບ', null, null]
    ])
    expect(legalBasis[3]).toMatchObject({
      issuer: 'ສະມາຄົມ',
      text: 'ໂດຍອີງຕາມ ກົດລະບຽບ ຂອງສະມາຄົມ'
    })
  })
  it('is the text as it stands, tabs and runs of spaces too', () => {
    const text = `ຄຳສັ່ງ ວ່າດ້ວຍ ການປູກໄມ້

· ອີງຕາມ\tກົດລະບຽບ   ຂອງສະມາຄົມ.
· ອີງໃສ່\tມະຕິ\tສະບັບເລກທີ\t57/ກປ,   ລົງວັນທີ 5/6/2019.

ຂໍ້ 1. ຕາມມະຕິ\tເລກທີ\t58/ກປ.
`
    const {legalBasis, citations} = read(text)
    expect(legalBasis.map((each) => each.text)).toEqual([
      'ອີງຕາມ\tກົດລະບຽບ   ຂອງສະມາຄົມ',
      'ອີງໃສ່\tມະຕິ\tສະບັບເລກທີ\t57/ກປ,   ລົງວັນທີ 5/6/2019'
    ])
    expect(citations.map(({number}) => number)).toEqual(['57/ກປ', '58/ກປ'])
    for (const {text: own, span} of [...legalBasis, ...citations]) {
      expect(own).toBe(text.slice(span.start, span.end))
    }
  })
  it('may be numbered, and stand on one line', () => {
    const {legalBasis, preface} = read(`ແຈ້ງການ

1. ອີງຕາມ ຄຳສັ່ງ ເລກທີ 1/ກ;
2. ອີງໃສ່ ພາລະບົດບາດ; ອີງຕາມ ມະຕິ ເລກທີ 2/ກ.

1. ໃຫ້ປູກໄມ້.
`)
    expect(legalBasis.map(({number}) => number)).toEqual(['1/ກ', null, '2/ກ'])
    expect(preface).toMatch(/2\/ກ\.$/)
  })
  it('is read where words are misread', () => {
    const {legalBasis} = read(`ຄຳສັ່ງ ກ່ຽວກັບ ການປູກໄມ້

- ອົງຕາມ ຄໍາແນະປຳ ຂອງກົມປ່າໄມ້ ສະບັບເລກທີ 12/ກປ, ລັງວັນທີ 09 ມິນາ 2021.
`)
    expect(legalBasis).toMatchObject([
      {kind: 'ຄຳແນະນຳ', number: '12/ກປ', date: {iso: '2021-03-09'}, issuer: 'ກົມປ່າໄມ້'}
    ])
  })
  it('knows a number where it does not know the kind', () => {
    const {legalBasis, citations} = read(`ຄຳສັ່ງ ກ່ຽວກັບ ການປູກໄມ້

ອີງຕາມ ພຣະບັນຍັດ ເລກທີ 68 ລົງວັນທີ 5 ສິງຫາ ພ.ສ. 2502 ວ່າດ້ວຍການປູກ,
- ອີງໃສ່ ໂທລະເລກ ເລກທີ 7, ລົງວັນທີ 3 ມັງກອນ 1957.

1. ໃຫ້ປູກໄມ້ຢູ່ເຮືອນ ເລກທີ 9.
`)
    expect(legalBasis.map(({number, date}) => [number, date?.iso])).toEqual([
      ['68', '1959-08-05'],
      ['7', '1957-01-03']
    ])
    expect(citations).toHaveLength(2)
  })
  it('is not what an article leans on', () => {
    const {legalBasis} = read(`ຂ່າວດີຂອງຊາວນາ\n\nອີງຕາມ ຄຳເວົ້າ ຂອງຊາວນາ ປີນີ້ຝົນດີ.\n`)
    expect(legalBasis).toEqual([])
  })
})
