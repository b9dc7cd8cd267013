import {describe, expect, it} from 'vitest'
import {
  compileRules,
  convert,
  toRecord,
  type DocumentRecord,
  type Metadata
} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import {readDocuments} from '../support/document-truth.ts'
import {emitCorpus} from './support/corpus-records.ts'
import {buildCorrected, buildDocument, NO_METADATA, type ChangeSketch} from './support/build.ts'

const {ruleset} = compileRules(readShippedRules())
const FILE = {path: 'a.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8'}
const GENERATOR = {name: 'laodoc', version: '0', rules: '', model: null}

function recordOf(source: string, markdown = false): DocumentRecord {
  const {corrected, document} = convert(source, {ruleset}, {markdown})
  return toRecord(corrected, document, FILE, GENERATOR)
}

const squeezed = (text: string): string => text.replace(/[\s\u200b]+/g, '')

/** What stands at the place of a field. */
function slice({fields, corrected}: DocumentRecord, field: keyof Metadata): string {
  const {start, end} = fields[field]!.corrected
  return Array.from(corrected).slice(start, end).join('')
}

/** A field's value as text. */
function valueOf({metadata}: DocumentRecord, field: keyof Metadata): string | null {
  if (field === 'date') return metadata.date?.text ?? null
  if (field !== 'signatory') return metadata[field]
  return metadata.signatory?.name ?? metadata.signatory?.role ?? null
}

const seen = readDocuments('seen').map(({name, text}) => ({name, record: recordOf(text)}))

describe.each([...seen, ...emitCorpus()])('the fields of $name', ({record}) => {
  const names = Object.keys(record.metadata) as (keyof Metadata)[]

  it('are there for what the metadata tell, and for nothing else', () => {
    expect(Object.keys(record.fields)).toEqual(names)
    for (const name of names) {
      expect(record.fields[name] === null, name).toBe(record.metadata[name] === null)
    }
  })

  it('stand where their text does', () => {
    for (const name of names) {
      const value = valueOf(record, name)
      // A misread digit in a number is mended in the number alone.
      if (value === null || name === 'number') continue
      expect(squeezed(slice(record, name)), name).toContain(squeezed(value))
    }
  })
})

describe('a field', () => {
  const letter = `ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ

ຫ້ອງການກະສິກຳ
ເລກທີ O38/ຫກ
ສວນມອນ, ວັນທີ 7 ມິຖຸນາ 2024

ແຈ້ງການ

ເຖິງ: ບັນດານາຍບ້ານ
ເລື່ອງ: ການສັກຢາໝູ

ຫ້ອງການຂໍແຈ້ງໃຫ້ຊາບວ່າ ຈະສັກຢາໝູຢູ່ທຸກບ້ານ ໃນເດືອນໜ້າ ໂດຍບໍ່ເສຍເງິນ.

ຫົວໜ້າຫ້ອງການ
ຄຳດີ ແສງຈັນ
`

  it('tells its place and what speaks for it', () => {
    const record = recordOf(letter)
    const told = (Object.keys(record.fields) as (keyof Metadata)[]).map((name) => [
      name,
      record.fields[name]?.evidence,
      record.fields[name] === null ? null : slice(record, name)
    ])
    expect(told).toEqual([
      ['title', 'announced', 'ແຈ້ງການ'],
      ['kind', 'announced', 'ແຈ້ງການ'],
      ['subject', 'announced', 'ການສັກຢາໝູ'],
      ['number', 'announced', 'O38/ຫກ'],
      ['date', 'announced', '7 ມິຖຸນາ 2024'],
      ['place', 'placed', 'ສວນມອນ'],
      ['issuer', 'placed', 'ຫ້ອງການກະສິກຳ'],
      ['addressee', 'announced', 'ບັນດານາຍບ້ານ'],
      ['signatory', 'placed', 'ຫົວໜ້າຫ້ອງການ\nຄຳດີ ແສງຈັນ']
    ])
    expect(record.fields.date?.source.line).toBe(5)
  })

  it('gives its block a role', () => {
    expect(recordOf(letter).preface.map(({role}) => role)).toEqual([
      'letterhead',
      'letterhead',
      'letterhead',
      'letterhead',
      'title',
      'addressee',
      'subject',
      'body'
    ])
  })

  it('that the source marks, or that is only the likeliest, is less sure than a named one', () => {
    const marked = recordOf('# ນ້ຳຖ້ວມບ້ານດົງ\n\nຊາວບ້ານຍ້າຍເຄື່ອງຂຶ້ນບ່ອນສູງ ກ່ອນນ້ຳຈະມາຮອດ.\n', true)
    expect(marked.fields.title?.evidence).toBe('marked')
    expect(marked.fields.title!.confidence).toBeLessThan(recordOf(letter).fields.title!.confidence)
  })

  it('is as sure as its letters', () => {
    const sureOf = (change: Partial<ChangeSketch>): number => {
      const corrected = buildCorrected('ເລກທີ 1Z', [{start: 7, end: 8, after: '2', ...change}])
      const document = buildDocument({
        metadata: {...NO_METADATA, number: '12'},
        fields: {number: {span: {start: 6, end: 8}, evidence: 'announced'}}
      })
      return toRecord(corrected, document, FILE, GENERATOR).fields.number!.confidence
    }
    const sure = sureOf({status: 'superseded'})
    expect(sureOf({confidence: 0.5})).toBeCloseTo(sure / 2, 2)
    expect(sureOf({confidence: 0.25, status: 'suggested'})).toBeCloseTo(0.75 * sure, 2)
    expect(sureOf({confidence: 0.25, status: 'suggested', kind: 'orthography'})).toBe(sure)
  })
})
