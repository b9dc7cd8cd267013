import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {Reading} from '../../src/lines/reading.ts'
import {assemble} from '../../src/structure/assemble.ts'
import type {Facts} from '../../src/structure/facts.ts'
import type {Block, Corrected, LaoDocument, Section, Suspect} from '../../src/types.ts'
import {readStructureRules} from './support/ruleset.ts'

const ruleset = readStructureRules()

interface Marks {
  readonly suspects?: readonly Suspect[]
  readonly headingHints?: Corrected['headingHints']
  readonly frame?: Partial<Facts>
}

function read(
  text: string,
  {suspects = [], headingHints = [], frame = {}}: Marks = {}
): LaoDocument {
  const corrected: Corrected = {
    source: text,
    pages: [{span: {start: 0, end: text.length}, label: null}],
    text,
    map: {
      regions: [],
      toCorrected: (offset) => ({offset: Number(offset), exact: true}),
      toSource: (offset) => ({offset: Number(offset), exact: true}),
      sourceSpan: ({start, end}) => ({start: Number(start), end: Number(end)})
    },
    corrections: [],
    suspects,
    headingHints,
    estimatedErrorRate: 0
  }
  const nothing = {
    title: null,
    kind: null,
    subject: null,
    number: null,
    date: null,
    place: null,
    issuer: null,
    addressee: null,
    signatory: null
  }
  const whole: Facts = {
    metadata: nothing,
    fields: {},
    titleSpan: null,
    prefaceEnd: 0,
    closingStart: text.length,
    legalBasis: [],
    citations: [],
    letterhead: [],
    signature: [],
    ...frame
  }
  return assemble(corrected, new Reading(text, ruleset), whole, ruleset)
}

/** Headings and labels as an indented list: what a reader sees of the structure. */
function sketch(document: LaoDocument): string[] {
  const lines: string[] = []
  const addBlocks = (blocks: readonly Block[], indent: string): void => {
    for (const block of blocks) {
      if (block.type === 'list') {
        for (const {label, blocks: inner} of block.items) {
          lines.push(`${indent}* ${label ?? ''}`)
          addBlocks(inner, `${indent}  `)
        }
      } else if (block.type !== 'paragraph') lines.push(`${indent}<${block.type}>`)
    }
  }
  const addSection = (section: Section): void => {
    const indent = '  '.repeat(section.level - 1)
    lines.push(`${indent}# ${section.label ?? '-'} ${section.title}`)
    addBlocks(section.blocks, `${indent}  `)
    section.sections.forEach(addSection)
  }
  addBlocks(document.preface, '')
  document.sections.forEach(addSection)
  addBlocks(document.closing, '')
  return lines
}

const long =
  'ທຸກຄົນໃນບ້ານຕ້ອງຊ່ວຍກັນເຮັດວຽກນີ້ໃຫ້ສຳເລັດກ່ອນລະດູຝົນ ໂດຍແບ່ງກັນເປັນກຸ່ມ ແລະ ລາຍງານຕໍ່ນາຍບ້ານທຸກອາທິດ ຈົນກວ່າຈະແລ້ວໝົດທຸກຢ່າງຕາມແຜນທີ່ວາງໄວ້ຮ່ວມກັນ ພ້ອມທັງເກັບກຳບົດຮຽນໄວ້ໃຫ້ຄົນລຸ້ນຫຼັງ.'

