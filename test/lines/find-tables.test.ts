import {describe, expect, it} from 'vitest'
import {Reading} from '../../src/lines/reading.ts'
import {readStructureRules} from '../structure/support/ruleset.ts'

const ruleset = readStructureRules()

function read(text: string): string[][][] {
  return new Reading(text, ruleset).tables.map(({rows}) =>
    rows.map((row) => row.map(({start, end}) => text.slice(start, end)))
  )
}

const prose = 'ຊາວບ້ານພ້ອມກັນຂຸດຮ່ອງນ້ຳ ແລະ ສ້ອມແປງທາງເຂົ້າໂຮງຮຽນ ກ່ອນລະດູຝົນຈະມາຮອດ ພ້ອມທັງປູກຕົ້ນໄມ້ອ້ອມເດີ່ນ.'

describe('tables', () => {
  it('are parted by tabs, empty cells included', () => {
    expect(read('ບ້ານ\tຊາຍ\tຍິງ\nໂພນ\t\t12\nນາ\t9\t8')).toEqual([
      [
        ['ບ້ານ', 'ຊາຍ', 'ຍິງ'],
        ['ໂພນ', '', '12'],
        ['ນາ', '9', '8']
      ]
    ])
  })

  it('are parted by gaps, and their places tell which cells are empty', () => {
    const text = [
      'ລຳດັບ   ເມືອງ          ເຂົ້າ (ໂຕນ)   ສາລີ (ໂຕນ)',
      '1       ນາສະຫວ່າງ         1.250         310',
      '2       ຫ້ວຍແກ້ວ                        275',
      '3       ໂພນງາມ            2.040',
      '        ລວມ               3.290         585'
    ].join('\n')
    expect(read(text)).toEqual([
      [
        ['ລຳດັບ', 'ເມືອງ', 'ເຂົ້າ (ໂຕນ)', 'ສາລີ (ໂຕນ)'],
        ['1', 'ນາສະຫວ່າງ', '1.250', '310'],
        ['2', 'ຫ້ວຍແກ້ວ', '', '275'],
        ['3', 'ໂພນງາມ', '2.040', ''],
        ['', 'ລວມ', '3.290', '585']
      ]
    ])
  })

  it('are read where a program counted marks as columns', () => {
    const rows = [
      ['ບ້ານ', 'ຄອບຄົວ', 'ພົນລະເມືອງ'],
      ['ນ້ຳຖ້ວມ', '', '512'],
      ['ນາ', '48', '230']
    ]
    const text = rows
      .map((row) =>
        row
          .map((cell) => cell.padEnd(14))
          .join('')
          .trimEnd()
      )
      .join('\n')
    expect(read(text)).toEqual([rows])
  })

  it('are drawn with strokes and ruled off', () => {
    const text =
      '+------+-----+\n| ເມືອງ | ຄົນ |\n|======|=====|\n| ນາ | 5 |\n| ໂພນ | |\n+------+-----+'
    expect(read(text)).toEqual([
      [
        ['ເມືອງ', 'ຄົນ'],
        ['ນາ', '5'],
        ['ໂພນ', '']
      ]
    ])
  })

  it('tell their rulers', () => {
    const reading = new Reading('ເມືອງ     ຄົນ\n----      ---\nນາ        5\nໂພນ       17', ruleset)
    expect(reading.tables).toMatchObject([{first: 0, last: 3, rulers: [1]}])
  })

  it('may have items for rows, and an empty line between them', () => {
    expect(read('1. ເຂົ້າ\t12\t30\n\n2. ສາລີ\t7\t19')).toEqual([
      [
        ['1. ເຂົ້າ', '12', '30'],
        ['2. ສາລີ', '7', '19']
      ]
    ])
  })

  it('hold the rest of a cell in a row of its own', () => {
    const text = [
      'ເລກ    ວຽກ                   ເງິນ',
      '1      ຂຸດຮ່ອງນ້ຳ               500',
      '       ແລະ ສ້ອມແປງຝາຍ',
      '2      ປູກຕົ້ນໄມ້                90'
    ].join('\n')
    expect(read(text)[0]?.[2]).toEqual(['', 'ແລະ ສ້ອມແປງຝາຍ', ''])
  })
})

describe('no tables are', () => {
  it.each([
    [
      'a letterhead in two columns',
      'ກະຊວງກະສິກຳ              ເລກທີ 12/ກກ\nກົມຊົນລະປະທານ            ວັນທີ 3 ມີນາ 2024'
    ],
    ['two who sign', 'ຫົວໜ້າພະແນກ              ຜູ້ສະຫຼຸບ\n\n\nບຸນມີ ແສງຈັນ              ຄຳດີ ວົງສາ'],
    ['paragraphs with wide gaps', `${prose}   ${prose}\n${prose}    ${prose}`],
    ['items with a tab behind the number', '1.\tນ້ຳ\n2.\tໄຟ\n3.\tທາງ'],
    ['bullets', '·\tອີງຕາມ\tແຜນ\n·\tອີງຕາມ\tມະຕິ\n·\tອີງຕາມ\tກົດ'],
    ['entries that a tab indents', `ອີງຕາມ\t${prose}\nອີງຕາມ\t${prose}\nອີງຕາມ\t${prose}`],
    ['strokes for letters', 'ຄັ້ງທີ |] ຂອງລັດ ແລະ\nຄັ້ງທີ |( ຂອງພັກ ໃນ'],
    ['gaps of two spaces that do not stand in line', 'ນ້ຳ  ໄຟ\nຫ້ວຍນ້ຳໃສ  ທາງ\nບໍ່  ຂົວຂ້າມ'],
    ['columns that are gone', 'ເມືອງ ຄົນ\nນາ 5\nໂພນ 17']
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([])
  })
})

describe('time', () => {
  it.each([
    ['cells', `${'ກ\t'.repeat(100_000)}ກ\n${'ກ\t'.repeat(100_000)}ກ`],
    ['rows', 'ກາ  12   ຂ\n'.repeat(60_000)],
    ['rows that grow', Array.from({length: 600}, (_, at) => 'ກ   '.repeat(at + 2)).join('\n')],
    ['rulers', '-----\n'.repeat(60_000)]
  ])('is short for many %s', (_, text) => {
    const began = performance.now()
    read(text)
    expect(performance.now() - began).toBeLessThan(3000)
  })
})
