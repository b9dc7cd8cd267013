import type {Nodes, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {applyChanges, type Change} from '../edit/change.ts'
import {createEditMap} from '../edit/edit-map.ts'
import {lowerBound} from '../base/lower-bound.ts'
import {defuse} from '../markdown/defuse.ts'
import {readMarkdown} from '../markdown/read-markdown.ts'
import type {Corrected, LaoDocument, Markup, MarkupBlock, Section} from '../types.ts'
import {createSourcePlaces} from './source-places.ts'

/** What is corrected of a Markdown source. */
export type CorrectedMarkdown = Corrected & {readonly markup: Markup}

/** @returns Whether the source was read as Markdown. */
export function hasMarkup(corrected: Corrected): corrected is CorrectedMarkdown {
  return corrected.markup !== undefined
}

/** A text that changes made of another one, in steps; each step speaks of what the last one gave. */
interface Mended {
  readonly text: string
  readonly steps: readonly (readonly Change[])[]
}

/**
 * Writes a Markdown source again: as it was, but for the text that was corrected in its place, the
 * blocks that left the running text, and what would be live in a browser.
 *
 * @param document The structure of the corrected text.
 * @param corrected What correction made of the source.
 * @param options Anchors, and whether front matter that the source has stays.
 * @returns Markdown with line feeds alone; it ends with one, or is ''.
 */
export function mendMarkdown(
  document: LaoDocument,
  corrected: CorrectedMarkdown,
  options: {readonly anchors?: boolean; readonly frontMatter?: boolean}
): Mended {
  const steps: Change[][] = []
  let {source: text} = corrected
  const take = (changes: Change[]): void => {
    if (changes.length === 0) return
    steps.push(changes)
    text = applyChanges(text, changes)
  }
  const anchors = options.anchors === true ? placeAnchors(document, corrected) : []
  take(inOrder([...keepingNodes(text, changesOf(corrected)), ...anchors]))
  take(tidyLines(text))
  for (const changes of defuse(text)) take(changes)
  const own = options.frontMatter === false ? frontMatterOf(text) : 0
  if (own > 0) take([{start: 0, end: own, after: ''}])
  take(tidyEnd(text, corrected.source))
  return {text, steps}
}

/** @returns The same as a tree, whose places are those of the source. */
export function mendedTree(mended: Mended, source: string): Root {
  const root = readMarkdown(mended.text)
  const places = createSourcePlaces(source)
  const maps = mended.steps.map(createEditMap).reverse()
  visit(root, (node: Nodes) => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) return
    const span = maps.reduce((inner, map) => map.sourceSpan(inner), {start, end})
    node.position = places.position(span)
  })
  return root
}

