import {existsSync, readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {convert, type Conversion} from '../../src/convert.ts'
import {applyChanges} from '../../src/edit/change.ts'
import {
  compileRules,
  restoreSource,
  stringifyRecord,
  toMarkdown,
  toMdast,
  toRecord,
  toText,
  type Block,
  type DocumentRecord,
  type Section,
  type Span
} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import {isLaoMark} from '../../src/script/classes.ts'

const {ruleset} = compileRules(readShippedRules())
const options = {ruleset}

/** Documents as they come: the corpus, each a name and its text. */
const corpus = readdirSync('corpus')
  .filter((name) => /\.(?:txt|md)$/.test(name) && name !== 'README.md')
  .map((name) => [name, readFileSync(`corpus/${name}`, 'utf8')] as const)

/** What a perfect repair gives. */
const truths = existsSync('test/golden')
  ? readdirSync('test/golden')
      .filter((name) => name.endsWith('.truth.txt'))
      .map((name) => [name, readFileSync(`test/golden/${name}`, 'utf8')] as const)
  : []

const pieces = fc.constantFrom(
  ...Array.from('ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮໜໝະາຳເແໂໃໄໆຯ່້໊໋໌ັິີຶືຸູົໍຼ໐໑໒0123. ,:;()-·•|>+~"'),
  '\n',
  '\n\n',
  '\r\n',
  '\f',
  '\t',
  '\u200b',
  '\ufeff',
  '\u0000',
  'ມາດຕາ 3 ',
  'I. ',
  '1). ',
  'ກ. ',
  'ພາກທີ 2 ',
  'ເລກທີ ',
  'ວັນທີ ',
  'ອີງຕາມ ',
  'ການສ້າງຂະບວນການ',
  'ແລະ',
  '**',
  '# ',
  '- 2 -',
  'No data',
  '[bookmark: _GoBack]',
  'ភាសាខ្មែរ',
  '၀၄၂',
  'ก',
  'abc',
  '𝒳',
  '\ud800',
  '\udc00'
)
const damaged = fc.string({unit: pieces, maxLength: 120})

function record({corrected, document}: Conversion): DocumentRecord {
  const about = {
    path: 'a.txt',
    sha256: '0'.repeat(64),
    bytes: 0,
    mediaType: 'text/plain',
    encoding: 'utf-8'
  }
  return toRecord(corrected, document, about, {
    name: 'laodoc',
    version: '0',
    rules: '0'.repeat(64),
    model: null
  })
}

/** Laws 1 to 3: what is on record accounts for every character. */
function expectAccount(conversion: Conversion): void {
  const {source, text, map, corrections} = conversion.corrected
  const applied = corrections.filter(({status}) => status === 'applied')
  expect(
    applyChanges(
      source,
      applied.map((c) => ({...c.source, after: c.after}))
    )
  ).toBe(text)
  for (const {source: span, before} of corrections) {
    expect(before).toBe(source.slice(span.start, span.end))
  }
  for (const region of map.regions) {
    const inside = applied.some(
      (c) => c.source.start <= region.source.end && c.source.end >= region.source.start
    )
    expect(inside).toBe(true)
  }
  const written = JSON.parse(stringifyRecord(record(conversion))) as DocumentRecord
  expect(restoreSource(written)).toBe(source)
}

/** Every record points at the exact source text; offsets in the JSON are code points. */
function expectPlaces(conversion: Conversion): void {
  const points = Array.from(conversion.corrected.source)
  const slice = ({start, end}: {start: number; end: number}): string =>
    points.slice(start, end).join('')
  const {corrections, suggestions, removed} = record(conversion)
  for (const {source, before} of [...corrections, ...suggestions])
    expect(slice(source)).toBe(before)
  for (const {source, text} of removed) expect(slice(source)).toBe(text)
}

/** Law 9. */
function expectWholeCharacters({corrected: {source, text}}: Conversion): void {
  if (!source.isWellFormed()) return
  expect(text.isWellFormed()).toBe(true)
}

/** Law 8: what the document holds, put together, is the corrected text but for white space. */
function expectTiling({corrected: {text}, document}: Conversion): void {
  const covered = new Uint8Array(text.length)
  const cover = ({start, end}: Span<'corrected'>): void => {
    for (let at = start; at < end; at++) covered[at]!++
  }
  const visitBlock = (block: Block): void => {
    if (block.type === 'list') {
      for (const item of block.items) {
        const first = item.blocks[0]
        cover({start: item.span.start, end: first === undefined ? item.span.end : first.span.start})
        item.blocks.forEach(visitBlock)
      }
    } else if (block.type === 'table')
      block.rows.flat().forEach(({span}) => {
        cover(span)
      })
    else {
      expect(block.text).toBe(text.slice(block.span.start, block.span.end))
      cover(block.span)
    }
  }
  const visitSection = (section: Section): void => {
    cover(section.heading)
    section.blocks.forEach(visitBlock)
    section.sections.forEach(visitSection)
  }
  document.preface.forEach(visitBlock)
  document.sections.forEach(visitSection)
  document.closing.forEach(visitBlock)
  const wrong: string[] = []
  for (let at = 0; at < text.length; at++) {
    const blank = /[\s|\u200b]/.test(text.charAt(at))
    if (covered[at] !== 1 && !(blank && covered[at] === 0)) {
      wrong.push(`${at}: ${text.slice(Math.max(0, at - 8), at + 8)} (${covered[at]})`)
    }
  }
  expect(wrong).toEqual([])
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)

/** Law 7. */
function expectRoundTrip({corrected, document}: Conversion): void {
  const markdown = toMarkdown(document, corrected)
  const strip = (node: unknown): unknown =>
    JSON.parse(
      JSON.stringify(node, (key, value: unknown) =>
        key === 'position' || value === null ? undefined : value
      )
    )
  expect(strip(parser.parse(markdown))).toMatchObject(
    strip(toMdast(document, corrected)) as Record<string, unknown>
  )
}

function expectLaws(source: string, markdown = false): void {
  const conversion = convert(source, options, {markdown})
  expectAccount(conversion)
  expectPlaces(conversion)
  expectWholeCharacters(conversion)
  expectTiling(conversion)
  expectRoundTrip(conversion)
}

describe('over the corpus', () => {
  it('there is one', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(6)
  })

  it.each(corpus)('%s keeps the laws', (name, text) => {
    expectLaws(text, name.endsWith('.md'))
  })

  it.each(corpus.filter(([name]) => name.endsWith('.txt')))(
    '%s: correcting what is corrected changes nothing',
    (_, text) => {
      const once = convert(text, options).corrected.text
      expect(convert(once, options).corrected.text).toBe(once)
    }
  )

  it.each(corpus.filter(([name]) => name.endsWith('.txt')))(
    '%s: line ends and a byte-order mark make no difference',
    (_, text) => {
      const {text: expected} = convert(text, options).corrected
      expect(convert(text.replaceAll('\n', '\r\n'), options).corrected.text).toBe(expected)
      expect(convert(`\ufeff${text}`, options).corrected.text).toBe(expected)
    }
  )

  it.each(corpus)('%s: the same text gives the same bytes', (name, text) => {
    const markdown = name.endsWith('.md')
    const write = (): string => {
      const conversion = convert(text, options, {markdown})
      const {document, corrected} = conversion
      return (
        stringifyRecord(record(conversion)) + toMarkdown(document, corrected) + toText(document)
      )
    }
    expect(write()).toBe(write())
  })
})

