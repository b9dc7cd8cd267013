import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {convert} from '../../src/convert.ts'
import {compileRules, toMarkdown, type Block, type Section} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'

const {ruleset} = compileRules(readShippedRules())

function blocksOf(source: string, markdown = false): Block[] {
  const {document} = convert(source, {ruleset}, {markdown})
  const inSection = ({blocks, sections}: Section): Block[] => [
    ...blocks,
    ...sections.flatMap(inSection)
  ]
  return [...document.preface, ...document.sections.flatMap(inSection), ...document.closing]
}

function shown(block: Block): unknown {
  if (block.type === 'table') return block.rows.map((row) => row.map(({text}) => text))
  return block.type === 'list' ? 'list' : `${block.type}: ${block.text}`
}

const prose = 'ຊາວບ້ານພ້ອມກັນຂຸດຮ່ອງນ້ຳ ແລະ ສ້ອມແປງທາງເຂົ້າໂຮງຮຽນ ກ່ອນລະດູຝົນຈະມາຮອດ ພ້ອມທັງປູກຕົ້ນໄມ້ອ້ອມເດີ່ນ.'

describe('captions', () => {
  it.each([
    'ພາບ: ຊາວບ້ານກຳລັງປູກເຂົ້າ',
    'ຮູບທີ 2: ຂົວຂ້າມຫ້ວຍແຫ່ງໃໝ່',
    'Photo by K. Somchit',
    'ຂ່າວ-ພາບ: ບຸນມີ',
    '(ໂດຍ: ຄຳດີ ວົງສາ)',
    'ແຫຼ່ງຂໍ້ມູນ: ຫ້ອງການກະສິກຳເມືອງ',
    'ຕາຕະລາງທີ 3: ຜົນຜະລິດແຕ່ລະເມືອງ',
    'Source: District office',
    'ຊາວບ້ານກຳລັງປູກເຂົ້າ ຢູ່ແຄມນ້ຳ. ພາບ: ບຸນມີ',
    'ຊາວບ້ານກຳລັງປູກເຂົ້າ ຢູ່ແຄມນ້ຳ (ພາບ: ບຸນມີ)'
  ])('%s', (line) => {
    expect(blocksOf(`${prose}\n\n${line}\n\n${prose}\n`).map(shown)).toContain(`caption: ${line}`)
  })

  it.each(['ພາບລວມຂອງວຽກງານ', 'ທີ່ມາ:', 'ພາບ', `ຂໍ້ມູນ: ${prose} ${prose}`, 'ຮູບພາບ ແລະ ວິດີໂອ: ບໍ່ມີ'])(
    'not %s',
    (line) => {
      const types = blocksOf(`${prose}\n\n${line}\n\n${prose}\n`).map(({type}) => type)
      expect(types).not.toContain('caption')
    }
  )
})

describe('tables', () => {
  const table = [
    'ເມືອງ          ຜູ້ປ່ວຍໃໝ່      ສະສົມ',
    '------------   ----------   ------',
    'ນາສະຫວ່າງ       27            466',
    'ຫ້ວຍແກ້ວ                       281',
    'ໂພນງາມ          12'
  ].join('\n')
  const cells = [
    ['ເມືອງ', 'ຜູ້ປ່ວຍໃໝ່', 'ສະສົມ'],
    ['ນາສະຫວ່າງ', '27', '466'],
    ['ຫ້ວຍແກ້ວ', '', '281'],
    ['ໂພນງາມ', '12', '']
  ]

  it('stand among paragraphs, and what rules them off is on record', () => {
    const source = `${prose}\n\n${table}\n\n${prose}\n`
    expect(blocksOf(source).map(shown)).toEqual([
      `paragraph: ${prose}`,
      cells,
      `paragraph: ${prose}`
    ])
    const {corrections} = convert(source, {ruleset}).corrected
    expect(corrections.filter(({kind}) => kind === 'removal')).toMatchObject([
      {rule: 'lines/table-ruler', evidence: 'table ruler'}
    ])
  })

  it('come back from Markdown as they were', () => {
    const {corrected, document} = convert(`${prose}\n\n${table}\n`, {ruleset})
    const markdown = toMarkdown(document, corrected)
    expect(blocksOf(markdown, true).map(shown)).toContainEqual(cells)
    const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)
    expect(parser.parse(markdown).children.map(({type}) => type)).toContain('table')
  })

  it('keep the numbers of their rows', () => {
    const source = `I. ວຽກ\n${prose}\n1. ເຂົ້າ\t12\t30\n2. ສາລີ\t7\t19\n3. ໝາກ\t5\t4\nII. ແຜນ\n${prose}\n`
    expect(blocksOf(source).map(shown)).toContainEqual([
      ['1. ເຂົ້າ', '12', '30'],
      ['2. ສາລີ', '7', '19'],
      ['3. ໝາກ', '5', '4']
    ])
  })
})
