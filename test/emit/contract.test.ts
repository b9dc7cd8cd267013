import {execFileSync, spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, it} from 'vitest'
import type {
  BlockRecord,
  PageRecord,
  RangeRecord,
  SectionRecord,
  SpanRecord
} from '../../src/emit/record.ts'
import {writeMarkdown} from '../../src/emit/to-markdown.ts'
import {
  compileRules,
  convert,
  restoreSource,
  stringifyRecord,
  toMarkdown,
  type DocumentRecord
} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {emitCorpus} from './support/corpus-records.ts'
import {readMarkdown} from './support/read-markdown.ts'

const SCHEMA = 'src/emit/document.schema.json'
const EXAMPLE = 'src/emit/example.json'

const emitted = emitCorpus()
const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as DocumentRecord

/** What stands at a span, from the source and the list of changes alone. */
function createReader(
  source: string,
  {corrections, removed}: DocumentRecord
): (span: SpanRecord) => string {
  const points = Array.from(source)
  const changes = [...corrections, ...removed.map((each) => ({...each, after: ''}))].sort(
    (a, b) => a.source.start - b.source.start || a.source.end - b.source.end
  )
  return ({start, end}) => {
    let text = ''
    let at = start
    for (const {source: span, after} of changes) {
      if (span.start < start || span.end > end) continue
      text += points.slice(at, span.start).join('') + after
      at = span.end
    }
    return text + points.slice(at, end).join('')
  }
}

interface PlacedText {
  readonly text: string
  readonly source: SpanRecord
  readonly corrected?: RangeRecord
}

/** All of a record that has both a text and a place of its own. */
function placedTexts(record: DocumentRecord): PlacedText[] {
  const ofBlock = (block: BlockRecord): PlacedText[] => {
    if (block.type === 'list') return block.items.flatMap(({blocks}) => blocks.flatMap(ofBlock))
    return block.type === 'table' ? block.rows.flat() : [block]
  }
  const ofSection = (section: SectionRecord): PlacedText[] => [
    {
      text: `${section.label ?? ''}${section.separator}${section.title}`,
      source: section.heading
    },
    ...section.blocks.flatMap(ofBlock),
    ...section.sections.flatMap(ofSection)
  ]
  return [
    ...record.preface.flatMap(ofBlock),
    ...record.sections.flatMap(ofSection),
    ...record.closing.flatMap(ofBlock)
  ]
}

describe.each(emitted)('the record of $name', ({source, record}) => {
  it('satisfies the published schema', () => {
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object
    const validate = new Ajv2020({strict: true}).compile(schema)
    expect(validate(record), JSON.stringify(validate.errors)).toBe(true)
  })

  it('lets the running text be made again from the source by its spans', () => {
    const read = createReader(source, record)
    const texts = placedTexts(record)
    expect(texts.length).toBeGreaterThan(5)
    expect(texts.map((each) => read(each.source))).toEqual(texts.map(({text}) => text))
  })

  it('tells places in the corrected text beside those of the source', () => {
    const points = Array.from(record.corrected)
    const read = ({start, end}: RangeRecord): string => points.slice(start, end).join('')
    for (const {text, corrected} of placedTexts(record)) {
      if (corrected !== undefined) expect(read(corrected)).toBe(text)
    }
    for (const {after, corrected} of record.corrections) expect(read(corrected)).toBe(after)
    for (const {corrected} of record.removed) expect(corrected.end).toBe(corrected.start)
    for (const {before, source: at} of record.suggestions) {
      expect(Array.from(source).slice(at.start, at.end).join('')).toBe(before)
    }
  })

  it('has pages that tile both texts, and every place knows its page', () => {
    const {pages} = record
    expect(pages.map(({number}) => number)).toEqual(pages.map((_, at) => at + 1))
    const ends = (of: (page: PageRecord) => {start: number; end: number}): number[] =>
      pages.flatMap((page) => [of(page).start, of(page).end])
    for (const [tiles, length] of [
      [ends((page) => page), Array.from(source).length],
      [ends(({corrected}) => corrected), Array.from(record.corrected).length]
    ] as const) {
      expect(tiles[0]).toBe(0)
      expect(tiles.at(-1)).toBe(length)
      for (let at = 1; at + 1 < tiles.length; at += 2) expect(tiles[at]).toBe(tiles[at + 1])
    }
    const pageAt = (offset: number): number | undefined =>
      pages.find(({start, end}) => start <= offset && offset < end)?.number
    for (const {source: at} of placedTexts(record)) {
      expect(at.page).toBe(pageAt(at.start))
      expect(at.lastPage ?? at.page).toBe(pageAt(Math.max(at.start, at.end - 1)))
    }
    const total = (count: keyof PageRecord['quality']): number =>
      pages.reduce((sum, {quality}) => sum + quality[count], 0)
    for (const count of ['characters', 'corrected', 'suspect'] as const) {
      expect(total(count), count).toBe(record.quality[count])
    }
  })

  it('is written again as it was read', () => {
    const text = stringifyRecord(record)
    expect(stringifyRecord(JSON.parse(text) as DocumentRecord)).toBe(text)
  })
})

