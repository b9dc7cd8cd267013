import type {Nodes, Root} from 'mdast'
import type {Stretch} from '../types.ts'
import {applyChanges, type Change} from '../edit/change.ts'
import {isHarmlessAddress, isHarmlessHtml} from './harmless.ts'
import {readCommonMark, readMarkdown} from './read-markdown.ts'

/**
 * Makes a Markdown text inert for readers with and without GFM and front matter: what may run a
 * script or load a page is shown as the text that it is. Harmless HTML and links stay.
 *
 * @param markdown Any Markdown.
 * @returns Changes of the text, and of what they make of it, and so on; none for most texts.
 */
export function defuse(markdown: string): Change[][] {
  const rounds: Change[][] = []
  let text = markdown
  for (let round = 0; ; round++) {
    if (!MAY_LIVE.test(text)) return rounds
    const changes = round < ROUNDS ? findLive(text) : silence(text)
    if (changes.length === 0) return rounds
    rounds.push(changes)
    text = applyChanges(text, changes)
    if (round >= ROUNDS) return rounds
  }
}

/** What was hidden in something else comes to light when that is text; more is not natural. */
const ROUNDS = 8

const MAY_LIVE = /<[a-z!/?]|\\<|(?:script|mocha|data)\s*:|&(?:#|[a-z]+;)/i

function findLive(text: string): Change[] {
  const found = new Map<number, Change>()
  const add = (change: Change): void => {
    if (!found.has(change.start)) found.set(change.start, change)
  }
  const roots: Root[] = [readMarkdown(text), readCommonMark(text)]
  const yaml = roots[0]!.children.find(({type}) => type === 'yaml')
  const head = yaml?.position?.end.offset ?? 0
  for (const root of roots) {
    const pending: {node: Nodes; top: boolean}[] = [{node: root, top: false}]
    for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
      const {node, top} = each
      const start = node.position?.start.offset
      const end = node.position?.end.offset
      if ('children' in node) {
        for (const child of node.children) pending.push({node: child, top: node.type === 'root'})
      }
      if (start === undefined || end === undefined) continue
      const likely = likelyLive(text, node, {start, end})
      if (start < head && (likely.length > 0 || isLive(node))) add(fence(text, 0, head, 'yaml'))
      if (start < head) continue
      for (const change of likely) add(change)
      if (!isLive(node)) continue
      if (node.type === 'html' && top) add(fence(text, start, end, 'html'))
      else for (const change of escape(text, start, end)) add(change)
    }
  }
  let behind = 0
  return [...found.values()]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({start, end}) => {
      if (start < behind) return false
      behind = end
      return true
    })
}

/** What is text to this reader and may be a tag to another one. */
function likelyLive(text: string, node: Nodes, {start, end}: Stretch): Change[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return escapeBehindAddresses(text, start, end)
    case 'text':
      return escapeTags(text, start, end)
    case 'link':
    case 'image':
    case 'definition': {
      const inside = 'children' in node ? node.children.at(-1)?.position?.end.offset : undefined
      return escapeTags(text, inside ?? start + 1, end)
    }
    default:
      return []
  }
}

function isLive(node: Nodes): boolean {
  if (node.type === 'html') return !isHarmlessHtml(node.value)
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
    return !isHarmlessAddress(node.url)
  }
  return false
}

/** HTML and front matter become blocks of code, which hold them letter by letter. */
function fence(text: string, start: number, end: number, language: string): Change {
  const block = text.slice(start, end)
  const inner =
    language === 'yaml' ? block.replace(/^---[^\n]*\n/, '').replace(/\n?---\s*$/, '') : block
  const longest = Math.max(2, ...Array.from(inner.matchAll(/`+/g), ([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return {start, end, after: `${ticks}${language}\n${inner}\n${ticks}`}
}

/** A tag, a link, an image or a definition becomes text by its first sign. */
function escape(text: string, start: number, end: number): Change[] {
  const changes: Change[] = []
  for (let at = start; at < end; at++) {
    const sign = text.charAt(at)
    if (sign === '<') changes.push({start: at, end: at + 1, after: '&lt;'})
    else if (sign === '[') return [...changes, {start: at, end: at + 1, after: '\\['}]
  }
  return changes
}

/** Signs before the pointed brackets around where a link leads. */
const BEFORE_ADDRESS = /(?:\]\(|\]:)\s*$/

function escapeTags(text: string, start: number, end: number): Change[] {
  const changes: Change[] = []
  for (let at = text.indexOf('<', start); at >= 0 && at < end; at = text.indexOf('<', at + 1)) {
    if (!/[a-z!/?]/i.test(text.charAt(at + 1)) || text.charAt(at - 1) === '\\') continue
    if (BEFORE_ADDRESS.test(text.slice(Math.max(0, at - 8), at))) continue
    changes.push({start: at, end: at + 1, after: '&lt;'})
  }
  return changes
}

/** Readers that make links of addresses take the backslash of an escape behind one into it. */
function escapeBehindAddresses(text: string, start: number, end: number): Change[] {
  const changes: Change[] = []
  let address = false
  for (let at = start; at < end; at++) {
    const sign = text.charAt(at)
    if (/\s/.test(sign)) address = false
    else if (sign === '@' || text.startsWith(':/', at) || text.startsWith('www.', at))
      address = true
    else if (address && sign === '\\' && text.charAt(at + 1) === '<') {
      changes.push({start: at, end: at + 2, after: '&lt;'})
    }
  }
  return changes
}

/** Where taking one thing after another has no end, every sign that may begin one is text. */
function silence(text: string): Change[] {
  return Array.from(text.matchAll(/\\?<(?=[a-z!/?])|\\?\](?=[(:[])/gi), ({0: sign, index}) => ({
    start: index,
    end: index + sign.length,
    after: sign.endsWith('<') ? '&lt;' : '\\]'
  }))
}
