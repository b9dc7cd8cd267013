import {existsSync, readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {convert} from '../../src/convert.ts'
import {compileRules, stringifyRecord, toMarkdown, toText} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import {isLaoMark} from '../../src/script/classes.ts'
import {faultsOf, recordOf} from './laws-of.ts'

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

function expectLaws(source: string, markdown = false): void {
  expect(faultsOf(convert(source, options, {markdown}))).toEqual([])
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
        stringifyRecord(recordOf(conversion)) + toMarkdown(document, corrected) + toText(document)
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
