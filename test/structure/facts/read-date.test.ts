import {describe, expect, it} from 'vitest'
import {readDate} from '../../../src/structure/facts/read-date.ts'
import {readFactRules} from './support/ruleset.ts'

const ruleset = readFactRules()

/** `iso` and what the date's own text is; null where none is found. */
function dateOf(text: string): string | null {
  const found = readDate(text, ruleset)
  if (found === null) return null
  expect(text.slice(found.span.start, found.span.end)).toBe(found.date.text)
  expect(found.date.iso.split('-').length).toBe({year: 1, month: 2, day: 3}[found.date.precision])
  return found.date.iso
}

describe('a date that a word announces', () => {
  it.each([
    ['ວັນທີ 5 ມີນາ 2023', '2023-03-05'],
    ['ວັນທີ ໐໕ ມີນາ ໒໐໒໓', '2023-03-05'],
    ['ວັນທີ. ໐໘. ມັງກອນ ໒໐໒໔', '2024-01-08'],
    ['ວັນທີ .໗ ມິຖຸນາ 2019', '2019-06-07'],
    ['ລົງວັນທີ10/5/2021', '2021-05-10'],
    ['ລົງວັນທີ 10-05-2021', '2021-05-10'],
    ['ລົງວັນທີ 10.05.2021', '2021-05-10'],
    ['ວັນທີ 12 ເດືອນ 3 ປີ 2024', '2024-03-12'],
    ['ວັນທີ 12 ເດືອນ ມີນາ ປີ 2024', '2024-03-12'],
    ['ວັນທີ 12 ເດືອນມີນາ ປີ2024', '2024-03-12'],
    ['ວັນທີ 12 ມີນາ ພ.ສ. 2566', '2023-03-12'],
    ['ວັນທີ: 2024-03-12', '2024-03-12'],
    ['ວັນ ທີ 9 ຕຸລາ 2020', '2020-10-09'],
    ['ວັນ\u200bທີ 9 ຕຸ\u200bລາ 2020', '2020-10-09'],
    ['ວັນທີ 2 5 ທັນວ າ 2022', '2022-12-25'],
    ['ວັນທີ 29 ກຸມພາ 2024', '2024-02-29']
  ])('%s', (text, iso) => {
    expect(dateOf(text)).toBe(iso)
  })
})

describe('a date in words', () => {
  it.each([
    ['ວັນທີ ສິບຫ້າ ເດືອນ ມີນາ ປີ 2023', '2023-03-15'],
    ['ວັນທີ ຊາວເອັດ ມີນາ 2023', '2023-03-21'],
    ['ວັນທີ ສາມສິບເອັດ ເດືອນ ສາມ ປີ ສອງພັນຊາວສາມ', '2023-03-31'],
    ['ວັນທີ ຊາວ ສາມ ເດືອນ ທັນວາ ປີ ສອງພັນ ຊາວ ສອງ', '2022-12-23'],
    ['ວັນທີ ສອງ ທັນວາ ໜຶ່ງພັນເກົ້າຮ້ອຍເຈັດສິບຫ້າ', '1975-12-02'],
    ['ວັນທີ ສິບຫາ ເດືອນ ມີນາ ປີ ສອງພັນຫ້າຮ້ອຍຫົກສິບຫົກ', '2023-03-15'],
    // A number where the month should stand: ສິງຫາ, misread, while ສິງຫາ is its name.
    ['ວັນທີ 5 ສິບຫາ 2023', '2023-08-05'],
    ['ວັນທີ ຫ້າ ສິງຫາ 2023', '2023-08-05'],
    ['ວັນທີ ສາມສິບສອງ ເດືອນ ມີນາ ປີ 2023', '2023-03'],
    ['ວັນທີ ສາມສອງ ເດືອນ ມີນາ ປີ 2023', '2023-03'],
    ['ວັນທີ ສິບຫ້າ ເດືອນ ມີນາ', null],
    ['ວັນທີ ສອງພັນຄົນ', null]
  ])('%s', (text, iso) => {
    expect(dateOf(text)).toBe(iso)
  })
})

describe('a form that was not filled in', () => {
  it.each([
    ['ວັນທີ....../........ 2019', '2019'],
    ['ວັນທີ ____/____/2019', '2019'],
    ['ວັນທີ     /      / 2019', '2019'],
    ['ວັນທີ ...... ກັນຍາ 2019', '2019-09'],
    ['ວັນທີ ...../9/2019', '2019-09'],
    ['ວັນທີ …… ເດືອນ …… ປີ 2019', '2019'],
    ['ວັນທີ ...../....../........', null],
    ['ວັນທີ 12 ມີນາ', null]
  ])('%s', (text, iso) => {
    expect(dateOf(text)).toBe(iso)
  })
})

describe('a misread month', () => {
  it.each([
    ['ວັນທີ 5 ພຶດສະຝາ 2023', '2023-05-05'],
    ['ວັນທີ 5 ພຶດສຸພາ 2023', '2023-05-05'],
    ['ວັນທີ 5 ສິງທາ 2023', '2023-08-05'],
    ['ວັນທີ 5 ກໍລະກົຕ 2023', '2023-07-05'],
    // As near to ກັນຍາ as to ທັນວາ: the year alone is certain.
    ['ວັນທີ 5 ທັນຍາ 2023', '2023'],
    ['ວັນທີ 5 ກັນວາ 2023', '2023'],
    ['ວັນທີ 5 ນາ 2023', '2023'],
    ['ວັນທີ ຈູ ເມສາ 2023', '2023-04']
  ])('%s', (text, iso) => {
    expect(dateOf(text)).toBe(iso)
  })
})

describe('a date on its own', () => {
  it.each([
    ['12/03/2024', '2024-03-12'],
    ['12 ມີນາ 2024', '2024-03-12'],
    ['12 March 2024', '2024-03-12'],
    ['ມີນາ 2024', '2024-03'],
    ['ສະບັບທີ 12 ປະຈຳເດືອນ ມີນາ 2023', '2023-03'],
    ['ແຕ່ປີ 2021-2025', null],
    ['ໂທ 021 212 2024', null],
    ['31/02/2024', null],
    ['ຫ້ອງ 12 2024', null]
  ])('%s', (text, iso) => {
    expect(dateOf(text)).toBe(iso)
  })
})

it('looks no farther than the stretch it is given', () => {
  const text = 'ວັນທີ 5 ມີນາ 2023, ວັນທີ 6 ເມສາ 2024'
  expect(readDate(text, ruleset, 18)?.date.iso).toBe('2024-04-06')
  expect(readDate(text, ruleset, 0, 12)).toBeNull()
})

it('does not take a date from the next line', () => {
  expect(readDate('ວັນທີ\n5 ມີນາ 2023', ruleset)).toBeNull()
})
