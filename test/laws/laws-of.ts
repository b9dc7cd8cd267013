import {readFileSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import type {Conversion} from '../../src/convert.ts'
import {applyChanges} from '../../src/edit/change.ts'
import {writeMarkdown} from '../../src/emit/to-markdown.ts'
import {
  restoreSource,
  stringifyRecord,
  toMarkdown,
  toMdast,
  toRecord,
  type Block,
  type DocumentRecord,
  type MdastOptions,
  type Section,
  type Span
} from '../../src/index.ts'

/** A law that a conversion breaks, and where. */
export interface Fault {
  readonly law: string
  readonly what: string
}

/** Takes the faults of one law. */
type Tell = (what: string) => void

type Law = (conversion: Conversion, tell: Tell, options: MdastOptions) => void

/** @returns The record of a conversion, of a file with invented particulars. */
export function recordOf({corrected, document}: Conversion): DocumentRecord {
  const mediaType = corrected.markup === undefined ? 'text/plain' : 'text/markdown'
  const about = {path: 'a.txt', sha256: '0'.repeat(64), bytes: 0, mediaType, encoding: 'utf-8'}
  const generator = {name: 'laodoc', version: '0', rules: '0'.repeat(64), model: null}
  return toRecord(corrected, document, about, generator)
}

/** The changes on record account for every character that differs. */
const account: Law = ({corrected}, tell) => {
  const {source, text, map, corrections} = corrected
  const applied = corrections.filter(({status}) => status === 'applied')
  const changes = applied.map(({source: span, after}) => ({...span, after}))
  if (applyChanges(source, changes) !== text) tell('the changes do not give the text')
  for (const {source: span, before} of corrections) {
    if (before !== source.slice(span.start, span.end)) tell(`${span.start}: ${before} is not there`)
  }
  for (const {source: region} of map.regions) {
    const isTold = changes.some(({start, end}) => start <= region.end && end >= region.start)
    if (!isTold) tell(`${region.start}-${region.end} changed without a record`)
  }
}

/** Every offset goes to the other text and back; between the changes the two texts are one. */
const offsets: Law = ({corrected: {source, text, map}}, tell) => {
  const between = (start: Offsets, end: Offsets): void => {
    if (source.slice(start.source, end.source) !== text.slice(start.text, end.text)) {
      tell(`the texts differ after ${start.source}`)
    }
    for (let at = start.source + 1; at < end.source; at++) {
      const there = at - start.source + start.text
      const {offset: to, exact} = map.toCorrected(at, 'before')
      const {offset: back} = map.toSource(there, 'after')
      if (to !== there || back !== at || !exact) tell(`${at} goes to ${to}, and back to ${back}`)
    }
  }
  let last: Offsets = {source: 0, text: 0}
  for (const {source: from, corrected: to} of map.regions) {
    between(last, {source: from.start, text: to.start})
    const ends = [
      map.toCorrected(from.start, 'before').offset === to.start,
      map.toCorrected(from.end, 'after').offset === to.end,
      map.toSource(to.start, 'before').offset === from.start,
      map.toSource(to.end, 'after').offset === from.end
    ]
    if (ends.includes(false)) tell(`the ends of the change at ${from.start} go elsewhere`)
    last = {source: from.end, text: to.end}
  }
  between(last, {source: source.length, text: text.length})
}

interface Offsets {
  readonly source: number
  readonly text: number
}

const schema = JSON.parse(readFileSync('src/emit/document.schema.json', 'utf8')) as object
const isValid = new Ajv2020({strict: false}).compile(schema)

/** The record alone gives the source back, keeps its schema, and reads back as it was written. */
const record: Law = (conversion, tell) => {
  const written = stringifyRecord(recordOf(conversion))
  const read = JSON.parse(written) as DocumentRecord
  if (restoreSource(read) !== conversion.corrected.source) tell('the source does not come back')
  if (stringifyRecord(read) !== written) tell('read and written again it differs')
  if (!isValid(read)) tell(JSON.stringify(isValid.errors?.[0]))
}

/** Every record points at the exact source text; offsets in the JSON are code points. */
const places: Law = (conversion, tell) => {
  const points = Array.from(conversion.corrected.source)
  const isAt = ({start, end}: {start: number; end: number}, text: string): boolean =>
    points.slice(start, end).join('') === text
  const {corrections, suggestions, removed} = recordOf(conversion)
  for (const {source, before} of [...corrections, ...suggestions]) {
    if (!isAt(source, before)) tell(`${source.start}: ${before} is not there`)
  }
  for (const {source, text} of removed) {
    if (!isAt(source, text)) tell(`${source.start}: ${text} was not removed there`)
  }
}

/** No character is cut in two. */
const wholeCharacters: Law = ({corrected: {source, text}}, tell) => {
  if (source.isWellFormed() && !text.isWellFormed()) tell('half a character')
}

/** What the document holds, put together, is the corrected text but for white space. */
const tiling: Law = ({corrected: {text}, document}, tell) => {
  const covered = new Uint8Array(text.length)
  const cover = ({start, end}: Span<'corrected'>): void => {
    for (let at = start; at < end; at++) covered[at]!++
  }
  const visitBlock = (block: Block): void => {
    if (block.type === 'list') {
      for (const item of block.items) {
        const first = item.blocks[0]
        cover({start: item.span.start, end: first === undefined ? item.span.end : first.span.start})
        item.blocks.forEach(visitBlock)
      }
    } else if (block.type === 'table') {
      for (const {span} of block.rows.flat()) cover(span)
    } else {
      if (block.text !== text.slice(block.span.start, block.span.end)) {
        tell(`the text of the block at ${block.span.start} is another`)
      }
      cover(block.span)
    }
  }
  const visitSection = (section: Section): void => {
    cover(section.heading)
    section.blocks.forEach(visitBlock)
    section.sections.forEach(visitSection)
  }
  document.preface.forEach(visitBlock)
  document.sections.forEach(visitSection)
  document.closing.forEach(visitBlock)
  for (let at = 0; at < text.length; at++) {
    const blank = /[\s|\u200b]/.test(text.charAt(at))
    if (covered[at] !== 1 && !(blank && covered[at] === 0)) {
      tell(`${at}: ${text.slice(Math.max(0, at - 8), at + 8)} (${covered[at]})`)
    }
  }
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)

/**
 * @returns Whether two trees say the same, but for their positions and for what is not set. Walks
 *   with a list of its own: documents nest deeper than calls may.
 */
function areSame(one: unknown, other: unknown): boolean {
  const pairs: [unknown, unknown][] = [[one, other]]
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [left, right] = pair
    if (left === right) continue
    if (typeof left !== 'object' || typeof right !== 'object') return false
    if (left === null || right === null || Array.isArray(left) !== Array.isArray(right))
      return false
    const [some, others] = [left as Record<string, unknown>, right as Record<string, unknown>]
    for (const key of new Set([...Object.keys(some), ...Object.keys(others)])) {
      if (key !== 'position') pairs.push([some[key] ?? undefined, others[key] ?? undefined])
    }
  }
  return true
}

