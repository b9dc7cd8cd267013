import {describe, expect, it} from 'vitest'
import {read} from './support/read.ts'

const STATE = 'ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ'
const MOTTO = 'ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ'

describe('a letterhead of one column', () => {
  const text = `${STATE}
${MOTTO}

ພັກປະຊາຊົນປະຕິວັດລາວ
ຄະນະພັກເມືອງນາແສງ

ເລກທີ ໐໗໑/ຄພ.ນສ
ນາແສງ, ວັນທີ ໐໓ ພະຈິກ ໒໐໒໒

ຄຳແນະນຳ
ກ່ຽວກັບ ການອະນຸລັກປ່າຕົ້ນນ້ຳ
ໃນເຂດເມືອງນາແສງ

ເຖິງ: ເລຂາໜ່ວຍພັກບ້ານ, ນາຍບ້ານ,
ຫົວໜ້າຫ້ອງການທຸກຫ້ອງການ.

- ອີງຕາມ ມະຕິ ຂອງຄະນະພັກເມືອງ ສະບັບເລກທີ 31/ຄພ, ລົງວັນທີ 2 ຕຸລາ 2022.

I. ຈຸດປະສົງ
ເພື່ອຮັກສາປ່າໃຫ້ຍືນຍົງ.
`
  const facts = read(text)
  it('tells the fields', () => {
    expect(facts.metadata).toEqual({
      title: 'ຄຳແນະນຳ ກ່ຽວກັບ ການອະນຸລັກປ່າຕົ້ນນ້ຳ ໃນເຂດເມືອງນາແສງ',
      kind: 'ຄຳແນະນຳ',
      subject: 'ການອະນຸລັກປ່າຕົ້ນນ້ຳ ໃນເຂດເມືອງນາແສງ',
      number: '071/ຄພ.ນສ',
      date: {iso: '2022-11-03', precision: 'day', text: '໐໓ ພະຈິກ ໒໐໒໒'},
      place: 'ນາແສງ',
      issuer: 'ຄະນະພັກເມືອງນາແສງ',
      addressee: 'ເລຂາໜ່ວຍພັກບ້ານ, ນາຍບ້ານ, ຫົວໜ້າຫ້ອງການທຸກຫ້ອງການ',
      signatory: null
    })
  })
  it('tells where they stand', () => {
    expect(facts.title).toBe('ຄຳແນະນຳ\nກ່ຽວກັບ ການອະນຸລັກປ່າຕົ້ນນ້ຳ\nໃນເຂດເມືອງນາແສງ')
    expect(facts.letterheadLines).toEqual([
      STATE,
      MOTTO,
      'ພັກປະຊາຊົນປະຕິວັດລາວ',
      'ຄະນະພັກເມືອງນາແສງ',
      'ເລກທີ ໐໗໑/ຄພ.ນສ',
      'ນາແສງ, ວັນທີ ໐໓ ພະຈິກ ໒໐໒໒'
    ])
    expect(facts.preface).toMatch(/ຕຸລາ 2022\.$/)
  })
  it('is read where an engine left blank lines between all lines', () => {
    const apart = read(text.replaceAll('\n', '\n\n'))
    expect(apart.metadata).toEqual(facts.metadata)
    expect(apart.legalBasis.map(({number}) => number)).toEqual(['31/ຄພ'])
  })
  it('is read through misread letters', () => {
    const damaged = text
      .replace('ພັກປະຊາຊົນປະຕິວັດລາວ', 'ຝັກປະຊາຊົນປະຕິວັດລາວ')
      .replace('ຄຳແນະນຳ\n', 'ຄຳແນະປຳ\n')
      .replace('ເລກທີ ໐', 'ເລກທິ. ໐')
      .replace('ອີງຕາມ', 'ອົງຕາມ')
      .replace('ພະຈິກ', 'ຜະຈຶກ')
    const {metadata, legalBasis} = read(damaged)
    expect(metadata).toMatchObject({kind: 'ຄຳແນະນຳ', number: '071/ຄພ.ນສ'})
    expect(metadata.date?.iso).toBe('2022-11-03')
    expect(legalBasis).toHaveLength(1)
  })
})

