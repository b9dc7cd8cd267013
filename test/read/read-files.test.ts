import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {applyChanges} from '../../src/inner.ts'
import {readMarkupFile} from '../../src/read/read-markup-file.ts'
import {TSV_HEAD} from '../../src/read/read-tesseract-tsv.ts'
import {kinds, readAs} from './make-files.ts'

const text = 'ສາທາລະນະລັດ ປະຊາທິປະໄຕ\nເລກທີ 12/ຫກ & <3> "ກ"\n\nມາດຕາ 1 ຈຸດປະສົງ\nຂໍ້ຄວາມ\n\fໜ້າ ສອງ\n'

function textOf(file: string): string {
  return applyChanges(file, readMarkupFile(file).changes ?? [])
}

describe.each(kinds)('$name', ({format, make}) => {
  it('is read as words, lines, paragraphs and pages', () => {
    const file = make(text)
    expect(readMarkupFile(file).format).toBe(format)
    expect(textOf(file)).toBe(readAs(text, format))
  })

  it('is read so whatever the text', () => {
    const words = fc.stringMatching(/^[ກ-ໝ່-໋ a-z0-9&<>"'\n\f]{0,80}$/)
    fc.assert(
      fc.property(words, (any) => {
        expect(textOf(make(any)).trim()).toBe(readAs(any, format).trim())
      }),
      {numRuns: 60}
    )
  })

  it('tells where words stand, and how sure the engine was', () => {
    const {layout} = readMarkupFile(make(text))
    const [page] = layout!.pages
    expect(page).toMatchObject({width: 2480, height: 3508})
    const [word] = page!.lines[1]!.words
    expect(word!.text).toBe('ເລກທີ')
    expect(word!.box!.right - word!.box!.left).toBe(38)
    expect(word!.confidence).toBeCloseTo(0.9, 1)
  })
})

const altoOf = (line: string): string =>
  `<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page><PrintSpace><TextBlock><TextLine>${line}</TextLine></TextBlock></PrintSpace></Page></Layout></alto>`
const pageOf = (regions: string, order = ''): string =>
  `<p:PcGts xmlns:p="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><p:Page>${order}${regions}</p:Page></p:PcGts>`
const equiv = (value: string, more = ''): string =>
  `<p:TextEquiv${more}><p:Unicode>${value}</p:Unicode></p:TextEquiv>`
const hocrOf = (inner: string): string =>
  `<html><head><title>no text</title></head><body><div class="ocr_page">${inner}</div></body></html>`

describe('what files say in their own ways', () => {
  it.each([
    [
      'spaces that are told part strings',
      '<String CONTENT="ກຳ"/><String CONTENT="ນົດ"/><SP/><String CONTENT="ມື້"/>',
      'ກຳນົດ ມື້\n'
    ],
    [
      'where none are told, strings are words',
      '<String CONTENT="ກຳ"/><String CONTENT="ນົດ"/>',
      'ກຳ ນົດ\n'
    ],
    ['a hyphen goes on its word', '<String CONTENT="re"/><HYP CONTENT="-"/>', 're-\n'],
    ['references and line ends in values', '<String CONTENT="&#xE81;&amp;&#10;&lt;\n"/>', 'ກ& <\n'],
    ['a word of white space is none', '<String CONTENT=" "/><String CONTENT="ກ"/>', 'ກ\n']
  ])('ALTO: %s', (_, line, expected) => {
    expect(textOf(altoOf(line))).toBe(expected)
  })

  it.each([
    [
      'a line that differs from its words counts',
      `<p:TextLine><p:Word>${equiv('ຜັກ')}</p:Word>${equiv('ພັກ ໃໝ່')}</p:TextLine>`,
      'ພັກ ໃໝ່\n'
    ],
    [
      'words count where the line agrees',
      `<p:TextLine><p:Word>${equiv('ກ')}</p:Word><p:Word>${equiv('ຂ')}</p:Word>${equiv('ກ  ຂ')}</p:TextLine>`,
      'ກ ຂ\n'
    ],
    [
      'the lowest index counts',
      `<p:TextLine>${equiv('ຂ', ' index="1"')}${equiv('ກ', ' index="0"')}</p:TextLine>`,
      'ກ\n'
    ],
    [
      'glyphs are no words',
      `<p:TextLine><p:Word><p:Glyph>${equiv('x')}</p:Glyph>${equiv('ກ')}</p:Word></p:TextLine>`,
      'ກ\n'
    ],
    ['a region without lines is cut by its own', equiv('ກ ຂ\nຄ'), 'ກ ຂ\nຄ\n'],
    [
      'CDATA is text as it stands',
      `<p:TextLine>${equiv('<![CDATA[ກ&amp;<b>]]>')}</p:TextLine>`,
      'ກ&amp;<b>\n'
    ]
  ])('PAGE: %s', (_, region, expected) => {
    expect(textOf(pageOf(`<p:TextRegion id="a">${region}</p:TextRegion>`))).toBe(expected)
  })

  it('PAGE: another reading order is told', () => {
    const region = (id: string): string => `<p:TextRegion id="${id}">${equiv(id)}</p:TextRegion>`
    const order = (...ids: string[]): string =>
      `<p:ReadingOrder><p:OrderedGroup>${ids.map((id, index) => `<p:RegionRefIndexed index="${index}" regionRef="${id}"/>`).join('')}</p:OrderedGroup></p:ReadingOrder>`
    const remarks = (...ids: string[]) =>
      readMarkupFile(pageOf(region('a') + region('b'), order(...ids))).remarks
    expect(remarks('a', 'b')).toEqual([])
    expect(remarks('b', 'a')).toMatchObject([{code: 'READING_ORDER'}])
  })

  it.each([
    [
      'tags in a word',
      `<span class="ocr_line"><span class="ocrx_word"><strong>ກ</strong>ຂ</span> <span class="ocrx_word">ຄ</span></span>`,
      'ກຂ ຄ\n'
    ],
    ['a line without words', `<span class="ocr_line"> ກ ຂ\n </span>`, 'ກ ຂ\n'],
    [
      'text beside words',
      `<span class="ocr_line">ກ <span class="ocrx_word">ຂ</span> ຄ</span>`,
      'ກ ຂ ຄ\n'
    ],
    [
      'text beside lines',
      `<p class="ocr_par">ກ<br/></p><span class="ocr_header x">ຂ</span>`,
      'ກ\n\nຂ\n'
    ]
  ])('hOCR: %s', (_, inner, expected) => {
    expect(textOf(hocrOf(inner))).toBe(expected)
  })

  it('the table of Tesseract', () => {
    const row = (...cells: (string | number)[]): string => cells.join('\t')
    const file = [
      `${TSV_HEAD}left\ttop\twidth\theight\tconf\ttext`,
      row(1, 1, 0, 0, 0, 0, 0, 0, 2480, 3508, -1, ''),
      row(2, 1, 1, 0, 0, 0, 1, 1, 9, 9, -1, ''),
      row(4, 1, 1, 1, 1, 0, 1, 1, 9, 9, -1, ''),
      row(5, 1, 1, 1, 1, 1, 10, 20, 30, 40, 91.5, 'ກ&amp;'),
      row(5, 1, 1, 1, 1, 2, 10, 20, 30, 40, 91.5, 'ຂ'),
      row(5, 1, 1, 1, 1, 3, 10, 20, 30, 40, 95, ' '),
      row(4, 1, 1, 1, 2, 0, 1, 1, 9, 9, -1, ''),
      row(5, 1, 1, 1, 2, 1, 10, 20, 30, 40, 96, 'ຄ'),
      row(1, 2, 0, 0, 0, 0, 0, 0, 2480, 3508, -1, ''),
      row(5, 2, 1, 1, 1, 1, 10, 20, 30, 40, 96, 'ງ'),
      ''
    ].join('\r\n')
    expect(textOf(file)).toBe('ກ&amp; ຂ\nຄ\n\fງ\n')
    expect(readMarkupFile(file).layout!.pages[0]!.lines[0]!.words[0]).toMatchObject({
      box: {left: 10, top: 20, right: 40, bottom: 60},
      confidence: 0.915
    })
  })
})

describe('what cannot be read', () => {
  it.each([
    ['<alto>\n <b></alto>', 'XML_ERROR', /^2:\d+: unexpected close tag/],
    ['<alto>\n<Layout>', 'XML_ERROR', /^2:\d+: unclosed tag/],
    ['<!DOCTYPE a [<!ENTITY b "c">]>\n<alto>&b;</alto>', 'XML_ERROR', /^2:\d+: undefined entity/],
    ['<?xml version="1.0" encoding="windows-1252"?><alto>é</alto>', 'XML_ERROR', /encoding/],
    ['<mets/>', 'UNKNOWN_TYPE', /<mets>/],
    ['a,b', 'UNKNOWN_TYPE', /no known format/]
  ])('%s', (file, code, message) => {
    expect(() => readMarkupFile(file)).toThrow(
      expect.objectContaining({code, message: expect.stringMatching(message) as string}) as Error
    )
  })

  it('entities are never expanded, and depth is bounded', () => {
    const bomb = `<!DOCTYPE alto [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({length: 20}, (_, at) => `<!ENTITY b${at} "&b${at + 1};&b${at + 1};">`).join('')}]><alto>&b0;</alto>`
    expect(() => readMarkupFile(bomb)).toThrow(/undefined entity/)
    const deep = `<alto>${'<a>'.repeat(100_000)}`
    expect(() => readMarkupFile(deep)).toThrow(/nested deeper than 256/)
  })

  it('more words than any bearable document has are refused before they are kept', () => {
    const many = altoOf('<String CONTENT="ກ"/>'.repeat(500_001))
    expect(() => readMarkupFile(many)).toThrow(/more than 500000 words/)
  })

  it('any cut of a file is an error, and never a document', () => {
    for (const {make, format} of kinds) {
      const file = make('ກ ຂ\nຄ')
      fc.assert(
        fc.property(fc.integer({min: 1, max: file.trimEnd().length - 1}), (at) => {
          expect(() => readMarkupFile(file.slice(0, at)), format).toThrow(
            expect.objectContaining({name: 'ReadFailure'}) as Error
          )
        }),
        {numRuns: 40}
      )
    }
  })
})
