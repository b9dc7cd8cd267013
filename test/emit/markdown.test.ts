import fc from 'fast-check'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {parse as parseYaml} from 'yaml'
import {toFrontMatter} from '../../src/emit/front-matter.ts'
import {markdownSafe} from '../../src/emit/markdown-safe.ts'
import {toMarkdown} from '../../src/emit/to-markdown.ts'
import {toMdast} from '../../src/emit/to-mdast.ts'
import type {Block, LaoDocument} from '../../src/types.ts'
import {
  buildCorrected,
  buildDocument,
  item,
  list,
  NO_METADATA,
  section,
  spanOf,
  textBlock
} from './support/build.ts'
import {randomDocuments} from './support/random-document.ts'

/** The Markdown of one block of the given text. */
function write(text: string, ...blocks: Block[]): string {
  return toMarkdown(buildDocument({preface: blocks}), buildCorrected(text))
}

const paragraph = (text: string): string => write(text, textBlock(text, text))

describe('toMarkdown', () => {
  const text = [
    'ອົງການບ້ານດອນ',
    'ແຈ້ງການ',
    'I. ສະພາບລວມ',
    'ບ້ານມີນ້ຳພຽງພໍ.',
    '1) ສ້ອມແປງທາງ;',
    'ກ. ທາງໃນບ້ານ',
    '2) ປູກຕົ້ນໄມ້.',
    '· ຕົ້ນສັກ',
    'ປີ\t2022\t2023',
    'ឯកសារ  * ចាស់',
    'ຫົວໜ້າ\nທ້າວ ຄຳ'
  ].join('\n')
  const document: LaoDocument = buildDocument({
    metadata: {
      ...NO_METADATA,
      title: 'ແຈ້ງການ',
      number: '042/ບດ',
      date: {iso: '2023-11-06', precision: 'day', text: '6/11/2023'}
    },
    title: spanOf(text, 'ແຈ້ງການ'),
    preface: [textBlock(text, 'ອົງການບ້ານດອນ', 'letterhead'), textBlock(text, 'ແຈ້ງການ')],
    sections: [
      section(text, {
        id: 'i',
        level: 1,
        label: 'I.',
        separator: ' ',
        title: 'ສະພາບລວມ',
        blocks: [
          textBlock(text, 'ບ້ານມີນ້ຳພຽງພໍ.'),
          list(
            true,
            item(
              text,
              '1)',
              textBlock(text, 'ສ້ອມແປງທາງ;'),
              list(true, item(text, 'ກ.', textBlock(text, 'ທາງໃນບ້ານ')))
            ),
            item(text, '2)', textBlock(text, 'ປູກຕົ້ນໄມ້.'))
          ),
          list(false, item(text, '·', textBlock(text, 'ຕົ້ນສັກ'))),
          {
            type: 'table',
            rows: [['ປີ', '2022', '2023'].map((cell) => ({text: cell, span: spanOf(text, cell)}))],
            span: spanOf(text, 'ປີ\t2022\t2023')
          },
          {
            type: 'suspect',
            reason: 'a line in Khmer',
            script: 'Khmer',
            text: 'ឯកសារ  * ចាស់',
            span: spanOf(text, 'ឯកសារ  * ចាស់')
          }
        ]
      })
    ],
    closing: [textBlock(text, 'ຫົວໜ້າ\nທ້າວ ຄຳ', 'signature')]
  })
  const corrected = buildCorrected(text)

  it('writes every kind of block in one style', () => {
    expect(toMarkdown(document, corrected)).toBe(`---
title: "ແຈ້ງການ"
number: "042/ບດ"
date: "2023-11-06"
---

ອົງການບ້ານດອນ

# ແຈ້ງການ

## I. ສະພາບລວມ

ບ້ານມີນ້ຳພຽງພໍ.

- 1\\) ສ້ອມແປງທາງ;
  - ກ. ທາງໃນບ້ານ
- 2\\) ປູກຕົ້ນໄມ້.

* ຕົ້ນສັກ

| ປີ | 2022 | 2023 |
| - | - | - |

\`\`\`suspect khmer
ឯកសារ  * ចាស់
\`\`\`

ຫົວໜ້າ\\
ທ້າວ ຄຳ
`)
  })

  it('puts anchors into headings on request and leaves the front matter out', () => {
    const markdown = toMarkdown(document, corrected, {anchors: true, frontMatter: false})
    expect(markdown).toContain('\n## <a id="i"></a>I. ສະພາບລວມ\n')
    expect(markdown.startsWith('ອົງການບ້ານດອນ\n')).toBe(true)
  })

  it('gives strong paragraphs to headings deeper than Markdown has', () => {
    const deep = 'ກ. ສ່ວນຍ່ອຍ'
    const sections = [
      section(deep, {id: 'a', level: 6, label: 'ກ.', separator: ' ', title: 'ສ່ວນຍ່ອຍ'})
    ]
    expect(toMarkdown(buildDocument({sections}), buildCorrected(deep))).toBe('**ກ. ສ່ວນຍ່ອຍ**\n')
  })

  it('writes nothing for an empty document', () => {
    expect(toMarkdown(buildDocument(), buildCorrected(''))).toBe('')
  })

  it.each([
    ['1. ທີໜຶ່ງ', '1\\. ທີໜຶ່ງ\n'],
    ['12) ທີສິບສອງ', '12\\) ທີສິບສອງ\n'],
    ['# ບໍ່ແມ່ນຫົວຂໍ້', '\\# ບໍ່ແມ່ນຫົວຂໍ້\n'],
    ['- ຂີດ', '\\- ຂີດ\n'],
    ['---', '\\---\n'],
    ['ກ*ຂ*ຄ', 'ກ\\*ຂ\\*ຄ\n'],
    ['<b>ໜາ</b>', '&lt;b>ໜາ&lt;/b>\n'],
    ['ຂ < 3 ແລະ <5 %', 'ຂ < 3 ແລະ <5 %\n'],
    ['ກHTTPS://a.example/)<b>', 'ກHTTPS\\://a.example/)&lt;b>\n'],
    ['ຂອງ &amp; ແລະ R&D', 'ຂອງ \\&amp; ແລະ R\\&D\n'],
    ['ແຖວ | ຫຼັກ', 'ແຖວ | ຫຼັກ\n'],
    ['ລາວ\u200bລາວ', 'ລາວ\u200bລາວ\n'],
    ['ລາວ\tລາວ ', 'ລາວ\tລາວ\n'],
    ['  ແຖວໜຶ່ງ \r\n\r\n ແຖວສອງ', 'ແຖວໜຶ່ງ\\\nແຖວສອງ\n'],
    ['ເບິ່ງ https://laodoc.example/ກ_ຂ.', 'ເບິ່ງ <https://laodoc.example/ກ_ຂ>.\n']
  ])('keeps %j as text', (given, expected) => {
    expect(paragraph(given)).toBe(expected)
  })

  it('writes no character reference that the text has not', () => {
    fc.assert(
      fc.property(randomDocuments, ({document: any, corrected: from}) => {
        fc.pre(!JSON.stringify(any).includes('&#'))
        expect(toMarkdown(any, from)).not.toMatch(/(?<!\\)&#/)
      }),
      {numRuns: 300}
    )
  })

  it.each(['https://a.la/x ', 'a@b.la ', 'www._.', '[a](', '- a\n'])(
    'bears noise of addresses and markup: %j',
    (piece) => {
      const noise = piece.repeat(20_000)
      const started = performance.now()
      expect(paragraph(noise).length).toBeGreaterThan(piece.length * 19_999)
      expect(performance.now() - started).toBeLessThan(10_000)
    }
  )

  it('shows its labels to readers that know CommonMark alone', () => {
    const markdown = toMarkdown(document, corrected, {frontMatter: false})
    const shown: string[] = []
    visit(unified().use(remarkParse).parse(markdown), 'text', ({value}) => {
      shown.push(value)
    })
    expect(shown).toEqual(expect.arrayContaining(['1) ສ້ອມແປງທາງ;', 'ກ. ທາງໃນບ້ານ']))
  })
})

describe('toMdast', () => {
  it('tells places in the source, not in the corrected text', () => {
    const source = 'ກກກ\n~~\nນໍ້າ ໃສ'
    const corrected = buildCorrected(source, [
      {start: 4, end: 7, after: '', kind: 'removal'},
      {start: 7, end: 11, after: 'ນ້ຳ'}
    ])
    const {text} = corrected
    const preface = [textBlock(text, 'ກກກ'), textBlock(text, 'ນ້ຳ ໃສ')]
    const root = toMdast(buildDocument({preface}), corrected)
    expect(root.children.map(({position}) => position)).toEqual([
      {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 4, offset: 3}},
      {start: {line: 3, column: 1, offset: 7}, end: {line: 3, column: 8, offset: 14}}
    ])
  })
})

describe('markdownSafe', () => {
  it.each([
    ['ກ\0ຂ', 'ກ\uFFFDຂ'],
    ['ກ\ud800ຂ', 'ກ\uFFFDຂ'],
    ['\ufeff ກ', 'ກ'],
    ['ກ \t\r\n\t\n\r ຂ ', 'ກ\nຂ'],
    ['ກ\tຂ 𝒜', 'ກ\tຂ 𝒜'],
    [' \n ', '']
  ])('makes %j writable', (given, expected) => {
    expect(markdownSafe(given)).toBe(expected)
    expect(markdownSafe(expected)).toBe(expected)
  })

  it('takes time linear in runs of blanks', () => {
    expect(markdownSafe(`ກ${' '.repeat(200_000)}ຂ\n`).length).toBe(200_002)
  })
})

describe('toFrontMatter', () => {
  it('is YAML that any reader gives back', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.constantFrom('"', ': ', '\n', '\u0085', '#'), fc.string({unit: 'binary'}))
        ),
        (parts) => {
          const title = parts.join('')
          expect(parseYaml(toFrontMatter({...NO_METADATA, title}))).toEqual({title})
        }
      )
    )
  })
})