describe('a letterhead of two columns', () => {
  it.each([
    ['tabs', '\t\t\t'],
    ['runs of spaces', '              '],
    ['one space', ' ']
  ])('flattened with %s', (_name, gap) => {
    const {metadata} = read(`${STATE}
${MOTTO}
ກະຊວງພະລັງງານລົມ
ກົມແຜນການ${gap}ເລກທີ: 15 / ກຜ
ພະແນກສະຖິຕິ${gap}ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 7/8/2020

ແຈ້ງການ

ເລື່ອງ: ການສົ່ງຕົວເລກ
ປະຈຳໄຕມາດ.

ຂໍແຈ້ງມາຍັງທຸກພາກສ່ວນ ເພື່ອສົ່ງຕົວເລກໃຫ້ທັນເວລາ ຕາມທີ່ໄດ້ກຳນົດໄວ້ໃນແຜນການ ປະຈຳໄຕມາດທີສາມ ຂອງປີນີ້.
`)
    expect(metadata).toMatchObject({
      issuer: 'ພະແນກສະຖິຕິ',
      number: '15/ກຜ',
      place: 'ນະຄອນຫຼວງວຽງຈັນ',
      kind: 'ແຈ້ງການ',
      subject: 'ການສົ່ງຕົວເລກ ປະຈຳໄຕມາດ'
    })
    expect(metadata.date?.iso).toBe('2020-08-07')
  })
})

it('makes nothing of blank fields', () => {
  const {metadata} = read(`ຄະນະບໍລິຫານງານພັກ ສຄ
ໜ່ວຍພັກໂຮງງານ\t\t\tເລກທີ......./ໜພຮ
ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ....../........ 2018

ບົດສະຫຼຸບຕີລາຄາ
ການຜະລິດ ປະຈຳເດືອນ ກັນຍາ 2018
`)
  expect(metadata).toMatchObject({
    issuer: 'ໜ່ວຍພັກໂຮງງານ',
    number: null,
    kind: 'ບົດສະຫຼຸບຕີລາຄາ',
    subject: 'ການຜະລິດ ປະຈຳເດືອນ ກັນຍາ 2018'
  })
  expect(metadata.date).toEqual({iso: '2018', precision: 'year', text: '....../........ 2018'})
})

it('joins an office whose name runs on over a line', () => {
  const {metadata} = read(`${MOTTO}
ອົງການປົກຄອງເມືອງນາແສງ
ຫ້ອງການແຜນການ
ແລະ ການລົງທຶນ
ເລກທີ 5

ຄຳສັ່ງ ວ່າດ້ວຍ ການຫ້າມຈູດປ່າ
`)
  expect(metadata).toMatchObject({issuer: 'ຫ້ອງການແຜນການ ແລະ ການລົງທຶນ', number: '5'})
})

it('keeps an addressee together across a stray blank line', () => {
  const {metadata} = read(`${MOTTO}
ແຈ້ງການ
ເຖິງ: ຫົວໜ້າພະແນກ, ຜູ້ອຳນວຍການ, ນາຍ

ບ້ານ, ຄູໃຫຍ່ ທົ່ວເມືອງ.

ໃຫ້ທຸກຄົນມາປະຊຸມ.
`)
  expect(metadata.addressee).toBe('ຫົວໜ້າພະແນກ, ຜູ້ອຳນວຍການ, ນາຍ ບ້ານ, ຄູໃຫຍ່ ທົ່ວເມືອງ')
})

it('finds a title of no known kind below a letterhead', () => {
  const {metadata} = read(`${STATE}
ຄະນະພັກເມືອງນາແສງ
ເລກທີ ......../ຄພ
ນາແສງ, ວັນທີ ...../...../2020

ທິດທາງວຽກງານ ປີ 2021
ຂອງເມືອງນາແສງ

I. ສະພາບລວມ
`)
  expect(metadata).toMatchObject({
    title: 'ທິດທາງວຽກງານ ປີ 2021 ຂອງເມືອງນາແສງ',
    kind: null,
    issuer: 'ຄະນະພັກເມືອງນາແສງ'
  })
})