const {ruleset} = compileRules(readShippedRules())

/** Reads Markdown as a document of its own and writes that. */
function convertMarkdown(markdown: string): string {
  const {corrected, document} = convert(markdown, {ruleset}, {markdown: true})
  return toMarkdown(document, corrected)
}

// A Markdown source keeps the style that it came in.
const ours = emitted.filter(({name}) => !name.endsWith('.md'))

it.each(ours)('the Markdown of $name is in the style of our writer', ({markdown}) => {
  expect(writeMarkdown(readMarkdown(markdown))).toBe(markdown)
})

describe.each(emitted)('the Markdown of $name', ({markdown}) => {
  it('is a document that gives the same Markdown', () => {
    expect(convertMarkdown(markdown)).toBe(markdown)
  })
})

describe.each(emitted)('the Markdown of $name with anchors', ({conversion, record}) => {
  const {document, corrected} = conversion
  const anchored = toMarkdown(document, corrected, {anchors: true})

  it('has an anchor for each section', () => {
    const ids = (sections: readonly SectionRecord[]): string[] =>
      sections.flatMap(({id, sections: inner}) => [id, ...ids(inner)])
    const anchors = Array.from(anchored.matchAll(/<a id="([^"]+)"><\/a>/g), ([, id]) => id)
    expect(anchors).toEqual(ids(record.sections))
  })

  it('is a document that gives the same Markdown, the anchors once', () => {
    expect(convertMarkdown(anchored)).toBe(anchored)
    const again = convert(anchored, {ruleset}, {markdown: true})
    expect(toMarkdown(again.document, again.corrected, {anchors: true})).toBe(anchored)
  })
})

describe('the example', () => {
  it('shows every kind of entry that needs no language model', () => {
    for (const list of ['legalBasis', 'citations', 'corrections', 'removed'] as const) {
      expect(example[list], list).not.toEqual([])
    }
    const types = example.sections.flatMap(({blocks}) => blocks.map(({type}) => type))
    expect(new Set(types)).toEqual(new Set(['paragraph', 'suspect', 'list', 'table']))
  })

  it('gives back the file that it tells of', () => {
    const bytes = Buffer.from(restoreSource(example))
    expect(bytes).toHaveLength(example.source.bytes)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(example.source.sha256)
  })

  it('lets its running text be made again', () => {
    const read = createReader(restoreSource(example), example)
    for (const {text, source} of placedTexts(example)) expect(read(source)).toBe(text)
  })
})

const VALIDATE = `
import json, sys
from jsonschema import Draft202012Validator
schema = json.load(open(sys.argv[1], encoding='utf-8'))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for path in sys.argv[2:]:
    document = json.load(open(path, encoding='utf-8'))
    for error in validator.iter_errors(document):
        print(path, error.json_path, error.message)
`

const python = spawnSync('python3', ['-c', 'from jsonschema import Draft202012Validator'])

describe.skipIf(python.status !== 0)('Python (needs python3 and its jsonschema)', () => {
  const validate = (paths: readonly string[]): string =>
    execFileSync('python3', ['-c', VALIDATE, SCHEMA, ...paths], {encoding: 'utf8'})

  it('finds that all records satisfy the published schema', () => {
    const files = emitted.map(({name, record}) => [`${name}.json`, stringifyRecord(record)])
    const folder = temporaryFolder(Object.fromEntries(files) as Record<string, string>)
    const paths = emitted.map(({name}) => join(folder, `${name}.json`))
    expect(validate([EXAMPLE, ...paths])).toBe('')
  })

  it('finds what does not', () => {
    const broken = JSON.stringify({...example, corrected: null})
    const folder = temporaryFolder({'broken.json': broken})
    expect(validate([join(folder, 'broken.json')])).toContain('$.corrected')
  })
})