describe('assemble', () => {
  it('parts headings from items by what they govern', () => {
    const text = ['I. ຈຸດປະສົງ', `1. ${long}`, `2. ${long}`, 'II. ວຽກ', '1. ນ້ຳ', long, '2. ໄຟ', long]
    expect(sketch(read(text.join('\n')))).toEqual([
      '# I. ຈຸດປະສົງ',
      '  * 1.',
      '  * 2.',
      '# II. ວຽກ',
      '  # 1. ນ້ຳ',
      '  # 2. ໄຟ'
    ])
  })

  it('takes points that are whole sentences for items, whatever follows them', () => {
    const sentence = 'ໃຫ້ທຸກບ້ານຊ່ວຍກັນເຮັດຮົ້ວອ້ອມສວນ ແລະ ຂຸດຮ່ອງນ້ຳໃຫ້ແລ້ວກ່ອນລະດູຝົນຈະມາຮອດ ພ້ອມທັງປູກຕົ້ນໄມ້'
    const points = (end: string): string[] =>
      sketch(
        read(['I. ວຽກ', `1). ${sentence}${end}`, long, `2). ${sentence}${end}`, long].join('\n'))
      )
    expect(points('.')).toEqual(['# I. ວຽກ', '  * 1).', '  * 2).'])
    expect(points('')).toEqual(['# I. ວຽກ', `  # 1). ${sentence}`, `  # 2). ${sentence}`])
  })

  it('sets 3.1 below the unit in front, whatever its first number', () => {
    const text = ['I. ກາ', '1. ນ້ຳ', long, '2. ໄຟ', '3.1 ສາຍ', long, '3.2 ຫຼອດ', long, '3. ທາງ', long]
    expect(sketch(read(text.join('\n'))).map((line) => line.slice(0, 9).trimEnd())).toEqual([
      '# I. ກາ',
      '  # 1. ນ້',
      '  # 2. ໄຟ',
      '    # 3.1',
      '    # 3.2',
      '  # 3. ທາ'
    ])
  })

  it('reads a law: parts and chapters with their titles below, articles, points', () => {
    const text = [
      'ພາກທີ I',
      'ບົດບັນຍັດທົ່ວໄປ',
      'ມາດຕາ 1 ຈຸດປະສົງ',
      long,
      'ມາດຕາ 2 ຄຳສັບ',
      `1. ${long}`,
      `2. ${long}`,
      'ພາກທີ II',
      'ສິດ',
      'ໝວດທີ 1',
      'ສິດຂອງຊາວບ້ານ',
      'ມາດຕາ 3 ນ້ຳ',
      long,
      'ໝວດທີ 2',
      'ສິດຂອງແຂກ',
      'ມາດຕາ 5 ທາງ',
      long
    ]
    const document = read(text.join('\n'))
    expect(sketch(document)).toEqual([
      '# ພາກທີ I ບົດບັນຍັດທົ່ວໄປ',
      '  # ມາດຕາ 1 ຈຸດປະສົງ',
      '  # ມາດຕາ 2 ຄຳສັບ',
      '    * 1.',
      '    * 2.',
      '# ພາກທີ II ສິດ',
      '  # ໝວດທີ 1 ສິດຂອງຊາວບ້ານ',
      '    # ມາດຕາ 3 ນ້ຳ',
      '  # ໝວດທີ 2 ສິດຂອງແຂກ',
      '    # ມາດຕາ 5 ທາງ'
    ])
    expect(document.sections[0]).toMatchObject({id: 'part-1', number: '1', separator: '\n'})
    expect(document.sections[1]?.sections[1]?.sections[0]?.id).toBe('part-2.chapter-2.article-5')
  })

  it('sets a heading word beside what is numbered behind it, and its own items below it', () => {
    const text = [
      'ບົດນຳ',
      long,
      'ມາດຕາ 1 ນ້ຳ',
      long,
      'ມາດຕາ 2 ໄຟ',
      long,
      'ໝາຍເຫດ',
      `1. ${long}`,
      `2. ${long}`
    ]
    const document = read(text.join('\n'))
    expect(sketch(document)).toEqual([
      '# - ບົດນຳ',
      '# ມາດຕາ 1 ນ້ຳ',
      '# ມາດຕາ 2 ໄຟ',
      '# - ໝາຍເຫດ',
      '  * 1.',
      '  * 2.'
    ])
    expect(document.sections[1]?.id).toBe('article-1')
  })

  it('finds the title of an article below a remark in brackets', () => {
    const document = read(`ມາດຕາ 1 (ໃໝ່)\nນ້ຳ\n${long}\nມາດຕາ 2\nໄຟ\n${long}`)
    expect(sketch(document)).toEqual(['# ມາດຕາ 1 ນ້ຳ', '# ມາດຕາ 2 ໄຟ'])
    expect(document.sections[0]?.separator).toBe(' (ໃໝ່)\n')
  })

  it('ends a list in front of words that count further out, but not behind a colon', () => {
    const rest = ['ວາລະທີ 1: ນ້ຳ', long, 'ວາລະທີ 2: ໄຟ', long].join('\n')
    expect(sketch(read(`1. ນາງ ແກ້ວ\n2. ທ້າວ ສີ\n${rest}`))).toEqual([
      '* 1.',
      '* 2.',
      '# ວາລະທີ 1 ນ້ຳ',
      '# ວາລະທີ 2 ໄຟ'
    ])
    expect(sketch(read(`1. ນ້ຳ\n2. ມີດັ່ງນີ້:\n${rest}`))).not.toContain('# ວາລະທີ 1 ນ້ຳ')
  })

  it('takes articles whose text stands beside the number for items', () => {
    const text = `ມາດຕາ 1: ${long}\nມາດຕາ 2: ${long}\nມາດຕາ 3: ${long}`
    expect(sketch(read(text))).toEqual(['* ມາດຕາ 1:', '* ມາດຕາ 2:', '* ມາດຕາ 3:'])
  })

  it('nests a series in a series', () => {
    const text = [
      'ບາດກ້າວທີ 1: ກຽມ',
      `ກິດຈະກຳທີ 1: ${long}`,
      `ກິດຈະກຳທີ 2: ${long}`,
      'ບາດກ້າວທີ 2: ປູກ',
      `ກິດຈະກຳທີ 1: ${long}`
    ]
    expect(sketch(read(text.join('\n')))).toEqual([
      '# ບາດກ້າວທີ 1 ກຽມ',
      '  * ກິດຈະກຳທີ 1:',
      '  * ກິດຈະກຳທີ 2:',
      '# ບາດກ້າວທີ 2 ປູກ',
      '  * ກິດຈະກຳທີ 1:'
    ])
  })

  it('keeps gaps and repeated numbers, and remarks on them', () => {
    const document = read(`1. ${long}\n2. ${long}\n2. ${long}\n5. ${long}`)
    expect(sketch(document)).toEqual(['* 1.', '* 2.', '* 2.', '* 5.'])
    expect(document.remarks.map(({reason}) => reason)).toEqual([
      'number 2 follows 2',
      'number 5 follows 2'
    ])
  })

  it('nests bullets by their indent and keeps lines below with them', () => {
    const text = '- ນ້ຳ\n  ໃສ\n   · ຫ້ວຍ\n   · ບຶງ\n- ໄຟ'
    expect(sketch(read(text))).toEqual(['* -', '  * ·', '  * ·', '* -'])
  })

  it('keeps a suspect passage as one, label and all', () => {
    const text = '1). ນ້ຳ\n2). កខគឃង\n3). ໄຟ'
    const start = text.indexOf('ក')
    const suspect = {
      span: {start, end: start + 5},
      script: 'Khmer' as const,
      reason: 'a run',
      rule: 'r'
    }
    expect(sketch(read(text, {suspects: [suspect]}))).toEqual([
      '* 1).',
      '* 2).',
      '  <suspect>',
      '* 3).'
    ])
  })

  it('follows the headings of a Markdown source', () => {
    const text = `ນ້ຳ\n\n${long}\n\nຫ້ວຍ\n\n${long}\n\nໄຟ\n\n${long}`
    const hint = (title: string, depth: number) => {
      const start = text.indexOf(title)
      return {span: {start, end: start + title.length}, depth}
    }
    const hints = [hint('ນ້ຳ', 2), hint('ຫ້ວຍ\n', 3), hint('ໄຟ\n', 2)]
    expect(sketch(read(text, {headingHints: hints}))).toEqual(['# - ນ້ຳ', '  # - ຫ້ວຍ', '# - ໄຟ'])
  })

  it('takes lines with a colon for titles where others are, blank lines or none', () => {
    const {sections} = read(
      [
        'ກອງປະຊຸມໄຂຂຶ້ນໃນຕອນເຊົ້າ.',
        '',
        'ຜູ້ມາຮ່ວມ:',
        '1. ທ້າວ ດຳ ນາຍບ້ານ',
        '2. ນາງ ແດງ ຄູສອນ.',
        'ເລື່ອງທີ່ຕົກລົງ:',
        '- ສ້ອມແປງຂົວ;',
        '- ປູກຕົ້ນໄມ້.',
        '',
        'ຊາວບ້ານໄດ້ຕົກລົງກັນ ດັ່ງນີ້:',
        '- ຈ່າຍເງິນຄອບຄົວລະ 5.000 ກີບ.'
      ].join('\n')
    )
    expect(sections.map(({title}) => title)).toEqual(['ຜູ້ມາຮ່ວມ:', 'ເລື່ອງທີ່ຕົກລົງ:'])
  })

  it('finds titles by their looks where nothing is numbered', () => {
    const text = [
      'ນ້ຳ',
      long,
      '',
      'ໄຟ ແລະ ສາຍ',
      '',
      long,
      long,
      '',
      'ທາງ',
      '',
      `1. ${long}`,
      `2. ${long}`
    ]
    const document = read(text.join('\n'), {frame: {prefaceEnd: 4}})
    expect(sketch(document)).toEqual(['# - ໄຟ ແລະ ສາຍ', '# - ທາງ', '  * 1.', '  * 2.'])
    expect(document.sections.map(({id}) => /^title-[a-z0-9]+$/.test(id))).toEqual([true, true])
  })

  it('reads tables by tabs', () => {
    expect(sketch(read('ຊື່\tອາຍຸ\nບຸນມີ\t12\nຄຳດີ\t13'))).toEqual(['<table>'])
  })

  it('sets the frame apart', () => {
    const text = `ບ້ານໜອງ\n- ອີງຕາມແຜນ\nI. ວຽກ\n${long}\nນາຍບ້ານ`
    const start = text.indexOf('I.')
    const closingStart = text.lastIndexOf('ນາຍບ້ານ')
    const frame = {
      prefaceEnd: start,
      closingStart,
      letterhead: [{start: 0, end: 7}],
      signature: [{start: closingStart, end: text.length}]
    }
    expect(sketch(read(text, {frame}))).toEqual(['<letterhead>', '* -', '# I. ວຽກ', '<signature>'])
  })

  it('loses nothing and holds nothing twice', () => {
    const part = fc.constantFrom(
      'I. ',
      '1. ',
      '2. ',
      '1) ',
      'ກ. ',
      'ຂ. ',
      '1.1 ',
      '- ',
      '· ',
      'ມາດຕາ 1 ',
      'ພາກທີ 1',
      'ຂັ້ນທີ 1: ',
      'ຂັ້ນທີ 2: ',
      'ນ້ຳ',
      long,
      '\n',
      '\n',
      '\n\n',
      '\t',
      '①',
      '|'
    )
    fc.assert(
      fc.property(fc.array(part, {maxLength: 40}), (parts) => {
        const text = parts.join('')
        const covered = new Uint8Array(text.length)
        const cover = (start: number, end: number): void => {
          for (let at = start; at < end; at++) covered[at]!++
        }
        const coverBlocks = (blocks: readonly Block[]): void => {
          for (const block of blocks) {
            if (block.type === 'list') {
              for (const item of block.items) {
                expect(text.startsWith(item.label ?? '', item.span.start)).toBe(true)
                cover(item.span.start, item.span.start + (item.label?.length ?? 0))
                coverBlocks(item.blocks)
              }
            } else if (block.type === 'table') {
              for (const cell of block.rows.flat()) cover(cell.span.start, cell.span.end)
            } else {
              expect(block.text).toBe(text.slice(block.span.start, block.span.end))
              cover(block.span.start, block.span.end)
            }
          }
        }
        const ids = new Set<string>()
        const coverSection = (section: Section): void => {
          expect(ids.has(section.id)).toBe(false)
          ids.add(section.id)
          const {start, end} = section.heading
          expect(text.slice(start, end)).toBe(
            `${section.label ?? ''}${section.separator}${section.title}`
          )
          cover(start, end)
          coverBlocks(section.blocks)
          section.sections.forEach(coverSection)
        }
        const document = read(text)
        coverBlocks(document.preface)
        document.sections.forEach(coverSection)
        coverBlocks(document.closing)
        for (let at = 0; at < text.length; at++) {
          if (/[\s|]/.test(text.charAt(at))) expect(covered[at]).toBeLessThanOrEqual(1)
          else expect(covered[at]).toBe(1)
        }
      }),
      {numRuns: 300}
    )
  })
})

describe('assemble, on long and crooked texts', () => {
  it.each([
    ['paragraphs', 'ຂໍ້ຄວາມ\n'.repeat(150_000)],
    ['numbers that begin anew', '1. ກາ\n1) ຂາ\n'.repeat(50_000)],
    ['items', '1. ກາ\n2. ຂາ\n\nຄາ\n'.repeat(30_000)],
    ['rows', 'ກາ\tຂາ\n'.repeat(60_000)],
    ['bullets', '- ກາ\n'.repeat(60_000)]
  ])('reads a long text of %s', (_, text) => {
    expect(() => read(text)).not.toThrow()
  })
})