it('reads the number and date of a law below its title', () => {
  const {metadata, title} = read(`ກົດໝາຍ
ວ່າດ້ວຍ ການລ້ຽງເຜິ້ງ
ສະບັບເລກທີ 99/ສພຂ, ລົງວັນທີ 5 ທັນວາ 2012

ພາກທີ I
ບົດບັນຍັດທົ່ວໄປ
`)
  expect(metadata).toMatchObject({kind: 'ກົດໝາຍ', subject: 'ການລ້ຽງເຜິ້ງ', number: '99/ສພຂ'})
  expect(metadata.date?.iso).toBe('2012-12-05')
  expect(title).toBe('ກົດໝາຍ\nວ່າດ້ວຍ ການລ້ຽງເຜິ້ງ')
})

it('takes a site menu for no letterhead', () => {
  const {metadata} = read(`ໜ້າຫຼັກ
ກົດໝາຍ
ຂ່າວ
${STATE}
${MOTTO}
ກະຊວງປ່າໄມ້
ເລກທີ 8/ກປ
ຂໍ້ຕົກລົງ ວ່າດ້ວຍ ການປູກໄມ້
`)
  expect(metadata).toMatchObject({issuer: 'ກະຊວງປ່າໄມ້', kind: 'ຂໍ້ຕົກລົງ', number: '8/ກປ'})
})

describe('what a title is about', () => {
  it.each([
    ['ມະຕິ\nກອງປະຊຸມຄົບຄະນະ ຄັ້ງທີ 3\nວ່າດ້ວຍ ການສ້ອມແປງຂົວ', 'ການສ້ອມແປງຂົວ'],
    ['ມະຕິ ຂອງສະພາເມືອງ\nວ່າດ້ວຍ ການສ້ອມແປງຂົວ\nແລະ ທາງ', 'ການສ້ອມແປງຂົວ ແລະ ທາງ'],
    ['ຄຳແນະນຳ\nການປະຕິບັດ ຂໍ້ຕົກລົງ\nວ່າດ້ວຍ ການປູກໄມ້', 'ການປະຕິບັດ ຂໍ້ຕົກລົງ ວ່າດ້ວຍ ການປູກໄມ້'],
    ['ຄຳສັ່ງ ວ່າດ້ວຍ ການປະຕິບັດມະຕິ ທີ່ອອກໃໝ່\nກ່ຽວກັບ ປ່າ', 'ການປະຕິບັດມະຕິ ທີ່ອອກໃໝ່ ກ່ຽວກັບ ປ່າ']
  ])('%s', (title, subject) => {
    const {metadata} = read(
      `${STATE}\n${MOTTO}\n\nສະພາເມືອງນາແສງ\nເລກທີ 4/ສມ\n\n${title}\n\nI. ສະພາບ\n`
    )
    expect(metadata.subject).toBe(subject)
  })
})

it('names the issuer that only the title tells', () => {
  const {metadata} = read(`ມະຕິ ຂອງ ສະພາເມືອງນາແສງ\nວ່າດ້ວຍ ການສ້ອມແປງຂົວ\n\n1. ໃຫ້ສ້ອມແປງຂົວ.\n`)
  expect(metadata).toMatchObject({issuer: 'ສະພາເມືອງນາແສງ', subject: 'ການສ້ອມແປງຂົວ'})
})