const anchor = /^(?:<a id="[^"<>]*">|<\/a>)$/
const safeLink = /^(?:https?:\/\/|mailto:|xmpp:)/i

/**
 * The Markdown reads back as the tree that it was written from, and is written the same again. In
 * that of a plain text nothing is live: no HTML, no picture, no link but a plain one.
 */
const roundTrip: Law = ({corrected, document}, tell, options) => {
  const markdown = toMarkdown(document, corrected, options)
  const read = parser.parse(markdown)
  if (!areSame(read, toMdast(document, corrected, options))) {
    tell('another tree')
  }
  // A Markdown source keeps its style and its markup.
  if (corrected.markup !== undefined) return
  if (writeMarkdown(read) !== markdown) tell('other Markdown')
  visit(read, (node) => {
    if (node.type === 'html' && !(options.anchors === true && anchor.test(node.value))) {
      tell(`live HTML: ${node.value}`)
    }
    if (node.type === 'link' && !safeLink.test(node.url)) tell(`a live link: ${node.url}`)
    if (/^(?:image|definition|footnote)|Reference$/.test(node.type)) tell(`a live ${node.type}`)
  })
}

const laws: readonly (readonly [name: string, law: Law])[] = [
  ['account', account],
  ['offsets', offsets],
  ['record', record],
  ['places', places],
  ['whole characters', wholeCharacters],
  ['tiling', tiling],
  ['round trip', roundTrip]
]

/** Of one law, so many faults are told. */
const FAULTS_TOLD = 3

/**
 * @param conversion What became of a source.
 * @param options How its Markdown is written.
 * @returns What it breaks of the laws that hold for every text; a law that throws is broken.
 */
export function faultsOf(conversion: Conversion, options: MdastOptions = {}): Fault[] {
  return laws.flatMap(([law, check]) => {
    const told: Fault[] = []
    const tell = (what: string): void => {
      if (told.length < FAULTS_TOLD) told.push({law, what})
    }
    try {
      check(conversion, tell, options)
    } catch (error) {
      tell(String(error))
    }
    return told
  })
}
