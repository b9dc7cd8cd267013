import type {
  BlockContent,
  DefinitionContent,
  Heading,
  List,
  ListItem as Item,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table
} from 'mdast'
import type {
  Block,
  Corrected,
  LaoDocument,
  ListBlock,
  ListItem,
  Offset,
  Section,
  Span,
  TableBlock
} from '../types.ts'
import {toFrontMatter} from './front-matter.ts'
import {linkAddresses} from './link-addresses.ts'
import {markdownSafe} from './markdown-safe.ts'
import {pageStarts} from './page-starts.ts'
import {hasMarkup, mendedTree, mendMarkdown} from './mend-markdown.ts'
import {createSourcePlaces, type SourcePosition} from './source-places.ts'

export interface MdastOptions {
  /** Whether each section's heading begins with an HTML anchor of its id (default: false). */
  readonly anchors?: boolean
  /** Whether the metadata stand in front as YAML (default: true). */
  readonly frontMatter?: boolean
  /**
   * Whether a thematic break stands where a page ends, after the paragraph that runs over it
   * (default: false). A Markdown source is left as it is.
   */
  readonly pageBreaks?: boolean
}

type FlowContent = BlockContent | DefinitionContent

/** What is known of places while a tree is made, block by block in the order of the text. */
interface Places {
  /** The position of the whole source. */
  readonly whole: SourcePosition
  /** The source position of a stretch of the corrected text. */
  readonly position: (span: Span<'corrected'>) => SourcePosition
  /** Draws a page's end before what begins at the offset, where there is one and something above. */
  readonly breakAt: (into: (RootContent | FlowContent)[], start: Offset<'corrected'>) => void
}

/** @param ends Where pages begin but the first, ascending. */
function createPlaces({map, source}: Corrected, ends: readonly Offset<'corrected'>[]): Places {
  const places = createSourcePlaces(source)
  const position = (span: Span<'corrected'>): SourcePosition =>
    places.position(map.sourceSpan(span))
  let next = 0
  return {
    whole: places.position({start: 0, end: source.length}),
    position,
    breakAt: (into, start) => {
      const end = ends[next]
      if (end === undefined || end > start) return
      // Blank pages show nothing: the ends of several at one place are one line.
      while (ends[next] !== undefined && ends[next]! <= start) next++
      if (into.length === 0 || into.at(-1)!.type === 'yaml') return
      into.push({type: 'thematicBreak', position: position({start: end, end})})
    }
  }
}

const DEEPEST_HEADING = 6

/**
 * Labels stay part of the text, so that Markdown never renumbers them; the labels of lists that
 * do not count (bullets) become Markdown's own. Suspect blocks are code with the info
 * `suspect khmer`. A section deeper than Markdown's headings has a strong paragraph for one.
 *
 * @param document The structure of the corrected text.
 * @param corrected What correction made of the source.
 * @param options Anchors and front matter.
 * @returns The document as mdast with GFM tables and YAML front matter; positions are those of the
 *   source. Texts have gone through {@link markdownSafe}.
 */
export function toMdast(
  document: LaoDocument,
  corrected: Corrected,
  options: MdastOptions = {}
): Root {
  if (hasMarkup(corrected)) {
    return mendedTree(mendMarkdown(document, corrected, options), corrected.source)
  }
  const ends = options.pageBreaks === true ? pageStarts(corrected).slice(1) : []
  const places = createPlaces(corrected, ends)
  const children: RootContent[] = []
  const yaml = options.frontMatter === false ? '' : toFrontMatter(document.metadata)
  if (yaml !== '') children.push({type: 'yaml', value: yaml})
  for (const block of document.preface) {
    places.breakAt(children, block.span.start)
    if (document.title !== null && holds(block.span, document.title) && 'text' in block) {
      pushHeading(
        children,
        {depth: 1, text: oneLine(block.text), id: null},
        places.position(block.span)
      )
    } else pushBlock(children, block, places)
  }
  const anchors = options.anchors ?? false
  for (const section of document.sections) pushSection(children, section, places, anchors)
  for (const block of document.closing) pushBlock(children, block, places)
  const root: Root = {
    type: 'root',
    children,
    position: places.whole
  }
  return root
}

function holds(outer: Span<'corrected'>, inner: Span<'corrected'>): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function pushSection(
  into: RootContent[],
  section: Section,
  places: Places,
  anchors: boolean
): void {
  const text = oneLine(`${section.label ?? ''}${section.separator}${section.title}`)
  const id = anchors ? section.id : null
  places.breakAt(into, section.heading.start)
  pushHeading(into, {depth: section.level + 1, text, id}, places.position(section.heading))
  for (const block of section.blocks) pushBlock(into, block, places)
  for (const child of section.sections) pushSection(into, child, places, anchors)
}

/** A heading as it will stand in the Markdown. */
interface HeadingLine {
  readonly depth: number
  readonly text: string
  /** What an anchor on it is called; null for none. */
  readonly id: string | null
}

