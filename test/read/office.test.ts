import {readFileSync} from 'node:fs'
import {strToU8, zipSync} from 'fflate'
import {describe, expect, it} from 'vitest'
import {readHtml} from '../../src/read/read-html.ts'
import {readOffice} from '../../src/read/read-office.ts'
import type {FormattedSource} from '../../src/types.ts'

const pack = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])))

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const docx = (body: string, more: Readonly<Record<string, string>> = {}): string =>
  readOffice(
    pack({
      'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
      ...more
    })
  ).text
const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const listed = (id: number, level: number): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`

const content = (body: string): string =>
  `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s"><office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix=")" style:num-format="1"/><text:list-level-style-number text:level="2" style:num-suffix="." style:num-format="1" text:display-levels="2"/></text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`
const odt = (body: string): string => readOffice(pack({'content.xml': content(body)})).text
const html = (body: string): string => readHtml(body).text

const read: Readonly<Record<string, (bytes: Uint8Array) => FormattedSource>> = {
  docx: readOffice,
  odt: readOffice,
  html: (bytes) => readHtml(Buffer.from(bytes).toString())
}

describe.each(['docx', 'odt', 'html'])('what pandoc writes as %s', (format) => {
  const bytes = readFileSync(`test/read/files/pandoc.${format}`)
  const {text, changes} = read[format]!(bytes)

  it('keeps headings, labels, bullets, tables and notes', () => {
    expect(changes).toBeNull()
    expect(text).toMatch(/^# ບົດລາຍງານ ປະຈຳເດືອນ\n\nຂໍ້ຄວາມ ໜຶ່ງ\[\^1\] ແລະ ຂໍ້ຄວາມ ສອງ\.\n\n## ພາກທີ I\n/)
    const labels = Array.from(text.matchAll(/^ *([12a-b])\\?\. ຂໍ້/gm), ([, label]) => label)
    expect(labels).toEqual(['1', '2', 'a', 'b'])
    expect(text).toContain('- ຈຸດ\n  - ຈຸດໃນ\n')
    expect(text).toContain('| ແຂວງ | ຈຳນວນ |\n| - | - |\n| ວຽງຈັນ | 12 |\n| ອັດຕະປື | 7 |\n')
    expect(text).toMatch(/\n\[\^1\]: ໝາຍເຫດ ຂອງບົດ\.\n$/)
  })
})

describe('DOCX', () => {
  const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="ມາດຕາ %1"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>`
  const styles = `<w:styles ${W}><w:style w:styleId="A"><w:name w:val="heading 2"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:styleId="C"><w:basedOn w:val="C"/></w:style></w:styles>`
  const parts = {'word/numbering.xml': numbering, 'word/styles.xml': styles}

  it.each([
    [
      'counts labels as Word shows them',
      p('ກ', listed(1, 0)) +
        p('ຂ', listed(1, 1)) +
        p('ຄ', listed(1, 1)) +
        p('ງ', listed(1, 0)) +
        p('ຈ', listed(1, 1)) +
        p('ຊ', listed(2, 0)),
      'ມາດຕາ 3 ກ\n\n3.I) ຂ\n\n3.II) ຄ\n\nມາດຕາ 4 ງ\n\n4.I) ຈ\n\nມາດຕາ 9 ຊ\n'
    ],
    [
      'finds the heading that a style rests on',
      p('ກ', '<w:pStyle w:val="B"/>') + p('ຂ', '<w:pStyle w:val="C"/>'),
      '## ກ\n\nຂ\n'
    ],
    [
      'leaves out what was deleted, and alternatives',
      `<w:p><w:r><w:t>ກ</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins><w:r><w:t>ຂ</w:t></w:r></w:ins><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:t>ຄ</w:t></mc:Choice><mc:Fallback><w:t>ຄ</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      'ກຂຄ\n'
    ],
    [
      'writes merged cells',
      `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('ກ')}</w:tc></w:tr><w:tr><w:tc>${p('ຂ')}${p('ຄ')}</w:tc><w:tc>${p('ງ')}</w:tc></w:tr></w:tbl>`,
      '| ກ | |\n| - | - |\n| ຂ ຄ | ງ |\n'
    ],
    ['escapes what Markdown would take for its own', p('# ກ') + p('1. ຂ'), '\\# ກ\n\n1\\. ຂ\n']
  ])('%s', (_, body, expected) => {
    expect(docx(body, parts)).toBe(expected)
  })
})

describe('ODT', () => {
  it.each([
    [
      'labels by list styles',
      '<text:list text:style-name="L1"><text:list-item><text:p>ກ</text:p><text:list><text:list-item><text:p>ຂ</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>ຄ</text:p></text:list-item></text:list>',
      '1\\) ກ\n\n1.1. ຂ\n\n2\\) ຄ\n'
    ],
    [
      'bullets',
      '<text:list text:style-name="L2"><text:list-item><text:p>ກ</text:p></text:list-item></text:list>',
      '- ກ\n'
    ],
    [
      'spaces, breaks, and no comments',
      '<text:p>ກ<text:s text:c="3"/>ຂ<text:line-break/>ຄ<office:annotation><text:p>x</text:p></office:annotation></text:p>',
      'ກ ຂ\\\nຄ\n'
    ]
  ])('%s', (_, body, expected) => {
    expect(odt(body)).toBe(expected)
  })
})

describe('HTML', () => {
  it.each([
    ['letters of lists', '<ol type="i" start="3"><li>ກ<li>ຂ</ol>', 'iii. ກ\n\niv. ຂ\n'],
    ['no scripts', '<p>ກ<script>x</script><style>y</style></p>', 'ກ\n'],
    ['links that are no notes', '<p><a href="#a">ກ</a></p>', '[ກ](#a)\n']
  ])('%s', (_, body, expected) => {
    expect(html(body)).toBe(expected)
  })
})

describe('what cannot be read', () => {
  it('is told by its code', () => {
    const failure = (code: string): Error => expect.objectContaining({code}) as Error
    expect(() => readOffice(strToU8('PK\x03\x04'))).toThrow(failure('BAD_ARCHIVE'))
    expect(() => readOffice(strToU8('text'))).toThrow(failure('BAD_ARCHIVE'))
    expect(() => readOffice(pack({'a.txt': 'a'}))).toThrow(failure('UNKNOWN_TYPE'))
    expect(() => docx('<w:p>')).toThrow(failure('XML_ERROR'))
    expect(() => docx('<w:p>'.repeat(100_000))).toThrow(failure('XML_ERROR'))
    expect(() => html('<div>'.repeat(100_000))).toThrow(failure('XML_ERROR'))
    expect(() => html('<b>\n'.repeat(300))).toThrow(/^257:1: /)
  })

  it('an archive that unpacks to too much is refused before it is unpacked', () => {
    const large = ' '.repeat(129 * 1024 * 1024)
    const bomb = zipSync({'word/document.xml': strToU8(large)}, {level: 1})
    expect(() => readOffice(bomb)).toThrow(expect.objectContaining({code: 'TOO_LARGE'}) as Error)
  })
})
