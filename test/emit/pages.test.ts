import {describe, expect, it} from 'vitest'
import {
  compileRules,
  convert,
  restoreSource,
  toMarkdown,
  toRecord,
  toText,
  type DocumentRecord,
  type FileOptions
} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import {readMarkupFile} from '../../src/read/read-markup-file.ts'
import {kinds} from '../read/make-files.ts'

const {ruleset} = compileRules(readShippedRules())

function recordOf(source: string, about: FileOptions = {}): DocumentRecord {
  const {corrected, document} = convert(source, {ruleset}, about)
  const file = {path: 'a.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8'}
  const generator = {name: 'laodoc', version: '0', rules: '', model: null}
  return toRecord(corrected, document, file, generator)
}

const prose = (count: number): string =>
  Array.from(
    {length: count},
    (_, at) => `ຊາວບ້ານພ້ອມກັນຂຸດຮ່ອງນ້ຳ ແລະ ສ້ອມແປງທາງເຂົ້າໂຮງຮຽນ ຄັ້ງທີ ${at + 1} ກ່ອນລະດູຝົນຈະມາຮອດ.\n`
  ).join('')

describe('pages of a text', () => {
  it('end at form feeds and tell the numbers printed on them', () => {
    const source = `${prose(12)}\n- 7 -\n\f${prose(12)}\n- ໘ -\n\f${prose(12)}\n`
    const {pages} = recordOf(source)
    expect(pages.map(({number, label}) => [number, label])).toEqual([
      [1, '7'],
      [2, '8'],
      [3, null]
    ])
    expect(pages.map(({start, end}) => source.slice(start, end))).toEqual(source.split(/(?<=\f)/))
  })

  it.each([
    ['', 1],
    ['ນ້ຳ', 1],
    ['ນ້ຳ\n\f', 1],
    ['ນ້ຳ\n\f\n \n', 1],
    ['\fນ້ຳ\n', 2],
    ['ນ້ຳ\n\f\fໄຟ', 3]
  ])('of %j are %d', (source, count) => {
    expect(recordOf(source).pages).toHaveLength(count)
  })

  it('are known to what stands on them, also over their end', () => {
    const line = 'ຊາວບ້ານພ້ອມກັນຂຸດຮ່ອງນ້ຳ ແລະ ສ້ອມແປງທາງເຂົ້າໂຮງຮຽນ ພ້ອມທັງປູກຕົ້ນໄມ້ອ້ອມເດີ່ນ ແລະ\n'
    const source = `${line.repeat(6)}\fເຮັດຮົ້ວໃຫ້ແໜ້ນໜາ.\n\nປີ 1975 ນ້ຳຖ້ວມໃຫຍ່.\n`
    const record = recordOf(source)
    expect(record.preface.map(({source: {page, lastPage}}) => [page, lastPage])).toEqual([
      [1, 2],
      [2, undefined]
    ])
    expect(record.corrections.at(-1)).toMatchObject({phase: 'reflow', before: '\n\f'})
    expect(record.corrections.at(-1)!.source).toMatchObject({page: 1})
    const pages = record.pages.map(({corrected: {start, end}}) =>
      record.corrected.slice(start, end)
    )
    expect(pages).toEqual([expect.stringMatching(/ ແລະ $/), expect.stringMatching(/^ເຮັດຮົ້ວ/)])
  })

  it('tell how much of each was changed', () => {
    const {pages} = recordOf('ນໍ້າ ១២\n\fນ້ຳ\n\n\fសូមអរគុណ\n')
    expect(pages.map(({quality}) => quality)).toEqual([
      {characters: 5, corrected: 5, suspect: 0},
      {characters: 3, corrected: 0, suspect: 0},
      {characters: 8, corrected: 0, suspect: 8}
    ])
  })
})

describe('page breaks in Markdown', () => {
  const markdownOf = (source: string, pageBreaks = true): string => {
    const {corrected, document} = convert(source, {ruleset})
    return toMarkdown(document, corrected, {frontMatter: false, pageBreaks})
  }
  const lines = 'ຊາວບ້ານພ້ອມກັນຂຸດຮ່ອງນ້ຳ ແລະ ສ້ອມແປງທາງເຂົ້າໂຮງຮຽນ ພ້ອມທັງປູກຕົ້ນໄມ້ອ້ອມເດີ່ນ ແລະ\n'.repeat(6)
  const page = 'ປີ 1975 ນ້ຳຖ້ວມໃຫຍ່ ຢູ່ທຸກບ້ານ.\n'

  it('are there on request alone', () => {
    expect(markdownOf(`${page}\f${page}`, false)).toBe(`${page}\n${page}`)
    expect(markdownOf(`${page}\f${page}\f${page}`)).toBe(`${page}\n---\n\n${page}\n---\n\n${page}`)
  })

  it.each([
    ['nothing above', `\f${page}`, page],
    ['nothing below', `${page}\f`, page],
    ['blank pages between', `${page}\f\f\n\f${page}`, `${page}\n---\n\n${page}`]
  ])('show with %s no more than there is', (_, source, markdown) => {
    expect(markdownOf(source)).toBe(markdown)
  })

  it('stand after the paragraph that runs over them', () => {
    const markdown = markdownOf(`${lines}\fເຮັດຮົ້ວໃຫ້ແໜ້ນໜາ.\n\n${page}`)
    expect(markdown).toMatch(/^.* ແລະ ເຮັດຮົ້ວໃຫ້ແໜ້ນໜາ\.\n\n---\n\nປີ 1975 .*\n$/)
  })

  it('leave a list whole', () => {
    const markdown = markdownOf('1) ນ້ຳສະອາດ;\n2) ໄຟຟ້າ;\n\f3) ທາງໄປບ້ານ.\n')
    expect(markdown.match(/^- /gm)).toHaveLength(3)
    expect(markdown).toMatch(/\n\n {2}---\n- 3/)
  })

  it('are no part of the document that the Markdown is read as', () => {
    const markdown = markdownOf(`${page}\f${page}`)
    const again = convert(markdown, {ruleset}, {markdown: true})
    expect(toMarkdown(again.document, again.corrected, {pageBreaks: true})).toBe(markdown)
    expect(toText(again.document)).toBe(toText(convert(`${page}\f${page}`, {ruleset}).document))
  })
})

describe.each(kinds.filter(({format}) => format === 'hocr' || format === 'alto'))(
  'pages of $name',
  ({make}) => {
    it('are those of the file', () => {
      const file = make('ປີ 1975 ນໍ້າຖ້ວມ.\n\fປີ 1976 ແຫ້ງແລ້ງ.\n')
      const record = recordOf(file, {changes: readMarkupFile(file).changes})
      const {pages, preface} = record
      expect(pages).toHaveLength(2)
      expect(pages[0]!.start).toBe(0)
      expect(pages[0]!.end).toBe(pages[1]!.start)
      expect(pages[1]!.end).toBe(file.length)
      expect(file.slice(pages[1]!.start)).toMatch(/^ປີ/)
      expect(file.slice(0, pages[0]!.end)).toContain('1975')
      expect(preface.map(({source}) => source.page)).toEqual([1, 2])
      expect(restoreSource(record)).toBe(file)
    })
  }
)
