import {inflateSync} from 'node:zlib'
import {describe, expect, it} from 'vitest'
import type {BatchData, DocumentData} from '../../src/report/shared/document-data.ts'
import {foundRecord, recordOf, writePage} from './page-of.ts'
import {hostile, hostileName, notice} from './review-batch.ts'

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
    const {batch, documents} = dataOf((await writePage(records.map(foundRecord))).html)
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
    const {batch, documents} = dataOf((await writePage(many.map(foundRecord))).html)
    expect(documents.length).toBeGreaterThan(1)
    expect(documents.flat()).toHaveLength(60)
    expect(new Set(batch.rows.map(({chunk, place}) => `${chunk} ${place}`)).size).toBe(60)
  })

  it('has the same bytes for the same records', async () => {
    const first = (await writePage(records.map(foundRecord))).html
    expect((await writePage(records.map(foundRecord))).html === first).toBe(true)
    expect(first.includes(process.cwd())).toBe(false)
    expect((await writePage(records.slice(1).map(foundRecord))).html === first).toBe(false)
  })

  it('lets no text be markup', async () => {
    const records_ = [recordOf(hostileName, hostile)]
    const failures = [{path: hostileName, code: 'X', message: '</td><script>1</script>'}]
    const {html} = await writePage(records_.map(foundRecord), failures)
    expect(html.match(/<script/g)).toHaveLength(3)
    expect(/<img|<b>/.test(html)).toBe(false)
    expect(html.includes('&#x3C;b>a&#x3C;/b>&#x26;amp;')).toBe(true)
  })

  it('asks the network for nothing, and forbids it', async () => {
    const {html} = await writePage(records.map(foundRecord))
    expect(
      /<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;/.test(html)
    ).toBe(true)
    const addresses = html.match(/\b(?:src|href)="[^"]*"|url\((?!data:|['"]?#)[^)]*\)/g) ?? []
    expect(addresses.filter((each) => !/^href="#/.test(each))).toEqual([])
  })

  it('names what is no record, and records whose parts do not fit', async () => {
    const record = recordOf('b.txt', notice)
    const changed = {...record, corrected: record.corrected.slice(9)}
    const {broken, strangers} = await writePage([
      {file: 'package.json', record: null},
      {file: 'b.json', record: changed},
      foundRecord(record)
    ])
    expect({broken, strangers}).toEqual({broken: ['b.json'], strangers: ['package.json']})
  })
})
