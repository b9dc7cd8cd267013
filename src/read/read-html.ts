import type {Element, ElementContent, Nodes, Root as HtmlRoot} from 'hast'
import type {BlockContent, DefinitionContent, Root} from 'mdast'
import rehypeParse from 'rehype-parse'
import rehypeRemark, {type Options} from 'rehype-remark'
import {unified} from 'unified'
import {writeMarkdown} from '../emit/to-markdown.ts'
import type {FormattedSource} from '../types.ts'
import {writeNumber} from './number-labels.ts'
import {ReadFailure} from './read-failure.ts'

/** No page nests deeper; the reader's time grows with the depth. */
const DEEPEST = 256

/** What the reference to a note is called until it is Markdown. */
const NOTE = 'note-reference'

const handlers: Options['handlers'] = {
  [NOTE]: (_, node: Element) => ({
    type: 'footnoteReference',
    identifier: String(node.properties.note)
  })
}
const reader = unified().use(rehypeParse)
const converter = unified().use(rehypeRemark, {handlers})

/**
 * Reads a web page as Markdown: headings, lists with the labels that are shown, tables, footnotes.
 * Scripts and styles are left out; nothing is fetched.
 *
 * @param text The page, decoded.
 * @returns The document; its text is Markdown.
 * @throws ReadFailure `XML_ERROR` with line and column where it nests deeper than 256.
 */
export function readHtml(text: string): FormattedSource {
  refuseDepth(text)
  const page = reader.parse(text)
  const notes = takeNotes(page)
  labelItems(page)
  const root = toTree(page)
  for (const [at, {children}] of notes.entries()) {
    root.children.push({
      type: 'footnoteDefinition',
      identifier: String(at + 1),
      children: toTree({type: 'root', children}).children as (BlockContent | DefinitionContent)[]
    })
  }
  return {format: 'html', text: writeMarkdown(root), changes: null, layout: null, remarks: []}
}

function toTree(page: HtmlRoot): Root {
  return converter.runSync(page)
}

function* elementsIn(node: Nodes): Generator<Element> {
  if (!('children' in node)) return
  for (const child of node.children) {
    if (child.type === 'element') yield child
    yield* elementsIn(child)
  }
}

function isNoteReference({tagName, properties}: Element): boolean {
  return (
    tagName === 'a' &&
    (hasWord(properties.role, 'doc-noteref') ||
      hasWord(properties.className, 'footnote-ref') ||
      properties.dataFootnoteRef !== undefined)
  )
}

function isBackLink({properties}: Element): boolean {
  return (
    hasWord(properties.role, 'doc-backlink') ||
    hasWord(properties.className, 'footnote-back') ||
    properties.dataFootnoteBackref !== undefined
  )
}

function hasWord(value: unknown, word: string): boolean {
  return Array.isArray(value) ? value.includes(word) : value === word
}

/**
 * Takes the notes that a page names as such out of it.
 *
 * @returns What holds the text of each, in the order of the references.
 */
function takeNotes(page: HtmlRoot): Element[] {
  const all = [...elementsIn(page)]
  const byId = new Map(all.map((element) => [String(element.properties.id), element]))
  const numbers = new Map<Element, number>()
  for (const element of all) {
    if (!isNoteReference(element)) continue
    const note = byId.get(String(element.properties.href).replace(/^#/, ''))
    if (note === undefined) continue
    if (!numbers.has(note)) numbers.set(note, numbers.size + 1)
    element.tagName = NOTE
    element.properties.note = String(numbers.get(note))
  }
  if (numbers.size === 0) return []
  const isEmpty = (node: ElementContent): boolean =>
    node.type === 'element' && node.tagName === 'ol' && node.children.every(isBlank)
  for (const parent of [page, ...all]) {
    const kept = (parent.children as ElementContent[]).filter(
      (child) => child.type !== 'element' || !(numbers.has(child) || isBackLink(child))
    )
    if (kept.length < parent.children.length) parent.children = kept
  }
  for (const parent of [page, ...all]) {
    // What parted the notes from the text goes with them.
    if (!(parent.children as ElementContent[]).some(isEmpty)) continue
    parent.children = (parent.children as ElementContent[]).filter(
      (child) => !isEmpty(child) && !(child.type === 'element' && child.tagName === 'hr')
    )
  }
  return [...numbers.keys()]
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' ? node.value.trim() === '' : node.type === 'comment'
}

const LETTERED: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman'
}

/** Markdown knows no labels but digits: items with others become paragraphs that begin with them. */
function labelItems(page: HtmlRoot): void {
  for (const list of [...elementsIn(page)]) {
    const style = list.tagName === 'ol' ? LETTERED[String(list.properties.type)] : undefined
    if (style === undefined) continue
    list.tagName = 'div'
    let count = Number(list.properties.start ?? 1)
    for (const item of list.children) {
      if (item.type !== 'element' || item.tagName !== 'li') continue
      item.tagName = 'div'
      const first = item.children.find((child) => !isBlank(child))
      const home = first?.type === 'element' && first.tagName === 'p' ? first : item
      home.children.unshift({type: 'text', value: `${writeNumber(count++, style)}. `})
    }
  }
}

/** Elements whose end need not be written, and those that have none. */
const OPEN_ENDED =
  /^(?:p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup|rp|rt|colgroup|area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/

function refuseDepth(text: string): void {
  let depth = 0
  for (const {1: slash, 2: name, index} of text.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (OPEN_ENDED.test(name!.toLowerCase())) continue
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1)
    if (depth <= DEEPEST) continue
    const before = text.slice(0, index)
    const line = before.split('\n').length
    const column = index - before.lastIndexOf('\n')
    throw new ReadFailure('XML_ERROR', `${line}:${column}: nested deeper than ${DEEPEST}`)
  }
}
