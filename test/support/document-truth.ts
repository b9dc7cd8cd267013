import {readdirSync, readFileSync} from 'node:fs'
import type {Block, LaoDocument, Section} from '../../src/types.ts'

/** What a document is known to hold. */
export interface Truth {
  /** What sort of document it is, for the table: `law`, `letter`, `continuation` … */
  readonly form: string
  /** A field that is not told is not scored; null: the document does not tell it. */
  readonly metadata: Readonly<Record<string, string | null>>
  /** Number and date. */
  readonly legalBasis: readonly (readonly [string | null, string | null])[]
  /** Level, label and title. */
  readonly headings: readonly (readonly [number, string, string])[]
  /** Label of the section around, and of the numbered item. */
  readonly items: readonly (readonly [string, string])[]
  /** Stretches that stand in one block each; white space does not count. */
  readonly whole?: readonly string[]
  /** Pairs of stretches that stand in different blocks. */
  readonly apart?: readonly (readonly [string, string])[]
  /** Rows and columns of each table; a document that does not tell them is not scored for them. */
  readonly tables?: readonly (readonly [number, number])[]
}

/** A document of `test/documents/` with its truth. */
export interface TestDocument {
  readonly name: string
  readonly text: string
  readonly truth: Truth
}

/** How often what was found is what was told: right ones, found ones, told ones. */
export interface Tally {
  readonly right: number
  readonly found: number
  readonly told: number
}

/** What went wrong, for people. */
export interface Score {
  readonly headings: Tally
  readonly items: Tally
  readonly facts: Tally
  /** What stands in one block, and what in different ones. */
  readonly joins: Tally
  readonly tables: Tally
  /** By field of the metadata, and `legalBasis`. */
  readonly fields: Readonly<Record<string, Tally>>
  readonly faults: readonly string[]
}

/** `seen`: looked at while the program is written; `held-out`: scored alone. */
export type Half = 'seen' | 'held-out'

/**
 * @param half The half of the documents that is read.
 * @returns The documents of that half, in the order of their names.
 */
export function readDocuments(half: Half): TestDocument[] {
  const folder = new URL(`../documents/${half}/`, import.meta.url)
  const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => ({
      name: file.replace(/\.txt$/, ''),
      text: read(file),
      truth: JSON.parse(read(file.replace(/txt$/, 'json'))) as Truth
    }))
}

/**
 * Compares a document with its truth. Labels count without what closes them; a fact that was found
 * where none is told counts as found and not as right.
 */
export function scoreDocument(document: LaoDocument, truth: Truth): Score {
  const faults: string[] = []
  const compare = (what: string, found: readonly string[], told: readonly string[]): Tally => {
    const left = [...found]
    let right = 0
    for (const one of told) {
      const at = left.indexOf(one)
      if (at < 0) faults.push(`no ${what} ${one}`)
      else {
        left.splice(at, 1)
        right++
      }
    }
    for (const one of left) faults.push(`${what} ${one}`)
    return {right, found: found.length, told: told.length}
  }
  const headings = compare(
    'heading',
    headingsOf(document.sections),
    truth.headings.map(([level, label, title]) => `${level} ${bare(label)} ${title}`)
  )
  const items = compare(
    'item',
    [
      ...itemsOf(document.preface, ''),
      ...itemsBelow(document.sections),
      ...itemsOf(document.closing, '')
    ],
    truth.items.map(([section, label]) => `${bare(section)} > ${bare(label)}`)
  )
  const fields: Record<string, Tally> = {}
  const found = metadataOf(document)
  for (const [field, told] of Object.entries(truth.metadata)) {
    const have = found[field] ?? null
    fields[field] = compare(field, have === null ? [] : [have], told === null ? [] : [told])
  }
  fields['legalBasis'] = compare(
    'legal basis',
    document.legalBasis.map(({number, date}) => `${number ?? '-'} ${date?.iso ?? '-'}`),
    truth.legalBasis.map(([number, date]) => `${number ?? '-'} ${date ?? '-'}`)
  )
  const texts = allBlocks(document).flatMap(textsOf).map(squeeze)
  const judged = [
    ...(truth.whole ?? []).map((stretch) => ({
      right: texts.some((text) => text.includes(squeeze(stretch))),
      fault: `parted ${stretch}`
    })),
    ...(truth.apart ?? []).map(([one, other]) => ({
      right: !texts.some((text) => text.includes(squeeze(one)) && text.includes(squeeze(other))),
      fault: `joined ${one} … ${other}`
    }))
  ]
  const wrong = judged.filter(({right}) => !right)
  faults.push(...wrong.map(({fault}) => fault))
  const joins = {
    right: judged.length - wrong.length,
    found: judged.length,
    told: judged.length
  }
  const tables = compare(
    'table',
    truth.tables === undefined ? [] : allBlocks(document).flatMap(tablesOf),
    (truth.tables ?? []).map((size) => size.join(' × '))
  )
  return {headings, items, fields, facts: sum(Object.values(fields)), joins, tables, faults}
}