describe('over random damaged text', () => {
  it('the laws hold', () => {
    fc.assert(
      fc.property(damaged, fc.boolean(), (text, markdown) => {
        expectLaws(text, markdown)
      }),
      {numRuns: 400}
    )
  })

  it('no character is invented: every mark that was put in has a letter before it', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        for (const {before, after, status} of convert(text, options).corrected.corrections) {
          if (status !== 'applied' || after === '' || before === '') continue
          const bare = isLaoMark(after.charCodeAt(0)) && !isLaoMark(before.charCodeAt(0))
          expect(bare && !/[ະາຳ]/.test(before.charAt(0))).toBe(false)
        }
      }),
      {numRuns: 200}
    )
  })
})

describe('clean text', () => {
  it.each(truths)('%s passes: no letter is changed', (_, text) => {
    const letters = (value: string): string => value.replace(/\s/g, '')
    expect(letters(convert(text, options).corrected.text)).toBe(letters(text))
  })

  it.each([
    ['Lao', 'ສປປ ລາວ ແມ່ນປະເທດໜຶ່ງ ທີ່ຕັ້ງຢູ່ໃຈກາງຂອງແຫຼມອິນດູຈີນ.\n'],
    ['Khmer', 'ប្រទេសកម្ពុជា មានខេត្ត ២៤ និងរាជធានីមួយ។\n'],
    ['Burmese', 'မြန်မာနိုင်ငံတွင် ပြည်နယ် ၇ ခု ရှိသည်။\n'],
    ['Thai', 'ประเทศไทยมี ๗๗ จังหวัด\n'],
    ['Vietnamese', 'Nước Cộng hòa Dân chủ Nhân dân Lào\n'],
    ['Chinese', '老挝人民民主共和国\n']
  ])('of %s passes untouched', (_, text) => {
    const {corrected} = convert(text, options)
    expect(corrected.text).toBe(text)
    expect(corrected.corrections).toEqual([])
  })
})
