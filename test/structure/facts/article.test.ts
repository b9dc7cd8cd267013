import {describe, expect, it} from 'vitest'
import {read} from './support/read.ts'

const BODY =
  'ໃນວັນທີ 11 ມີນາ 2024 ທີ່ບ້ານນາສາລາ ໄດ້ມີພິທີເປີດລະດູເກັບໝາກໂມ ໂດຍມີຊາວສວນ ແລະ ແຂກຮັບເຊີນຫຼາຍກວ່າສອງຮ້ອຍຄົນ ເຂົ້າຮ່ວມຢ່າງພ້ອມພຽງ.'

describe('a web page', () => {
  it.each([
    ['12/03/2024 | 10:30', '2024-03-12'],
    ['ວັນທີ 12/03/2024', '2024-03-12'],
    ['12 ມີນາ 2024', '2024-03-12']
  ])('has its title and its date %s', (date, iso) => {
    const facts = read(`ໜ້າຫຼັກ
ຂ່າວ
ຕິດຕໍ່ພວກເຮົາ

ຊາວສວນເມືອງໂພນທອງ ເລີ່ມເກັບໝາກໂມລະດູແລ້ງ

${date}

${BODY}
`)
    expect(facts.metadata).toMatchObject({
      title: 'ຊາວສວນເມືອງໂພນທອງ ເລີ່ມເກັບໝາກໂມລະດູແລ້ງ',
      kind: null,
      number: null,
      issuer: null,
      signatory: null
    })
    expect(facts.metadata.date?.iso).toBe(iso)
    expect(facts.letterhead).toEqual([])
    expect(facts.closing).toBe('')
  })
  it('has no date where only its events have', () => {
    expect(read(`ຊາວສວນເລີ່ມເກັບໝາກໂມ\n\n${BODY}\n`).metadata.date).toBeNull()
  })
  it('has no number where it cites one', () => {
    const facts = read(`ຊາວສວນເລີ່ມເກັບໝາກໂມ

${BODY}

ຕາມຂໍ້ຕົກລົງຂອງເຈົ້າເມືອງ ເລກທີ 45/ຈມ ລົງວັນທີ 2 ກຸມພາ 2024 ຊາວສວນຂາຍໄດ້ເອງ.
`)
    expect(facts.metadata.number).toBeNull()
    expect(facts.citations).toMatchObject([{kind: 'ຂໍ້ຕົກລົງ', number: '45/ຈມ', issuer: 'ເຈົ້າເມືອງ'}])
    expect(facts.legalBasis).toEqual([])
  })
})

it('takes the title that a Markdown source marks', () => {
  const text = `ເວັບໄຊຂອງສະມາຄົມຊາວສວນ ແລະ ຜູ້ປູກໝາກໄມ້\n\nເກັບໝາກໂມ\n\n${BODY}\n`
  const start = text.indexOf('ເກັບໝາກໂມ\n')
  const hint = {span: {start, end: start + 9}, depth: 1}
  expect(read(text, [hint]).metadata.title).toBe('ເກັບໝາກໂມ')
})

it('knows a declaration by its first line', () => {
  const {metadata} = read(`ປະຕິຍານສາກົນ ວ່າດ້ວຍ ສິດຂອງຊາວປ່າ

ຄຳນຳ

ໂດຍທີ່ຊາວປ່າທຸກຄົນ ເກີດມາມີກຽດສັກສີ ແລະ ມີສິດເທົ່າທຽມກັນ ໂດຍບໍ່ຈຳແນກ ຊົນຊາດ, ສີຜິວ ແລະ ເພດ;

ມາດຕາ 1
ທຸກຄົນມີສິດໃນປ່າ.
`)
  expect(metadata).toMatchObject({
    title: 'ປະຕິຍານສາກົນ ວ່າດ້ວຍ ສິດຂອງຊາວປ່າ',
    kind: 'ປະຕິຍານສາກົນ',
    subject: 'ສິດຂອງຊາວປ່າ'
  })
})

it('tells a masthead from its issue', () => {
  const {metadata} = read(`ວາລະສານ ສຽງປ່າ
ສະບັບທີ 12 ປະຈຳເດືອນ ມີນາ 2023

ບົດນຳ

${BODY}
`)
  expect(metadata.title).toBe('ວາລະສານ ສຽງປ່າ')
  expect(metadata.date?.iso).toBe('2023-03')
})

describe('the title of an article', () => {
  it.each([
    [
      'below an address',
      'ສຽງປ່າອອນລາຍ\nwww.siangpa.example\nໜ້າທຳອິດ | ກິລາ\nເກັບໝາກໂມ\n24.09.2019 13:51'
    ],
    ['below a foreign line', 'Thôn.vn - Trang tin địa phương\n\nເກັບໝາກໂມ\n\nBáo Thôn21/09/2023'],
    ['above its date', 'ສະມາຄົມຊາວສວນໝາກໂມ\n\nເກັບໝາກໂມ\n\nທ.ວ. 14, 2022 | ຂ່າວສວນ\n\nຂ່າວຫຼ້າສຸດ']
  ])('%s', (_name, head) => {
    expect(read(`${head}\n\n${BODY}\n`).metadata.title).toBe('ເກັບໝາກໂມ')
  })
  it('keeps its date from that of other articles below it', () => {
    const {metadata, closing} = read(
      `ຊາວສວນເກັບໝາກໂມ\n\nທ.ວ. 14, 2022 | ຂ່າວ\n\n${BODY}\n\nຂ່າວຫຼ້າສຸດ\nປະທານສະພາ ຢ້ຽມຢາມສວນ\nທ.ວ. 9, 2022\n`
    )
    expect(metadata).toMatchObject({date: {iso: '2022-12-14'}, signatory: null})
    expect(closing).toBe('')
  })
})
