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
  Section,
  Span,
  TableBlock
} from '../types.ts'
import {toFrontMatter} from './front-matter.ts'
import {linkAddresses} from './link-addresses.ts'
import {markdownSafe} from './markdown-safe.ts'
import {hasMarkup, mendedTree, mendMarkdown} from './mend-markdown.ts'
import {createSourcePlaces, type SourcePosition} from './source-places.ts'

export interface MdastOptions {
  /** Whether each section's heading begins with an HTML anchor of its id (default: false). */
  readonly anchors?: boolean
  /** Whether the metadata stand in front as YAML (default: true). */
  readonly frontMatter?: boolean
}

type FlowContent = BlockContent | DefinitionContent
/** The source position of a stretch of the corrected text. */
type Place = (span: Span<'corrected'>) => SourcePosition

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
  const places = createSourcePlaces(corrected.source)
  const place: Place = (span) => places.position(corrected.map.sourceSpan(span))
  const children: RootContent[] = []
  const yaml = options.frontMatter === false ? '' : toFrontMatter(document.metadata)
  if (yaml !== '') children.push({type: 'yaml', value: yaml})
  for (const block of document.preface) {
    if (document.title !== null && holds(block.span, document.title) && 'text' in block) {
      pushHeading(children, {depth: 1, text: oneLine(block.text), id: null}, place(block.span))
    } else pushBlock(children, block, place)
  }
  const anchors = options.anchors ?? false
  for (const section of document.sections) pushSection(children, section, place, anchors)
  for (const block of document.closing) pushBlock(children, block, place)
  const root: Root = {
    type: 'root',
    children,
    position: places.position({start: 0, end: corrected.source.length})
  }
  return root
}

function holds(outer: Span<'corrected'>, inner: Span<'corrected'>): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function pushSection(into: RootContent[], section: Section, place: Place, anchors: boolean): void {
  const text = oneLine(`${section.label ?? ''}${section.separator}${section.title}`)
  const id = anchors ? section.id : null
  pushHeading(into, {depth: section.level + 1, text, id}, place(section.heading))
  for (const block of section.blocks) pushBlock(into, block, place)
  for (const child of section.sections) pushSection(into, child, place, anchors)
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

function pushBlock(into: (RootContent | FlowContent)[], block: Block, place: Place): void {
  switch (block.type) {
    case 'list':
      push(into, toList(block, place))
      return
    case 'table':
      push(into, toTable(block, place))
      return
    case 'suspect':
      into.push({
        type: 'code',
        lang: 'suspect',
        meta: block.script.toLowerCase(),
        value: block.text.replace(/\r\n?/g, '\n').replace(/\0|\p{Surrogate}/gu, '\uFFFD'),
        position: place(block.span)
      })
      return
    default:
      push(into, toParagraph(block.text, place(block.span)))
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

function toList(block: ListBlock, place: Place): List | null {
  const children = block.items
    .map((item) => toListItem(item, block.ordered, place))
    .filter((item) => item.children.length > 0)
  if (children.length === 0) return null
  return {
    type: 'list',
    ordered: false,
    start: null,
    spread: false,
    children,
    position: place(block.span)
  }
}

function toListItem(item: ListItem, ordered: boolean, place: Place): Item {
  const children: FlowContent[] = []
  const [first, ...rest] = item.blocks
  const label = item.label !== null && (ordered || first === undefined) ? item.label : ''
  if (label === '') {
    for (const block of item.blocks) pushBlock(children, block, place)
  } else {
    const leads = first !== undefined && first.type === 'paragraph'
    const text = leads ? `${label} ${first.text}` : label
    const end = leads ? first.span.end : item.span.start + label.length
    const paragraph = toParagraph(text, place({start: item.span.start, end}))
    if (paragraph !== null) children.push(paragraph)
    for (const block of leads ? rest : item.blocks) pushBlock(children, block, place)
  }
  const spread = children.some((child, at) => at > 0 && !mayFollow(children[at - 1]!, child))
  return {type: 'listItem', spread, checked: null, children, position: place(item.span)}
}

/** Whether no empty line is needed between the two, so that the first does not go on. */
function mayFollow(left: FlowContent, right: FlowContent): boolean {
  return left.type === 'paragraph' && (right.type === 'list' || right.type === 'code')
}

function toTable(block: TableBlock, place: Place): Table | null {
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
        const position = place(cell.span)
        const children = linkAddresses({type: 'text', value, position})
        return {type: 'tableCell', children, position}
      })
    })),
    position: place(block.span)
  }
}

function oneLine(text: string): string {
  const safe = markdownSafe(text)
  return safe.includes('\n') ? safe.replaceAll('\n', ' ') : safe
}
