/** What a program knew that was written for schema 1.0 alone; nothing here may learn of later fields. */

interface Span {
  start: number
  end: number
  line: number
}

interface Block {
  type: string
  text?: string
  items?: {label: string | null; blocks: Block[]; source: Span}[]
  rows?: {text: string; source: Span}[][]
  source: Span
}

interface Section {
  id: string
  level: number
  label: string | null
  separator: string
  title: string
  heading: Span
  source: Span
  blocks: Block[]
  sections: Section[]
}

interface Change {
  before: string
  after: string
  source: Span
}

interface Record10 {
  schemaVersion: string
  metadata: {title: string | null; number: string | null; date: {iso: string} | null}
  preface: Block[]
  sections: Section[]
  closing: Block[]
  corrected: string
  corrections: Change[]
  removed: {text: string; source: Span}[]
}

/** What the reader of 1.0 makes of a record. */
export interface ReadByOld {
  readonly title: string | null
  readonly number: string | null
  readonly date: string | null
  readonly outline: string[]
  /** Of each section, the outermost text under an empty id; a text for each block. */
  readonly texts: {readonly id: string; readonly text: string}[]
  /** Made from the corrected text and the changes. */
  readonly source: string
}

/**
 * @param json A record's JSON.
 * @throws Error where the major version is not 1.
 */
export function readAsOld(json: string): ReadByOld {
  const record = JSON.parse(json) as Record10
  if (!record.schemaVersion.startsWith('1.')) throw new Error(record.schemaVersion)
  const {metadata} = record
  return {
    title: metadata.title,
    number: metadata.number,
    date: metadata.date?.iso ?? null,
    outline: record.sections.flatMap(outlineOf),
    texts: [
      ...record.preface.flatMap((block) => textsOf(block, '')),
      ...record.sections.flatMap(sectionTexts),
      ...record.closing.flatMap((block) => textsOf(block, ''))
    ],
    source: restore(record)
  }
}

function outlineOf({id, level, label, separator, title, sections}: Section): string[] {
  return [`${level} ${id} ${label ?? ''}${separator}${title}`, ...sections.flatMap(outlineOf)]
}

function sectionTexts({id, title, blocks, sections}: Section): {id: string; text: string}[] {
  return [
    {id, text: title},
    ...blocks.flatMap((block) => textsOf(block, id)),
    ...sections.flatMap(sectionTexts)
  ]
}

function textsOf({text, items = [], rows = []}: Block, id: string): {id: string; text: string}[] {
  return [
    ...(text === undefined ? [] : [{id, text}]),
    ...items.flatMap(({blocks}) => blocks.flatMap((block) => textsOf(block, id))),
    ...rows.flat().map((cell) => ({id, text: cell.text}))
  ]
}

function restore({corrected, corrections, removed}: Record10): string {
  const points = Array.from(corrected)
  const changes = [
    ...corrections,
    ...removed.map(({text, source}) => ({before: text, after: '', source}))
  ].sort((a, b) => a.source.start - b.source.start || a.source.end - b.source.end)
  let restored = ''
  let read = 0
  let at = 0
  for (const {before, after, source} of changes) {
    restored += points.slice(read, read + source.start - at).join('') + before
    read += source.start - at + Array.from(after).length
    at = source.end
  }
  return restored + points.slice(read).join('')
}
