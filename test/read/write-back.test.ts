import {spawnSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {convert, restoreSource, toMarkdown, toRecord, type Conversion} from '../../src/index.ts'
import {applyChanges, writeBack} from '../../src/inner.ts'
import {readMarkupFile} from '../../src/read/read-markup-file.ts'
import type {FormattedSource} from '../../src/types.ts'
import {loadShipped} from '../support/shipped.ts'
import {kinds} from './make-files.ts'

const shipped = loadShipped()
const options = {ruleset: shipped.ruleset, channel: shipped.channel(0.03)}
const program = 'laodoc 0.1.0'
const corpus = readdirSync('corpus')
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join('corpus', name), 'utf8'))

function convertFile(file: string): Conversion & {read: FormattedSource; out: string} {
  const read = readMarkupFile(file)
  const done = convert(file, options, {changes: read.changes})
  return {...done, read, out: writeBack(done.corrected, read.layout!, program)}
}

/** What a page keeps of its corrections: what left the running text stays on it. */
function wordsOf({running}: Conversion): string {
  const changes = running.corrections.filter(
    ({status, phase}) => status === 'applied' && phase !== 'furniture' && phase !== 'ghost'
  )
  const text = applyChanges(
    running.source,
    changes.map(({source, after}) => ({...source, after}))
  )
  return text.replace(/\s+/g, '')
}

/** Ids and places, in their order. */
function framesOf(file: string): string[] {
  const all = file.matchAll(/\b(?:id|ID)=["'][^"']*["']|bbox [\d ]+|HPOS="\d+"|points="[^"]*"/g)
  return Array.from(all, ([found]) => found).filter((found) => !found.includes('laodoc'))
}

describe.each(kinds)('$name', ({make}) => {
  it.each(corpus.map((text, at) => [at, text] as const))('document %i of the corpus', (_, text) => {
    const file = make(text)
    const done = convertFile(file)
    const {corrected, document, running, out} = done
    const plain = convert(running.source, options)
    expect(toMarkdown(document, corrected)).toBe(toMarkdown(plain.document, plain.corrected))
    for (const {source, before} of corrected.corrections) {
      expect(file.slice(source.start, source.end)).toBe(before)
    }
    const about = {path: 'a.xml', sha256: '', bytes: 0, mediaType: 'application/xml', encoding: ''}
    const generator = {name: 'laodoc', version: '0.1.0', rules: '', model: null}
    expect(restoreSource(toRecord(corrected, document, about, generator))).toBe(file)

    expect(framesOf(out)).toEqual(framesOf(file))
    const again = convertFile(out)
    expect(again.running.source.replace(/\s+/g, '')).toBe(wordsOf(done))
    expect(out.split(program)).toHaveLength(2)
    expect(again.out.split(program)).toHaveLength(2)
  })
})

describe('a file written again', () => {
  const alto = (line: string): string =>
    `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page><TextBlock><TextLine>${line}</TextLine></TextBlock></Page></Layout></alto>`
  const written = (
    file: string,
    edit: (text: string) => {start: number; end: number; after: string}
  ): string => {
    const read = readMarkupFile(file)
    const text = applyChanges(file, read.changes!)
    const {start, end, after} = edit(text)
    const decision = {
      verdict: 'accept' as const,
      start,
      end,
      left: text.slice(0, start),
      before: text.slice(start, end),
      right: text.slice(end),
      after,
      rule: 'a/b'
    }
    const {ruleset} = options
    const done = convert(text, {ruleset}, {decisions: [decision]})
    const whole = convert(file, {ruleset}, {changes: read.changes, decisions: []})
    expect(done.corrected.text).not.toBe(whole.corrected.text)
    const moved = {...decision, ...placeIn(file, read, {start, end})}
    const own = convert(file, {ruleset}, {changes: read.changes, decisions: [moved]})
    expect(own.corrected.text).toBe(done.corrected.text)
    return writeBack(own.corrected, read.layout!, program)
  }

  function placeIn(
    file: string,
    {changes}: FormattedSource,
    {start, end}: {start: number; end: number}
  ): {start: number; end: number; before: string} {
    let ahead = 0
    let [from, to] = [start, end]
    for (const change of changes!) {
      const at = change.start - ahead
      ahead += change.end - change.start - change.after.length
      if (at + change.after.length <= start) from = start + ahead
      if (at + change.after.length <= end && (at < end || change.after === '')) to = end + ahead
    }
    return {start: from, end: to, before: file.slice(from, to)}
  }

  it('has a word that was cut in its place', () => {
    const out = written(alto('<String ID="a" CONTENT="ກຳນົດມື້"/>'), () => ({
      start: 5,
      end: 5,
      after: ' '
    }))
    expect(out).toContain(
      '<String ID="a" CONTENT="ກຳນົດ ມື້"><ALTERNATIVE PURPOSE="as read">ກຳນົດມື້</ALTERNATIVE></String>'
    )
  })

  it('has words that were joined in the place of the first', () => {
    const line = '<String ID="a" CONTENT="ກຳ"/><SP/><String ID="b" CONTENT="ນົດ">\n</String>'
    const out = written(alto(line), () => ({start: 2, end: 3, after: ''}))
    expect(out).toContain(
      '<String ID="a" CONTENT="ກຳນົດ"><ALTERNATIVE PURPOSE="as read">ກຳ</ALTERNATIVE></String><SP/>'
    )
    expect(out).toContain(
      '<String ID="b" CONTENT=""><ALTERNATIVE PURPOSE="as read">ນົດ</ALTERNATIVE>\n</String>'
    )
    expect(applyChanges(out, readMarkupFile(out).changes!)).toBe('ກຳນົດ\n')
  })

  it('escapes what is put in', () => {
    const out = written(alto('<String CONTENT="ກ"/>'), () => ({start: 0, end: 1, after: '"<&ຂ'}))
    expect(applyChanges(out, readMarkupFile(out).changes!)).toBe('"<&ຂ\n')
  })
})

const xmllint = spawnSync('xmllint', ['--version']).status === 0
const schemas = process.env.LAODOC_SCHEMAS
// The folder holds alto-4-4.xsd, page-2019-07-15.xsd, ….
describe.skipIf(!xmllint || schemas === undefined)(
  'is valid (needs xmllint and LAODOC_SCHEMAS, a folder of schemas)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'laodoc-valid-'))
    afterAll(() => {
      rmSync(folder, {recursive: true})
    })
    it.each(kinds.filter(({schema}) => schema !== null))('$name', ({schema, make}) => {
      const files = corpus.map((text, at) => {
        const file = join(folder, `${at}.xml`)
        writeFileSync(file, convertFile(make(text)).out)
        return file
      })
      const args = ['--noout', '--nonet', '--schema', join(schemas!, schema!), ...files]
      const {status, stderr} = spawnSync('xmllint', args, {encoding: 'utf8'})
      expect(stderr).not.toContain('error')
      expect(status).toBe(0)
    })
  }
)