function pushHeading(
  into: RootContent[],
  {depth, text, id}: HeadingLine,
  position: SourcePosition
): void {
  const anchor: PhrasingContent[] =
    id === null
      ? []
      : [
          {type: 'html', value: `<a id="${escapeAttribute(id)}">`},
          {type: 'html', value: '</a>'}
        ]
  const deep = depth > DEEPEST_HEADING
  // Strong text may not begin or end with white space of any kind.
  const value = deep ? text.trim() : text
  if (value === '' && id === null) return
  const content: PhrasingContent[] =
    value === '' ? [] : linkAddresses({type: 'text', value, position})
  if (!deep) {
    const children = [...anchor, ...content]
    into.push({type: 'heading', depth: depth as Heading['depth'], children, position})
    return
  }
  const strong: PhrasingContent[] =
    content.length === 0 ? [] : [{type: 'strong', children: content, position}]
  into.push({type: 'paragraph', children: [...anchor, ...strong], position})
}

function escapeAttribute(id: string): string {
  return markdownSafe(id).replace(/[&<>"\s]/g, (character) => `&#${character.charCodeAt(0)};`)
}

function pushBlock(into: (RootContent | FlowContent)[], block: Block, places: Places): void {
  places.breakAt(into, block.span.start)
  switch (block.type) {
    case 'list':
      push(into, toList(block, places))
      return
    case 'table':
      push(into, toTable(block, places))
      return
    case 'suspect':
      into.push({
        type: 'code',
        lang: 'suspect',
        meta: block.script.toLowerCase(),
        value: block.text.replace(/\r\n?/g, '\n').replace(/\0|\p{Surrogate}/gu, '\uFFFD'),
        position: places.position(block.span)
      })
      return
    default:
      push(into, toParagraph(block.text, places.position(block.span)))
  }
}

function push(into: (RootContent | FlowContent)[], node: FlowContent | null): void {
  if (node !== null) into.push(node)
}

/** Lines that correction has not joined are meant as lines: hard breaks divide them. */
function toParagraph(text: string, position: SourcePosition): Paragraph | null {
  const safe = markdownSafe(text)
  if (safe === '') return null
  if (!safe.includes('\n')) {
    const children = linkAddresses({type: 'text', value: safe, position})
    return {type: 'paragraph', children, position}
  }
  const children: PhrasingContent[] = []
  for (const line of safe.split('\n')) {
    if (children.length > 0) children.push({type: 'break'})
    children.push(...linkAddresses({type: 'text', value: line, position}))
  }
  return {type: 'paragraph', children, position}
}

function toList(block: ListBlock, places: Places): List | null {
  const children: Item[] = []
  for (const item of block.items) {
    // A line between two items would part their list: it stands at the end of the one above.
    const above = children.at(-1)
    if (above !== undefined) places.breakAt(above.children, item.span.start)
    const made = toListItem(item, block.ordered, places)
    if (made.children.length > 0) children.push(made)
  }
  if (children.length === 0) return null
  for (const item of children) item.spread = isSpread(item.children)
  return {
    type: 'list',
    ordered: false,
    start: null,
    spread: false,
    children,
    position: places.position(block.span)
  }
}

function toListItem(item: ListItem, ordered: boolean, places: Places): Item {
  const children: FlowContent[] = []
  const [first, ...rest] = item.blocks
  const label = item.label !== null && (ordered || first === undefined) ? item.label : ''
  if (label === '') {
    for (const block of item.blocks) pushBlock(children, block, places)
  } else {
    const leads = first !== undefined && first.type === 'paragraph'
    const text = leads ? `${label} ${first.text}` : label
    const end = leads ? first.span.end : item.span.start + label.length
    const paragraph = toParagraph(text, places.position({start: item.span.start, end}))
    if (paragraph !== null) children.push(paragraph)
    for (const block of leads ? rest : item.blocks) pushBlock(children, block, places)
  }
  return {
    type: 'listItem',
    spread: false,
    checked: null,
    children,
    position: places.position(item.span)
  }
}

function isSpread(children: readonly FlowContent[]): boolean {
  return children.some((child, at) => at > 0 && !mayFollow(children[at - 1]!, child))
}

/** Whether no empty line is needed between the two, so that the first does not go on. */
function mayFollow(left: FlowContent, right: FlowContent): boolean {
  return left.type === 'paragraph' && (right.type === 'list' || right.type === 'code')
}

function toTable(block: TableBlock, places: Places): Table | null {
  const width = block.rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  if (width === 0) return null
  return {
    type: 'table',
    align: Array.from({length: width}, () => null),
    children: block.rows.map((row) => ({
      type: 'tableRow',
      children: Array.from({length: width}, (_, at) => {
        const cell = row[at]
        const value = cell === undefined ? '' : oneLine(cell.text)
        if (cell === undefined || value === '') return {type: 'tableCell', children: []}
        const position = places.position(cell.span)
        const children = linkAddresses({type: 'text', value, position})
        return {type: 'tableCell', children, position}
      })
    })),
    position: places.position(block.span)
  }
}

function oneLine(text: string): string {
  const safe = markdownSafe(text)
  return safe.includes('\n') ? safe.replaceAll('\n', ' ') : safe
}
