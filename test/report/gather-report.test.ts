import {inflateSync} from 'node:zlib'
import {describe, expect, it} from 'vitest'
import {compileRules, convert, toRecord, type DocumentRecord} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import {gatherReport} from '../../src/report/gather-report.ts'
import type {FoundRecord} from '../../src/report/read-records.ts'
import type {BatchData, DocumentData, FailureRow} from '../../src/report/shared/document-data.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {hostile, hostileName, notice} from './review-batch.ts'

const {ruleset} = compileRules(readShippedRules())

function recordOf(path: string, source: string): DocumentRecord {
  const {corrected, document} = convert(source, {ruleset})
  const facts = {sha256: '0'.repeat(64), bytes: 1, mediaType: 'text/plain', encoding: 'utf-8'}
  const generator = {name: 'laodoc', version: '0', rules: '0', model: null}
  return toRecord(corrected, document, {path, ...facts}, generator)
}

async function* found(records: readonly FoundRecord[]): AsyncGenerator<FoundRecord> {
  await Promise.resolve()
  yield* records
}

async function write(
  records: readonly FoundRecord[],
  failures: readonly FailureRow[] = []
): Promise<{html: string; broken: readonly string[]; strangers: readonly string[]}> {
  const report = await gatherReport(found(records), failures, temporaryFolder())
  const pieces: string[] = []
  for await (const piece of report.pieces()) pieces.push(piece)
  await report.close()
  const {broken, strangers} = report
  return {html: pieces.join(''), broken, strangers}
}

const pick = (record: DocumentRecord): FoundRecord => ({file: `${record.source.path}.json`, record})

function dataOf(html: string): {batch: BatchData; documents: DocumentData[][]} {
  const [, json] = /<script type="application\/json" id="batch">([^<]*)<\/script>/.exec(html)!
  const chunks = Array.from(
    html.matchAll(/<script type="application\/octet-stream" id="chunk-\d+">([^<]*)<\/script>/g),
    ([, base64]) =>
      JSON.parse(inflateSync(Buffer.from(base64!, 'base64')).toString()) as DocumentData[]
  )
  return {batch: JSON.parse(json!) as BatchData, documents: chunks}
}

describe('the review page as it is written', () => {
  const records = [
    recordOf('b.txt', notice),
    recordOf('a.txt', 'ພວກເຮົາປະຊຸມຢູ່ບ້ານ.\n'),
    recordOf('𠮷.txt', `𠮷 ${notice}`)
  ]

  it('holds every document, the worst first, and gives back its source', async () => {
    const {batch, documents} = dataOf((await write(records.map(pick))).html)
    const rates = batch.rows.map(({errorRate}) => errorRate)
    expect(rates).toEqual(rates.toSorted((left, right) => right - left))
    for (const {source} of records) {
      const {chunk, place} = batch.rows.find(({path}) => path === source.path)!
      const document = documents[chunk]![place]!
      expect(document.source).toContain('ປະຊຸມ')
      for (const {start, end, rule} of document.changes) {
        if (rule === 'marks/split-am') expect(document.source.slice(start, end)).toBe('ໍາ')
      }
    }
  })

  it('packs large batches into blocks that are opened one by one', async () => {
    const many = Array.from({length: 60}, (_, index) => recordOf(`${index}.txt`, notice.repeat(6)))
    const {batch, documents} = dataOf((await write(many.map(pick))).html)
    expect(documents.length).toBeGreaterThan(1)
    expect(documents.flat()).toHaveLength(60)
    expect(new Set(batch.rows.map(({chunk, place}) => `${chunk} ${place}`)).size).toBe(60)
  })

  it('has the same bytes for the same records', async () => {
    const first = (await write(records.map(pick))).html
    expect((await write(records.map(pick))).html === first).toBe(true)
    expect(first.includes(process.cwd())).toBe(false)
    expect((await write(records.slice(1).map(pick))).html === first).toBe(false)
  })

  it('lets no text be markup', async () => {
    const records_ = [recordOf(hostileName, hostile)]
    const failures = [{path: hostileName, code: 'X', message: '</td><script>1</script>'}]
    const {html} = await write(records_.map(pick), failures)
    expect(html.match(/<script/g)).toHaveLength(3)
    expect(/<img|<b>/.test(html)).toBe(false)
    expect(html.includes('&#x3C;b>a&#x3C;/b>&#x26;amp;')).toBe(true)
  })

  it('asks the network for nothing, and forbids it', async () => {
    const {html} = await write(records.map(pick))
    expect(
      /<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;/.test(html)
    ).toBe(true)
    const addresses = html.match(/\b(?:src|href)="[^"]*"|url\((?!data:|['"]?#)[^)]*\)/g) ?? []
    expect(addresses.filter((each) => !/^href="#/.test(each))).toEqual([])
  })

  it('names what is no record, and records whose parts do not fit', async () => {
    const record = recordOf('b.txt', notice)
    const changed = {...record, corrected: record.corrected.slice(9)}
    const {broken, strangers} = await write([
      {file: 'package.json', record: null},
      {file: 'b.json', record: changed},
      pick(record)
    ])
    expect({broken, strangers}).toEqual({broken: ['b.json'], strangers: ['package.json']})
  })
})
