import {readFileSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {documentJsonSchema} from '../../src/emit/json-schema.ts'
import {documentRecordSchema, type DocumentRecord} from '../../src/emit/record.ts'
import {restoreSource} from '../../src/emit/restore-source.ts'
import {stringifyRecord} from '../../src/emit/stringify-record.ts'
import {toRecord} from '../../src/emit/to-record.ts'
import {
  buildCorrected,
  buildDocument,
  item,
  list,
  section,
  spanOf,
  textBlock,
  type ChangeSketch
} from './support/build.ts'

const SOURCE = {
  path: 'letters/1.txt',
  sha256: 'ab'.repeat(32),
  bytes: 120,
  mediaType: 'text/plain',
  encoding: 'utf-8'
}
const GENERATOR = {name: 'laodoc', version: '0.1.0', rules: 'cd'.repeat(32), model: null}

/** A small document with each kind of entry; an astral letter stands in front of most of it. */
function sample(): DocumentRecord {
  const source = '𝒜 ແຈ້ງການ\r\nເລກທີ 1២\r\nI. ສະພາບ\r\n1) ນ້ຳ\r\n~~~\r\nខ្មែរ\r\nລາຍເຊັນ\r\n'
  const digit = source.indexOf('២')
  const noise = source.indexOf('~~~')
  const corrected = buildCorrected(source, [
    {start: digit, end: digit + 1, after: '໒', kind: 'digit', phase: 'foreign', evidence: 'Lao'},
    {start: digit, end: digit + 1, after: '2', status: 'suggested'},
    {start: noise, end: noise + 5, after: '', kind: 'removal', phase: 'ghost', evidence: 'noise'}
  ])
  const {text} = corrected
  const khmer = spanOf(text, 'ខ្មែរ')
  const inner = section(text, {
    id: 'i',
    level: 1,
    label: 'I.',
    separator: ' ',
    number: '1',
    title: 'ສະພາບ',
    blocks: [
      list(true, item(text, '1)', textBlock(text, 'ນ້ຳ'))),
      {
        type: 'table',
        rows: [[{text: 'ນ້ຳ', span: spanOf(text, 'ນ້ຳ')}]],
        span: spanOf(text, 'ນ້ຳ')
      },
      {type: 'suspect', reason: 'a line in Khmer', script: 'Khmer', text: 'ខ្មែរ', span: khmer}
    ]
  })
  const document = buildDocument({
    title: spanOf(text, 'ແຈ້ງການ'),
    bodyStart: inner.span.start,
    preface: [textBlock(text, 'ແຈ້ງການ'), textBlock(text, 'ເລກທີ 1໒', 'letterhead')],
    sections: [inner],
    closing: [textBlock(text, 'ລາຍເຊັນ', 'signature')],
    citations: [
      {
        text: 'ເລກທີ 1໒',
        kind: null,
        number: '12',
        date: {iso: '2023', precision: 'year', text: '2023'},
        issuer: null,
        span: spanOf(text, 'ເລກທີ 1໒')
      }
    ],
    remarks: [{reason: 'II. is missing', rule: 'structure/gap', span: inner.heading}]
  })
  return toRecord(corrected, document, SOURCE, GENERATOR)
}

/** Undamaged or damaged strings of UTF-16 code units, halves of pairs among them. */
const codeUnits = fc
  .array(
    fc.oneof(
      fc.constantFrom(0x0a, 0x0d, 0x20, 0x0e81, 0x0ec9, 0xd83d, 0xde00, 0xd835, 0xdc9c, 0),
      fc.integer({min: 0, max: 0xffff})
    ),
    {maxLength: 40}
  )
  .map((codes) => String.fromCharCode(...codes))

const splitsPair = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1))

const correctedTexts = fc
  .record({
    source: codeUnits,
    cuts: fc.array(fc.nat(40), {maxLength: 12}),
    afters: fc.array(fc.oneof(fc.constant(''), codeUnits), {minLength: 6, maxLength: 6}),
    removals: fc.array(fc.boolean(), {minLength: 6, maxLength: 6})
  })
  .map(({source, cuts, afters, removals}) => {
    const ends = [...new Set(cuts.filter((cut) => cut <= source.length))]
      .filter((cut) => !splitsPair(source, cut))
      .sort((a, b) => a - b)
    const changes: ChangeSketch[] = []
    for (let at = 0; at + 1 < ends.length; at += 2) {
      const removal = removals[at / 2]!
      changes.push({
        start: ends[at]!,
        end: ends[at + 1]!,
        after: removal ? '' : afters[at / 2]!,
        kind: removal ? 'removal' : 'rewrite'
      })
    }
    return buildCorrected(source, changes)
  })

