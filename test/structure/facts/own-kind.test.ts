import {describe, expect, it} from 'vitest'
import {compileRules, convert} from '../../../src/index.ts'
import {overlayRules} from '../../../src/inner.ts'
import {readShippedRules} from '../../../src/node.ts'
import type {LaoDocument, RuleFile, Ruleset} from '../../../src/types.ts'

/** What a user writes to make minutes known: one file, and nothing else. */
const MINUTES = `
type: vocabulary
description: Minutes, as our office writes them.
rules:
  - list: kinds
    id: minutes
    description: What our minutes are called.
    words: [ບົດບັນທຶກການຫາລື]
    value: ບົດບັນທຶກ
    examples: [ບົດບັນທຶກການຫາລື ກ່ຽວກັບ ການແບ່ງນ້ຳ]
  - list: place-cues
    id: place
    description: Where we met.
    words: [ຈັດຂຶ້ນທີ່]
  - list: time-cues
    id: time
    description: When we met.
    words: [ເປີດໃນ]
  - list: head-cues
    id: persons
    description: Who presided.
    words: [ນຳພາໂດຍ]
  - list: roles
    id: role
    description: Who signs.
    words: [ຜູ້ຈົດບັນທຶກ]
`

const TEXT = `ກຸ່ມຜູ້ໃຊ້ນ້ຳຫ້ວຍຂຽວ
ເລກທີ 4/ກນ

ບົດບັນທຶກການຫາລື
ກ່ຽວກັບ ການແບ່ງນ້ຳເຂົ້ານາ
ຈັດຂຶ້ນທີ່: ສາລາບ້ານນາຫຼວງ
ເປີດໃນ: ຕອນເຊົ້າ ຂອງວັນທີ 7 ມີນາ 2024
ນຳພາໂດຍ: ນາຍບ້ານ ພ້ອມດ້ວຍຄະນະ

1. ການແບ່ງນ້ຳ
ຜູ້ເຂົ້າຮ່ວມໄດ້ຕົກລົງກັນວ່າ ນາທີ່ຢູ່ທ້າຍຄອງ ຈະໄດ້ນ້ຳກ່ອນ ໃນສອງມື້ທຳອິດ ຂອງແຕ່ລະອາທິດ ຕະຫຼອດລະດູແລ້ງນີ້.
2. ການສ້ອມແປງຄອງ
ທຸກຄອບຄົວ ສົ່ງແຮງງານສອງຄົນ ມາຂຸດລອກຄອງ ກ່ອນທ້າຍເດືອນ ແລະ ຮັກສາຄວາມສະອາດ ຕາມຄອງນ້ຳ ຮ່ວມກັນ.

ຜູ້ຈົດບັນທຶກ

ວັນດີ ສີຫາ
`

/** The shipped rules as they were before minutes were known. */
const shipped = readShippedRules().filter(({path}) => path !== 'structure/minutes.yaml')

function rulesOf(files: readonly RuleFile[]): Ruleset {
  const {ruleset, problems} = compileRules(files)
  expect(problems).toEqual([])
  return ruleset
}

function read(ruleset: Ruleset): LaoDocument {
  return convert(TEXT, {ruleset}).document
}

describe('a kind of document that a user adds by a file of words', () => {
  const own = {path: 'structure/our-minutes.yaml', text: MINUTES, shipped: false}
  const before = read(rulesOf(shipped))
  const after = read(rulesOf(overlayRules(shipped, [own])))

  it('is unknown without the file', () => {
    expect(before.metadata).toMatchObject({kind: null, date: null, place: null})
  })
  it('has all its facts with it', () => {
    expect(after.metadata).toEqual({
      title: 'ບົດບັນທຶກການຫາລື ກ່ຽວກັບ ການແບ່ງນ້ຳເຂົ້ານາ',
      kind: 'ບົດບັນທຶກ',
      subject: 'ການແບ່ງນ້ຳເຂົ້ານາ',
      number: '4/ກນ',
      date: {iso: '2024-03-07', precision: 'day', text: '7 ມີນາ 2024'},
      place: 'ສາລາບ້ານນາຫຼວງ',
      issuer: 'ກຸ່ມຜູ້ໃຊ້ນ້ຳຫ້ວຍຂຽວ',
      addressee: null,
      signatory: {role: 'ຜູ້ຈົດບັນທຶກ', name: 'ວັນດີ ສີຫາ'}
    })
  })
  it('keeps the lines of its head in front of its sections', () => {
    const preface = after.preface.map((block) =>
      block.type === 'letterhead' ? block.text : block.type
    )
    expect(preface).toEqual([
      'ກຸ່ມຜູ້ໃຊ້ນ້ຳຫ້ວຍຂຽວ',
      'ເລກທີ 4/ກນ',
      'paragraph',
      'ຈັດຂຶ້ນທີ່: ສາລາບ້ານນາຫຼວງ',
      'ເປີດໃນ: ຕອນເຊົ້າ ຂອງວັນທີ 7 ມີນາ 2024',
      'ນຳພາໂດຍ: ນາຍບ້ານ ພ້ອມດ້ວຍຄະນະ'
    ])
    expect(after.sections.map(({label}) => label)).toEqual(['1.', '2.'])
  })
  it('is cited by its name', () => {
    const [citation] = convert('ແຈ້ງການ\n\n1. ຕາມບົດບັນທຶກການຫາລື ເລກທີ 4/ກນ.\n', {
      ruleset: rulesOf(overlayRules(shipped, [own]))
    }).document.citations
    expect(citation).toMatchObject({kind: 'ບົດບັນທຶກ', number: '4/ກນ'})
  })
})
