import {readFileSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, it} from 'vitest'
import {compileRules, convert, stringifyRecord, toRecord} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import {emitCorpus} from './support/corpus-records.ts'
import {readAsOld} from './support/reader-1.0.ts'

/** As it was published with the first release; it is never changed. */
const first = JSON.parse(
  readFileSync('test/emit/schemas/document-1.0.schema.json', 'utf8')
) as Schema

interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
}

/** @returns The value without the fields that a schema does not name. */
function known(value: unknown, given: Schema): unknown {
  const name = given.$ref?.replace('#/$defs/', '')
  const schema = name === undefined ? given : first.$defs![name]!
  const choices = schema.oneOf ?? schema.anyOf
  if (choices !== undefined) return known(value, choices.find((each) => fits(value, each)) ?? {})
  if (Array.isArray(value)) return value.map((each) => known(each, schema.items ?? {}))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => schema.properties?.[key] !== undefined)
      .map(([key, each]) => [key, known(each, schema.properties![key]!)])
  )
}

/** Whether a value is of the kind that one of several schemas is for. */
function fits(value: unknown, given: Schema): boolean {
  if (value === null || typeof value !== 'object')
    return given.properties === undefined && !given.$ref
  const name = given.$ref?.replace('#/$defs/', '')
  const {properties} = name === undefined ? given : first.$defs![name]!
  if (properties === undefined) return false
  const {type} = value as {type?: string}
  const told = properties['type']
  return told === undefined || told.const === type || (told.enum ?? []).includes(type)
}

const validate = new Ajv2020({strict: true}).compile(first)
const emitted = emitCorpus()

describe.each(emitted)('the record of $name', ({source, record, conversion}) => {
  it('is one of schema 1.0 without the fields that came later', () => {
    const older = known({...record, schemaVersion: '1.0'}, first)
    expect(validate(older), JSON.stringify(validate.errors)).toBe(true)
    expect(Object.keys(older as object)).toEqual(
      Object.keys(first.properties!).filter((key) => key in record)
    )
    expect(JSON.stringify(older).includes('"page":')).toBe(false)
  })

  it('is one of schema 1.0 with them, but for the version it names', () => {
    expect(validate({...record, schemaVersion: '1.0'}), JSON.stringify(validate.errors)).toBe(true)
    expect(validate(record)).toBe(false)
  })

  it('tells a reader of 1.0 what it told before', () => {
    const {document} = conversion
    const read = readAsOld(stringifyRecord(record))
    expect(read.source).toBe(source)
    expect(read.title).toBe(document.metadata.title)
    expect(read.number).toBe(document.metadata.number)
    expect(read.date).toBe(document.metadata.date?.iso ?? null)
    expect(read.texts.length).toBeGreaterThan(5)
    const squeezed = (text: string): string => text.replace(/\s/g, '')
    let from = 0
    for (const {text} of read.texts) {
      const at = squeezed(record.corrected).indexOf(squeezed(text), from)
      expect(at, text).toBeGreaterThanOrEqual(0)
      from = at
    }
  })
})

it('a reader of 1.0 refuses a record of another major version', () => {
  expect(() => readAsOld('{"schemaVersion":"2.0"}')).toThrow('2.0')
})

it('a text of pages is one for a reader of 1.0, too', () => {
  const {ruleset} = compileRules(readShippedRules())
  const source = 'ຊາວບ້ານຊ່ວຍກັນສ້າງຂົວ.\n\fປີ 1975 ນ້ຳຖ້ວມໃຫຍ່.\n'
  const {corrected, document} = convert(source, {ruleset})
  const about = {path: 'a.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8'}
  const generator = {name: 'laodoc', version: '0', rules: '', model: null}
  const record = toRecord(corrected, document, about, generator)
  expect(record.pages).toHaveLength(2)
  expect(validate({...record, schemaVersion: '1.0'})).toBe(true)
  expect(readAsOld(stringifyRecord(record)).source).toBe(source)
})