/** Where a line ended, Lao may stand with a blank or without one. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}

/** All blocks that are in no other block. */
function allBlocks({preface, sections, closing}: LaoDocument): Block[] {
  const below = (section: Section): Block[] => [
    ...section.blocks,
    ...section.sections.flatMap(below)
  ]
  return [...preface, ...sections.flatMap(below), ...closing]
}

/** The texts of a block's paragraphs, or of the rows of a table. */
function textsOf(block: Block): string[] {
  if (block.type === 'list') return block.items.flatMap(({blocks}) => blocks.flatMap(textsOf))
  if (block.type === 'table') return block.rows.map((row) => row.map(({text}) => text).join(' '))
  return [block.text]
}

function tablesOf(block: Block): string[] {
  if (block.type === 'list') return block.items.flatMap(({blocks}) => blocks.flatMap(tablesOf))
  if (block.type !== 'table') return []
  return [`${block.rows.length} × ${Math.max(...block.rows.map((row) => row.length))}`]
}

/** @returns The tallies, taken together. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, {right, found, told}) => ({
      right: all.right + right,
      found: all.found + found,
      told: all.told + told
    }),
    {right: 0, found: 0, told: 0}
  )
}

/** @returns The harmonic mean of precision and recall; 1 where nothing is told and nothing found. */
export function f1({right, found, told}: Tally): number {
  return found + told === 0 ? 1 : (2 * right) / (found + told)
}

/** @returns The share of those found that are right; 1 where nothing is found. */
export function precision({right, found}: Tally): number {
  return found === 0 ? 1 : right / found
}

/** @returns The share of those told that were found; 1 where nothing is told. */
export function recall({right, told}: Tally): number {
  return told === 0 ? 1 : right / told
}

/** A label without white space and what closes it. */
function bare(label: string | null): string {
  return (label ?? '').replace(/(?<=.)[.:)\s]+$/, '').replace(/\s+/g, ' ')
}

function metadataOf({metadata}: LaoDocument): Readonly<Record<string, string | null>> {
  const {date, signatory, ...rest} = metadata
  return {
    ...rest,
    date: date?.iso ?? null,
    signatory: signatory?.name ?? null,
    role: signatory?.role ?? null
  }
}

function headingsOf(sections: readonly Section[]): string[] {
  return sections.flatMap(({level, label, title, sections: inner}) => [
    `${level} ${bare(label)} ${title}`,
    ...headingsOf(inner)
  ])
}

function itemsOf(blocks: readonly Block[], section: string): string[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'list') return []
    return block.items.flatMap((item) => [
      ...(block.ordered ? [`${section} > ${bare(item.label)}`] : []),
      ...itemsOf(item.blocks, section)
    ])
  })
}

function itemsBelow(sections: readonly Section[]): string[] {
  return sections.flatMap(({label, blocks, sections: inner}) => [
    ...itemsOf(blocks, bare(label)),
    ...itemsBelow(inner)
  ])
}
