import {describe, expect, it} from 'vitest'
import {convert} from '../../src/convert.ts'
import {compileRules, type Block, type Section} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'

const {ruleset} = compileRules(readShippedRules())

/** What a reader sees: headings, paragraphs and other blocks in their order. */
function sketch(source: string): string[] {
  const {document} = convert(source, {ruleset})
  const ofBlock = (block: Block): string[] => {
    if (block.type === 'table') return [`table ${block.rows.length}x${block.rows[0]!.length}`]
    if (block.type === 'list') return block.items.map(({label}) => `item ${label ?? ''}`)
    return [`${block.type}: ${block.text.slice(0, 34)}`]
  }
  const ofSection = ({label, title, blocks, sections}: Section): string[] => [
    `# ${[label, title].filter(Boolean).join(' ')}`,
    ...blocks.flatMap(ofBlock),
    ...sections.flatMap(ofSection)
  ]
  return [
    ...document.preface.flatMap(ofBlock),
    ...document.sections.flatMap(ofSection),
    ...document.closing.flatMap(ofBlock)
  ]
}

const one =
  'ຊາວບ້ານໂພນງາມ ໄດ້ພ້ອມກັນສ້ອມແປງຝາຍນ້ຳລົ້ນ ແລະ ຂຸດຮ່ອງນ້ຳເຂົ້າທົ່ງນາ ຍາວສາມກິໂລແມັດ ໃຫ້ແລ້ວກ່ອນລະດູຝົນຈະມາຮອດ ເພື່ອໃຫ້ມີນ້ຳພຽງພໍຕະຫຼອດປີ.'
const two =
  'ຫ້ອງການກະສິກຳເມືອງ ຈະຊ່ວຍຊີມັງ ແລະ ເຫຼັກເສັ້ນ ສ່ວນແຮງງານແມ່ນຊາວບ້ານປະກອບສ່ວນ ໂດຍແບ່ງກັນເປັນກຸ່ມ ກຸ່ມລະສິບຄອບຄົວ ແລະ ປ່ຽນກັນເຮັດທຸກອາທິດ.'

describe('a word processor’s export', () => {
  it('has its contents, fields and page numbers taken out, and its table read', () => {
    const source = [
      'ບົດລາຍງານ',
      'ກ່ຽວກັບ ການສ້ອມແປງຝາຍນ້ຳລົ້ນ',
      '',
      'ສາລະບານ',
      'I. ສະພາບລວມ ............ 2',
      'II. ຜົນໄດ້ຮັບ ............ 3',
      '',
      'TOC \\o "1-3" \\h \\z \\u',
      'I. ສະພາບລວມ',
      one,
      'II. ຜົນໄດ້ຮັບ',
      two,
      'ຕາຕະລາງທີ 1: ແຮງງານແຍກຕາມບ້ານ',
      'ບ້ານ\tຊາຍ\tຍິງ',
      'ໂພນງາມ\t24\t18',
      'ນາຫີນ\t\t31',
      'ໜ້າ 2 / 5'
    ].join('\n')
    const seen = sketch(source)
    expect(seen.filter((line) => line.startsWith('#'))).toEqual(['# I. ສະພາບລວມ', '# II. ຜົນໄດ້ຮັບ'])
    expect(seen).toContain('caption: ຕາຕະລາງທີ 1: ແຮງງານແຍກຕາມບ້ານ')
    expect(seen.at(-1)).toBe('table 3x3')
    expect(seen.join('\n')).not.toMatch(/TOC|\.\.\.|ໜ້າ 2|ສາລະບານ/)
  })
})

describe('a page in two languages', () => {
  it('keeps each passage as it is', () => {
    const english =
      'The villagers of Phonngam repaired their weir together, and dug three kilometres of canal.'
    const source = `${one}\n\n${english}\n\n${two}\n\nPhoto: B. Somdee\n`
    expect(sketch(source)).toEqual([
      `paragraph: ${one.slice(0, 34)}`,
      `paragraph: ${english.slice(0, 34)}`,
      `paragraph: ${two.slice(0, 34)}`,
      'caption: Photo: B. Somdee'
    ])
    expect(convert(source, {ruleset}).corrected.text).toBe(source)
  })

  it('keeps a note in Vietnamese, page number and all that is not its text apart', () => {
    const note =
      'Đại sứ quán trân trọng thông báo việc bàn giao thiết bị đo mưa cho huyện Na Kae vào tháng tới.'
    const source = `${one}\n\n${note}\n\n${two}\n\n- 4 -\n`
    const {corrected} = convert(source, {ruleset})
    expect(corrected.text).toBe(`${one}\n\n${note}\n\n${two}\n\n`)
    expect(corrected.suspects).toEqual([])
  })

  it('marks a passage in Khmer, and what is left of one in a line of Lao', () => {
    const khmer = 'អ្នកភូមិបានជួសជុលទំនប់ទឹក ហើយជីកប្រឡាយ'
    const source = `${one}\n\n${khmer}\n\n${two}\n`
    expect(sketch(source)[1]).toBe(`suspect: ${khmer.slice(0, 34)}`)
  })
})

describe('a damaged scan', () => {
  it('joins a paragraph that a misread page number and a running head have cut', () => {
    const head = 'ບົດລາຍງານການສ້ອມແປງຝາຍນ້ຳລົ້ນ ປີ 2024'
    const wrap = (text: string): string[] => text.match(/.{1,90}/gu) ?? []
    const whole = Array.from({length: 30}, (_, at) => (at % 2 === 0 ? one : two).replace(/\.$/, ''))
    const lines = wrap(whole.join(' '))
    const pages = [lines.slice(0, 20), lines.slice(20, 40), lines.slice(40)]
    const source = pages
      .map(
        (page, at) =>
          `${at === 1 ? head.replace('ຝ', 'ຜ') : head}\n${page.join('\n')}\n\n${['242', '- 2', '25'][at]!}\n`
      )
      .join('\f')
    const {corrected} = convert(source, {ruleset})
    expect(corrected.text.match(/242|- 2|25$/m)).toBeNull()
    expect(corrected.text.split(/[\n\f]+/u).filter((line) => line !== '')).toHaveLength(2)
  })
})