describe('two columns that an engine left one space between', () => {
  it('are cut at the name of the state, the motto, the number, the place and the date', () => {
    const {metadata, letterheadLines} = read(`ພັກປະຊາຊົນປະຕິວັດລາວ ${STATE}
ຄະນະພັກເມືອງນາແສງ ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດຫະນະຖາວອນ
ຫ້ອງການແຜນການ ເລກທ 031/ຄພ
ເລກຫີ 5 ນາແສງ, ວັນທ 22 ທັນວາ 2020

ມະຕິ
ວ່າດ້ວຍ ການສ້ອມແປງຂົວ

I. ສະພາບ
`)
    expect(metadata).toMatchObject({
      issuer: 'ຫ້ອງການແຜນການ',
      number: '031/ຄພ',
      place: 'ນາແສງ',
      date: {iso: '2020-12-22'},
      kind: 'ມະຕິ'
    })
    expect(letterheadLines).toHaveLength(4)
  })
  it('are cut in front of a place that no list has', () => {
    const head = (line: string): unknown => {
      const {metadata} = read(`${MOTTO}\nເມືອງນາແສງ\n${line}\n\nແຈ້ງການ\n\n1. ໃຫ້ມາ.\n`)
      return [metadata.issuer, metadata.place, metadata.date?.iso]
    }
    expect(head('ຫ້ອງການກະສິກຳ ໂພນຈານ, ວັນທີ 3.2.2021')).toEqual([
      'ຫ້ອງການກະສິກຳ',
      'ໂພນຈານ',
      '2021-02-03'
    ])
    expect(head('ຫ້ອງການກະສິກຳ ເມືອງ ໂພນຈານ, ວັນທີ 3.2.2021')).toEqual([
      'ຫ້ອງການກະສິກຳ',
      'ເມືອງ ໂພນຈານ',
      '2021-02-03'
    ])
    expect(head('ເມືອງໂພນຈານ, ວັນທີ 3.2.2021')).toEqual(['ເມືອງນາແສງ', 'ເມືອງໂພນຈານ', '2021-02-03'])
  })
  it('are none where the name of the state is part of a name', () => {
    const {metadata} = read(
      `${STATE}\n${MOTTO}\nລັດຖະບານ ແຫ່ງ ${STATE}\nເລກທີ 5/ລບ\n\nດຳລັດ\nວ່າດ້ວຍ ປ່າ\n\nມາດຕາ 1 ປ່າ\n`
    )
    expect(metadata.issuer).toBe(`ລັດຖະບານ ແຫ່ງ ${STATE}`)
  })
})

it('takes no sentence that cites a document for a letterhead', () => {
  const {metadata, letterhead} = read(`ຊາວບ້ານດີໃຈ

ປະທານສະພາເມືອງ ໄດ້ອອກຄຳສັ່ງ ສະບັບເລກທີ 117/ປສ ລົງໃນຕົ້ນເດືອນນີ້ ເພື່ອໃຫ້ຊາວບ້ານ ໄດ້ສ້ອມແປງຂົວ ແລະ ທາງ.

ຊາວບ້ານທຸກຄົນ ດີໃຈຫຼາຍ ທີ່ໄດ້ຍິນຂ່າວນີ້ ແລະ ພ້ອມກັນອອກແຮງງານ ສ້ອມແປງຂົວ ຂ້າມຫ້ວຍ ໃຫ້ແລ້ວ ກ່ອນລະດູຝົນ.
`)
  expect(metadata).toMatchObject({number: null, issuer: null, title: 'ຊາວບ້ານດີໃຈ'})
  expect(letterhead).toEqual([])
})

it('finds who issued a report on its title page', () => {
  const {metadata} = read(`ບົດລາຍງານ
ຜົນການສຳຫຼວດຂົວໄມ້ ປີ 2020
ສະຖາບັນຂົວທາງນາແສງ
ນາແສງ, ຕຸລາ 2020

I. ຄວາມເປັນມາ
`)
  expect(metadata).toMatchObject({
    title: 'ບົດລາຍງານ ຜົນການສຳຫຼວດຂົວໄມ້ ປີ 2020',
    subject: 'ຜົນການສຳຫຼວດຂົວໄມ້ ປີ 2020',
    issuer: 'ສະຖາບັນຂົວທາງນາແສງ',
    place: 'ນາແສງ',
    date: {iso: '2020-10', precision: 'month'}
  })
})

it('finds who issues a journal below its name and number', () => {
  const {metadata} = read(`ຂ່າວສວນ
ສະບັບທີ 7 ປະຈຳເດືອນ ກໍລະກົດ 2021
ຫ້ອງການກະສິກຳເມືອງນາແສງ
ອອກທຸກເດືອນ

ສະພາບນ້ຳຝົນ
ໃນເດືອນຜ່ານມາ ຝົນຕົກບໍ່ສະໝ່ຳສະເໝີ ໂດຍສະເພາະຢູ່ເຂດພູ ເຮັດໃຫ້ຊາວສວນຕ້ອງລໍຖ້າ ຈຶ່ງຈະປູກໄດ້ ໃນທ້າຍເດືອນນີ້.
`)
  expect(metadata).toMatchObject({
    title: 'ຂ່າວສວນ',
    issuer: 'ຫ້ອງການກະສິກຳເມືອງນາແສງ',
    date: {iso: '2021-07'}
  })
})