describe('the record', () => {
  it('tells places in code points and lines of the source', () => {
    const record = sample()
    expect(record.preface[0]).toEqual({
      type: 'paragraph',
      role: 'title',
      text: 'ແຈ້ງການ',
      confidence: 1,
      source: {start: 2, end: 9, line: 1, page: 1},
      corrected: {start: 2, end: 9}
    })
    expect(record.corrections).toEqual([
      {
        rule: 'correct/example',
        kind: 'digit',
        phase: 'foreign',
        before: '២',
        after: '໒',
        confidence: 0.9,
        evidence: 'Lao',
        source: {start: 18, end: 19, line: 2, page: 1},
        corrected: {start: 18, end: 19},
        section: null
      }
    ])
    expect(record.suggestions).toHaveLength(1)
    expect(record.removed).toMatchObject([
      {reason: 'noise', text: '~~~\r\n', source: {line: 5}, section: 'i'}
    ])
  })

  it('counts characters without white space', () => {
    expect(sample().quality).toMatchObject({characters: 39, corrected: 1, suspect: 5})
  })

  it('satisfies the published schema, read by another validator', () => {
    const validate = new Ajv2020({strict: true}).compile(documentJsonSchema())
    expect(validate(sample()), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({...sample(), addedLater: 1})).toBe(true)
    expect(validate({...sample(), corrected: null})).toBe(false)
    expect(documentRecordSchema.parse(sample())).toEqual(sample())
  })

  it('is published as the schema it has', () => {
    const file = new URL('../../src/emit/document.schema.json', import.meta.url)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(documentJsonSchema())
  })

  it('describes every field of the schema', () => {
    const bare: string[] = []
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [key, each] of Object.entries(value)) {
        if (path.endsWith('/properties') && typeof each === 'object' && each !== null) {
          const target = each as {
            $ref?: string
            description?: string
            const?: string
            items?: object
          }
          const told = target.description ?? target.$ref ?? target.const ?? target.items
          if (told === undefined) bare.push(`${path}/${key}`)
        }
        visit(each, `${path}/${key}`)
      }
    }
    visit(documentJsonSchema(), '')
    expect(bare.filter((path) => !path.endsWith('/type'))).toEqual([])
  })
})

describe('stringifyRecord', () => {
  it('puts each entry on a line of its own and reads back as it was', () => {
    const text = stringifyRecord(sample())
    expect(JSON.parse(text)).toEqual(sample())
    expect(text.endsWith('}\n')).toBe(true)
    expect(text.split('\n').filter((line) => line.includes('"type":"paragraph"'))).toHaveLength(2)
  })

  it('gives the same bytes for what it wrote', () => {
    const text = stringifyRecord(sample())
    expect(stringifyRecord(JSON.parse(text) as DocumentRecord)).toBe(text)
  })
})

describe('restoreSource', () => {
  it('gives back any source from its JSON alone', () => {
    fc.assert(
      fc.property(correctedTexts, (corrected) => {
        const record = toRecord(corrected, buildDocument(), SOURCE, GENERATOR)
        const read = JSON.parse(stringifyRecord(record)) as DocumentRecord
        expect(restoreSource(read)).toBe(corrected.source)
      }),
      {numRuns: 3000}
    )
  })

  it('keeps the place of a change that brings halves of a pair together', () => {
    const source = '\ud835 \udc9c'
    const corrected = buildCorrected(source, [{start: 1, end: 2, after: '', kind: 'removal'}])
    const record = toRecord(corrected, buildDocument(), SOURCE, GENERATOR)
    expect(restoreSource(record)).toBe(source)
  })

  it('refuses a record whose parts do not fit each other', () => {
    const record = sample()
    expect(() => restoreSource({...record, corrected: record.corrected.slice(4)})).toThrow(
      RangeError
    )
  })
})