function inOrder(changes: readonly Change[]): Change[] {
  return [...changes].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Signs that may be markup where they come to stand between others. */
const SIGNS = /[!-/:-@[-`{-~\n\r]/

/**
 * Leaves out changes of the text that would make it read as other blocks or spans: what stands by
 * its signs or line ends, or all of it where that is not enough.
 */
function keepingNodes(source: string, {changes, removed}: MarkdownChanges): readonly Change[] {
  const all = [...changes, ...removed]
  if (changes.length === 0) return all
  const wanted = nodesOf(applyChanges(source, inOrder(removed)))
  const keeps = (some: readonly Change[]): boolean =>
    nodesOf(applyChanges(source, inOrder(some))) === wanted
  if (keeps(all)) return all
  const letters = changes.filter(
    ({start, end, after}) => !SIGNS.test(source.slice(start, end)) && !SIGNS.test(after)
  )
  const fewer = [...letters, ...removed]
  return keeps(fewer) ? fewer : removed
}

/** What a text is made of, as Markdown reads it, with all that is no text. */
function nodesOf(markdown: string): string {
  const nodes: string[] = []
  visit(readMarkdown(markdown), (node: Nodes) => {
    if (node.type === 'text') return
    const held = 'url' in node ? node.url : 'value' in node ? node.value : ''
    nodes.push(`${node.type} ${held}`)
  })
  return nodes.join('\n')
}

/** What correction makes of a Markdown source. */
interface MarkdownChanges {
  /** In the text. */
  readonly changes: readonly Change[]
  /** Blocks that leave it whole. */
  readonly removed: readonly Change[]
}

/** What correction changed, in terms of the source, but for the markup, which stays. */
function changesOf({source, text, map, corrections, markup}: CorrectedMarkdown): MarkdownChanges {
  const changes: Change[] = []
  const {texts} = markup
  let next = 0
  let at = 0
  for (const {status, source: span, after} of corrections) {
    if (status !== 'applied') continue
    const {start, end} = span
    while (next < markup.changes.length && markup.changes[next]!.start < start) next++
    const own = markup.changes[next]
    if (own?.start === start && own.end === end && own.after === after) continue
    while (at < texts.length && texts[at]!.end < (start === end ? end : start + 1)) at++
    const home = texts[at]
    const inText = home !== undefined && home.start <= start && end <= home.end
    if (inText) changes.push({start, end, after})
  }
  const starts = markup.changes.map(({start}) => start)
  /** What is markup alone, as an empty heading, holds nothing that could leave. */
  const showsText = ({span: {start, end}}: MarkupBlock): boolean => {
    let from = start
    for (let index = lowerBound(starts, start); from < end; index++) {
      const change = markup.changes[index]
      const to = Math.min(end, change?.start ?? end)
      if (source.slice(from, to).trim() !== '') return true
      from = Math.max(to, change?.end ?? end)
    }
    return false
  }
  const gone = (block: MarkupBlock): boolean => {
    if (block.children.length > 0) return block.children.every(gone)
    const {start, end} = block.span
    if (!block.removable || !showsText(block)) return false
    const left = map.toCorrected(start, 'before').offset
    const right = map.toCorrected(end, 'after').offset
    return text.slice(left, right).trim() === ''
  }
  const removed: Change[] = []
  const pending = [...markup.blocks].reverse()
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    if (gone(block)) removed.push(removalOf(source, block.span, removed.at(-1)?.end ?? 0))
    else for (const child of [...block.children].reverse()) pending.push(child)
  }
  if (removed.length === 0) return {changes, removed}
  let first = 0
  const kept = changes.filter(({start, end}) => {
    while (first < removed.length && removed[first]!.end <= start && removed[first]!.end < end)
      first++
    const around = removed[first]
    return around === undefined || end <= around.start || start >= around.end
  })
  return {changes: kept, removed}
}

/** A block goes with its lines, and with the empty ones below where such stand above it, too. */
function removalOf(source: string, span: {start: number; end: number}, from: number): Change {
  let {start, end} = span
  const line = Math.max(from, source.lastIndexOf('\n', start - 1) + 1)
  if (source.slice(line, start).trim() !== '') return {start, end, after: ''}
  start = line
  const apart = start === from || source.startsWith('\n\n', start - 2) || start === 0
  const below = /^[ \t]*(?:\r\n?|\n)/.exec(source.slice(end))
  end += below?.[0].length ?? 0
  if (apart) {
    for (;;) {
      const empty = /^[ \t]*(?:\r\n?|\n)/.exec(source.slice(end))
      if (empty === null) break
      end += empty[0].length
    }
  }
  if (end === source.length)
    while (start - 1 > from && source.startsWith('\n\n', start - 2)) start--
  const follows = end < source.length && !/^[ \t]*(?:\r|\n)/.test(source.slice(end))
  return {start, end, after: follows && !apart ? '\n' : ''}
}

/** No byte-order mark, and line feeds alone. */
function tidyLines(text: string): Change[] {
  const changes: Change[] = text.startsWith('\uFEFF') ? [{start: 0, end: 1, after: ''}] : []
  for (const {0: end, index} of text.matchAll(/\r\n?/g)) {
    changes.push({start: index, end: index + end.length, after: '\n'})
  }
  return changes
}

/** The last line has its end. */
function tidyEnd(text: string, source: string): Change[] {
  const end = text.length
  if (text !== '' && !text.endsWith('\n')) return [{start: end, end, after: '\n'}]
  // What left the end of a source leaves the blank lines that stood before it.
  const blank = /\n(\n+)$/.exec(text)
  if (blank === null || /(?:\n|\r\n?)[ \t]*(?:\n|\r\n?)$/.test(source)) return []
  return [{start: end - blank[1]!.length, end, after: ''}]
}

/** @returns Where the text behind its front matter begins; 0 where it has none. */
function frontMatterOf(text: string): number {
  if (!/^---[ \t]*\n/.test(text)) return 0
  const [first] = readMarkdown(text).children
  if (first?.type !== 'yaml') return 0
  let end = first.position?.end.offset ?? 0
  while (text.charAt(end) === '\n') end++
  return end
}

/** An anchor stands right in front of the text of a heading; one that stands there is enough. */
function placeAnchors(document: LaoDocument, {source, map, markup}: CorrectedMarkdown): Change[] {
  const changes: Change[] = []
  const pending: Section[] = [...document.sections].reverse()
  let at = 0
  for (let section = pending.pop(); section !== undefined; section = pending.pop()) {
    for (const inner of [...section.sections].reverse()) pending.push(inner)
    const span = map.sourceSpan(section.heading)
    while (at < markup.texts.length && markup.texts[at]!.end <= span.start) at++
    const text = markup.texts[at]
    if (text === undefined || text.start >= span.end) continue
    const start = Math.max(text.start, span.start)
    if (source.startsWith('</a>', start - 4)) continue
    const id = section.id.replace(/[&<>"\s]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    changes.push({start, end: start, after: `<a id="${id}"></a>`})
  }
  return changes
}
