import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {compileRules, convert} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import type {Block, LaoDocument, Section} from '../../src/types.ts'

interface Heading {
  readonly level: number
  readonly label: string
  readonly title: string
}

/** What a text without any damage tells of its structure. */
interface Golden {
  readonly metadata: Readonly<Record<string, string | null>>
  readonly legalBasis: readonly unknown[]
  readonly headings: readonly Heading[]
  /** Label of the section, and of the numbered item. */
  readonly items: readonly (readonly [string, string])[]
}

const {ruleset} = compileRules(readShippedRules())
const folder = new URL('../golden/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.truth.txt'))
  .map((file) => file.replace('.truth.txt', ''))

function read(name: string): {readonly document: LaoDocument; readonly golden: Golden} {
  const text = readFileSync(new URL(`${name}.truth.txt`, folder), 'utf8')
  const golden = readFileSync(new URL(`${name}.structure.json`, folder), 'utf8')
  return {document: convert(text, {ruleset}).document, golden: JSON.parse(golden) as Golden}
}

function metadataOf({metadata}: LaoDocument): Golden['metadata'] {
  const {date, signatory, ...rest} = metadata
  return {
    ...rest,
    date: date?.iso ?? null,
    signatory: signatory?.name ?? null,
    role: signatory?.role ?? null
  }
}

function headingsOf(sections: readonly Section[]): Heading[] {
  return sections.flatMap(({level, label, title, sections: inner}) => [
    {level, label: label ?? '', title},
    ...headingsOf(inner)
  ])
}

function itemsOf(blocks: readonly Block[], section: string): [string, string][] {
  return blocks.flatMap((block) => {
    if (block.type !== 'list') return []
    return block.items.flatMap((item): [string, string][] => [
      ...(block.ordered ? [[section, item.label ?? ''] as [string, string]] : []),
      ...itemsOf(item.blocks, section)
    ])
  })
}

function itemsBelow(sections: readonly Section[]): [string, string][] {
  return sections.flatMap(({label, blocks, sections: inner}) => [
    ...itemsOf(blocks, label ?? ''),
    ...itemsBelow(inner)
  ])
}

describe.each(names)('%s, without its damage', (name) => {
  const {document, golden} = read(name)

  it('tells all of its metadata', () => {
    expect(metadataOf(document)).toEqual(golden.metadata)
  })
  it('tells its legal basis', () => {
    const entries = document.legalBasis.map(({kind, number, date}) => ({
      kind,
      number,
      date: date?.iso ?? null
    }))
    expect(entries).toEqual(golden.legalBasis)
  })
  it('has its headings, with levels, labels and titles', () => {
    expect(headingsOf(document.sections)).toEqual(golden.headings)
  })
  it('has its numbered items', () => {
    const items = [...itemsOf(document.preface, ''), ...itemsBelow(document.sections)]
    expect(items).toEqual(golden.items)
  })
})

it('knows the truth of each document of the corpus', () => {
  const corpus = readdirSync('corpus').filter((file) =>
    /^(?!README)\w.*\.(?:txt|md|png)$/.test(file)
  )
  expect(corpus.map((file) => file.replace(/\.\w+$/, '')).sort()).toEqual(names.sort())
})
