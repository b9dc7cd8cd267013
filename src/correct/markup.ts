import type {Code, ListItem, Nodes, Parents, Table} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import type {Edit, HeadingHint, OperationRule} from '../types.ts'
import {editBy, nothing, operation, type Step} from './context.ts'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)

/**
 * Takes the markup off a Markdown source, each sign on record, so that from here on Markdown and
 * plain text take the same path. Headings are remembered as hints; list markers, tables and the
 * text of code stay as written. A link keeps its address in brackets behind its text, unless it only
 * leads about the site; HTML anchors go. YAML front matter leaves the text whole: the letterhead tells the metadata.
 *
 * Runs on Markdown sources only: plain text read as Markdown would be destroyed.
 */
export const removeMarkup: Step<'ruleset' | 'markdown'> = ({text}, {ruleset, markdown}) => {
  const rule = operation(ruleset, 'markup')
  if (rule === undefined || !markdown) return nothing
  const edits: Edit[] = []
  const headingHints: HeadingHint<'draft'>[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'yaml') edits.push(removeFrontMatter(text, node, rule))
    if (node.type === 'heading') headingHints.push({span: innerSpan(node), depth: node.depth})
    if (isWrapper(node)) edits.push(...unwrap(text, node, rule))
    if (node.type === 'html' && ANCHOR.test(node.value)) edits.push(removeAnchor(node, rule))
    if (node.type === 'code') edits.push(...removeFences(text, node, rule))
    if (node.type === 'listItem') edits.push(...closeUp(text, node, rule))
    if (node.type === 'table') edits.push(...removeDelimiterRow(node, rule))
    if (node.type === 'text') edits.push(...unescape(text, node, rule))
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(parser.parse(text))
  return {edits, headingHints}
}

/** The empty lines below it go with it. */
function removeFrontMatter(text: string, node: Nodes, rule: OperationRule): Edit {
  const {start, end} = offsets(node)
  let next = end
  while (text.charAt(next) === '\n' || text.charAt(next) === '\r') next++
  return editBy(rule, {start, end: next, after: ''}, 'front matter')
}

type Wrapper = Extract<Nodes, {type: 'heading' | 'strong' | 'emphasis' | 'delete' | 'link'}>

function isWrapper(node: Nodes): node is Wrapper {
  return ['heading', 'strong', 'emphasis', 'delete', 'link'].includes(node.type)
}

/** What stands between a node's own signs and its content is taken out on either side. */
function unwrap(text: string, node: Wrapper, rule: OperationRule): Edit[] {
  const outer = offsets(node)
  const inner = node.children.length === 0 ? {start: outer.end, end: outer.end} : innerSpan(node)
  if (node.type === 'link') return unlink(text, outer, inner, node.url, rule)
  return [
    editBy(rule, {start: outer.start, end: inner.start, after: ''}, node.type),
    editBy(rule, {start: inner.end, end: outer.end, after: ''}, node.type)
  ].filter(({start, end}) => start < end)
}

function unlink(
  text: string,
  outer: {start: number; end: number},
  inner: {start: number; end: number},
  url: string,
  rule: OperationRule
): Edit[] {
  // An address written bare, or in pointed brackets, is its own text.
  if (text.charAt(outer.start) === '<') {
    return [
      editBy(rule, {start: outer.start, end: outer.start + 1, after: ''}, 'link'),
      editBy(rule, {start: outer.end - 1, end: outer.end, after: ''}, 'link')
    ]
  }
  if (text.charAt(outer.start) !== '[') return []
  const shown = text.slice(inner.start, inner.end)
  const address = shown === url || !/^[a-z][a-z+.-]*:/i.test(url) ? '' : ` (${url})`
  return [
    editBy(rule, {start: outer.start, end: inner.start, after: ''}, 'link'),
    editBy(rule, {start: inner.end, end: outer.end, after: address}, 'link')
  ]
}

/** Either end of an HTML anchor that shows nothing. */
const ANCHOR = /^<(?:a\s+id="[^"<>]*"\s*\/?|\/a\s*)>$/

function removeAnchor(node: Nodes, rule: OperationRule): Edit {
  const {start, end} = offsets(node)
  return editBy(rule, {start, end, after: ''}, 'anchor')
}

/** The lines of back-ticks around a block of code, whose text stays. */
function removeFences(text: string, node: Code, rule: OperationRule): Edit[] {
  const {start, end} = offsets(node)
  const opening = /^(`{3,}|~{3,})[^\n]*\n?[ \t]*/.exec(text.slice(start, end))
  if (opening === null) return []
  const closing = /\n?[ \t]*(`{3,}|~{3,})$/.exec(text.slice(start, end))
  const inner = start + opening[0].length
  const behind = closing === null ? end : Math.max(inner, start + closing.index)
  return [
    editBy(rule, {start, end: inner, after: ''}, 'code'),
    ...(behind < end ? [editBy(rule, {start: behind, end, after: ''}, 'code')] : [])
  ]
}

/**
 * Takes out the empty lines between the parts of an item: where the indent says what belongs to
 * it, an empty line says nothing.
 */
function closeUp(text: string, {children}: ListItem, rule: OperationRule): Edit[] {
  return children.flatMap((child, at) => {
    const next = children[at + 1]
    if (next === undefined) return []
    const {end} = offsets(child)
    const line = text.lastIndexOf('\n', offsets(next).start - 1)
    return text.indexOf('\n', end) < line
      ? [editBy(rule, {start: end, end: line, after: ''}, 'item')]
      : []
  })
}

/** The row of dashes below a table's head. */
function removeDelimiterRow(node: Table, rule: OperationRule): Edit[] {
  const [head, first] = node.children
  if (head === undefined) return []
  const start = offsets(head).end
  const end = first === undefined ? offsets(node).end : offsets(first).start - 1
  return start < end ? [editBy(rule, {start, end, after: ''}, 'table')] : []
}

/** Backslash escapes: the sign they protect stays. */
function unescape(text: string, node: Nodes, rule: OperationRule): Edit[] {
  const {start, end} = offsets(node)
  const edits: Edit[] = []
  for (let at = text.indexOf('\\', start); at >= 0 && at < end; at = text.indexOf('\\', at + 2)) {
    if (/[!-/:-@[-`{-~]/.test(text.charAt(at + 1)))
      edits.push(editBy(rule, {start: at, end: at + 1, after: ''}, 'escape'))
  }
  return edits
}

function innerSpan(node: Parents): {start: number; end: number} {
  const first = node.children[0]
  const last = node.children.at(-1)
  if (first === undefined || last === undefined) return offsets(node)
  return {start: offsets(first).start, end: offsets(last).end}
}

/** The parser gives every node that it read its place. */
function offsets(node: Nodes): {start: number; end: number} {
  return {start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0}
}
