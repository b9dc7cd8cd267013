import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import type {Blockquote, Code, Html, ListItem, Nodes, Parents, RootContent, Table} from 'mdast'
import {readPlacedMarkdown} from '../markdown/read-markdown.ts'
import type {Markup, MarkupBlock, Span} from '../types.ts'

/** A stretch of a Markdown source that is no prose: code, HTML. */
export interface Verbatim {
  readonly span: Span<'source'>
  readonly reason: string
}

/** A Markdown source as it is read before correction. */
export interface MarkupReading extends Markup {
  /** What each change of {@link Markup.changes} takes out, in a word. */
  readonly changes: readonly MarkupChange[]
  readonly headings: readonly {span: Span<'source'>; depth: number}[]
  readonly verbatim: readonly Verbatim[]
}

interface MarkupChange {
  readonly start: number
  readonly end: number
  readonly after: string
  readonly what: string
}

/**
 * Reads the markup of a Markdown source, so that from here on Markdown and plain text take the
 * same path, and so that all that is no text can be kept as it was written.
 *
 * The running text has no signs of emphasis, links, quotes, HTML tags, escapes and front matter.
 * List markers, tables, and the text of code stay. A link keeps its address in brackets behind its
 * text, unless it only leads about the site; of an image the description stays.
 *
 * @param source The decoded source, with its byte-order mark and line ends.
 */
export function readMarkup(source: string): MarkupReading {
  return new MarkupReader(source).read()
}

/** Blocks and spans within one another; what is deeper is no text that anybody wrote, and is kept. */
const DEEPEST = 100

class MarkupReader {
  readonly #source: string
  readonly #base: number
  readonly #changes: MarkupChange[] = []
  readonly #texts: Span<'source'>[] = []
  readonly #headings: {span: Span<'source'>; depth: number}[] = []
  readonly #verbatim: Verbatim[] = []
  readonly #quotes: Blockquote[] = []

  constructor(source: string) {
    this.#source = source
    // The parser leaves the mark out of its offsets.
    this.#base = source.startsWith('\uFEFF') ? 1 : 0
  }

  read(): MarkupReading {
    const root = readPlacedMarkdown(this.#source.slice(this.#base))
    const blocks = root.children.map((node) => this.#readBlock(node, 1))
    this.#takeQuoteMarks()
    return {
      changes: apart(this.#changes),
      texts: this.#texts.sort((a, b) => a.start - b.start),
      blocks,
      headings: this.#headings,
      verbatim: this.#verbatim
    }
  }

  #readBlock(node: RootContent, depth: number): MarkupBlock {
    const span = this.#span(node)
    const leaf = (removable: boolean): MarkupBlock => ({span, removable, children: []})
    if (depth > DEEPEST) {
      this.#verbatim.push({span, reason: 'blocks within blocks without an end'})
      return leaf(false)
    }
    switch (node.type) {
      case 'yaml':
        this.#takeFrontMatter(span)
        return leaf(false)
      case 'code':
        this.#readCode(node)
        return leaf(false)
      case 'html':
        this.#readHtml(node)
        return leaf(false)
      case 'definition':
      case 'thematicBreak':
        this.#take(span.start, span.end, '', node.type)
        return leaf(false)
      case 'heading':
        if (node.children.length > 0) {
          this.#headings.push({span: this.#innerSpan(node), depth: node.depth})
        }
        this.#unwrap(node)
        this.#readPhrasing(node, false)
        return leaf(true)
      case 'table':
        this.#takeDelimiterRow(node)
        this.#readPhrasing(node, false)
        return leaf(true)
      case 'blockquote':
        this.#quotes.push(node)
        break
      case 'listItem':
        this.#closeUp(node)
        break
      case 'list':
      case 'footnoteDefinition':
        break
      default:
        if ('children' in node) this.#readPhrasing(node, false)
        return leaf(true)
    }
    const children = node.children.map((child) => this.#readBlock(child, depth + 1))
    return {span, removable: false, children}
  }

  /** @param shown Whether the text is an address that is shown as it is. */
  #readPhrasing(parent: Parents, shown: boolean, depth = 1): void {
    if (depth > DEEPEST) return
    for (const node of parent.children) {
      const span = this.#span(node)
      switch (node.type) {
        case 'text':
          this.#readText(span, shown)
          break
        case 'strong':
        case 'emphasis':
        case 'delete':
          this.#unwrap(node)
          this.#readPhrasing(node, shown, depth + 1)
          break
        case 'linkReference':
          this.#unwrap(node)
          this.#readPhrasing(node, shown, depth + 1)
          break
        case 'link':
          this.#readPhrasing(node, this.#unlink(node) || shown, depth + 1)
          break
        case 'image':
        case 'imageReference':
          this.#take(span.start, span.end, node.alt ?? '', 'image')
          break
        case 'inlineCode':
          this.#takeTicks(span)
          break
        case 'html':
          this.#take(span.start, span.end, /^<br\b/i.test(node.value) ? ' ' : '', 'html')
          break
        case 'break':
          if (this.#source.charAt(span.start) === '\\') {
            this.#take(span.start, span.start + 1, '', 'break')
          }
          break
        case 'tableRow':
        case 'tableCell':
          this.#readPhrasing(node, shown, depth + 1)
          break
        default:
      }
    }
  }

  /**
   * Takes out what escapes a sign, and writes references to characters out; between these stand
   * the stretches of text proper.
   */
  #readText({start, end}: Span<'source'>, shown: boolean): void {
    const source = this.#source
    let from = start
    const cut = (at: number, next: number): void => {
      if (!shown && at > from) this.#texts.push({start: from, end: at})
      from = next
    }
    SPECIAL.lastIndex = start
    for (;;) {
      const found = SPECIAL.exec(source)
      if (found === null || found.index >= end) break
      const at = found.index
      const sign = found[0]
      const next = at + sign.length
      if (next > end) break
      if (sign.startsWith('\\')) {
        this.#take(at, at + 1, '', 'escape')
        cut(at, next)
      } else if (sign.startsWith('&')) {
        const after = decode(sign.slice(1, -1))
        if (after !== null) this.#take(at, next, after, 'reference')
        cut(at, next)
      } else if (sign.includes('>')) cut(at, next)
    }
    cut(end, end)
  }

  /** @returns Whether the text of the link is its address. */
  #unlink(node: Extract<Nodes, {type: 'link'}>): boolean {
    const {start, end} = this.#span(node)
    const source = this.#source
    const first = source.charAt(start)
    if (first === '<' && source.charAt(end - 1) === '>' && end - start > 2) {
      this.#take(start, start + 1, '', 'link')
      this.#take(end - 1, end, '', 'link')
      return true
    }
    if (first !== '[') return true
    const inner = this.#innerSpan(node)
    const shown = source.slice(inner.start, inner.end) === node.url
    const address = shown || !/^[a-z][a-z+.-]*:/i.test(node.url) ? '' : ` (${node.url})`
    if (node.children.length === 0) {
      this.#take(start, end, address.trim(), 'link')
      return true
    }
    this.#take(start, inner.start, '', 'link')
    this.#take(inner.end, end, address, 'link')
    return shown
  }

  /** What stands between a node's own signs and its content is taken out on either side. */
  #unwrap(node: Parents & Nodes): void {
    const {start, end} = this.#span(node)
    const inner = node.children.length === 0 ? {start: end, end} : this.#innerSpan(node)
    this.#take(start, inner.start, '', node.type)
    this.#take(inner.end, end, '', node.type)
  }

  #takeTicks({start, end}: Span<'source'>): void {
    const ticks = /^`+/.exec(this.#source.slice(start, end))?.[0].length ?? 0
    this.#take(start, start + ticks, '', 'code')
    this.#take(end - ticks, end, '', 'code')
  }

  /** The empty lines below it go with it. */
  #takeFrontMatter({start, end}: Span<'source'>): void {
    let next = end
    while (this.#source.charAt(next) === '\n' || this.#source.charAt(next) === '\r') next++
    this.#take(start, next, '', 'front matter')
  }

  /** The lines of back-ticks around a block of code; its text stays, and is none of ours. */
  #readCode(node: Code): void {
    const {start, end} = this.#span(node)
    const source = this.#source.slice(start, end)
    const opening = /^(`{3,}|~{3,})[^\r\n]*(?:\r\n?|\n)?/.exec(source)
    let inner = start
    let behind = end
    if (opening !== null) {
      inner += opening[0].length
      const closing = /(?:\r\n?|\n|^)[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(source)
      if (closing !== null) behind = Math.max(inner, start + closing.index)
      this.#take(start, inner, '', 'code')
      this.#take(behind, end, '', 'code')
    }
    if (inner < behind) this.#verbatim.push({span: {start: inner, end: behind}, reason: 'code'})
  }

  /** Comments, and anchors that show nothing, leave the text; other HTML stays as it is. */
  #readHtml(node: Html): void {
    const span = this.#span(node)
    if (SHOWS_NOTHING.test(node.value)) this.#take(span.start, span.end, '', 'html')
    else this.#verbatim.push({span, reason: 'HTML'})
  }

  /**
   * Takes out the empty lines between the parts of an item: where the indent says what belongs to
   * it, an empty line says nothing.
   */
  #closeUp({children}: ListItem): void {
    for (const [at, child] of children.entries()) {
      const next = children[at + 1]
      if (next === undefined) continue
      const {end} = this.#span(child)
      const line = this.#source.lastIndexOf('\n', this.#span(next).start - 1)
      const first = this.#source.indexOf('\n', end)
      if (first >= 0 && first < line && /^[\s>]*$/.test(this.#source.slice(end, line))) {
        this.#take(end, line, '', 'item')
      }
    }
  }

  /** The row of dashes below a table's head. */
  #takeDelimiterRow(node: Table): void {
    const [head, first] = node.children
    if (head === undefined) return
    const {end: start} = this.#span(head)
    const end = first === undefined ? this.#span(node).end : this.#span(first).start
    const line = first === undefined ? end : this.#source.lastIndexOf('\n', end)
    if (start < line) this.#take(start, line, '', 'table')
  }

  /** The `>` at the beginning of each line of a quote. */
  #takeQuoteMarks(): void {
    if (this.#quotes.length === 0) return
    // How many quotes a line continues, as differences between lines.
    const continued = new Map<number, number>()
    const add = (line: number, count: number): void => {
      continued.set(line, (continued.get(line) ?? 0) + count)
    }
    for (const node of this.#quotes) {
      const {start} = this.#span(node)
      this.#take(start, this.#behindMark(start), '', 'quote')
      const {position} = node
      if (position === undefined || position.end.line === position.start.line) continue
      add(position.start.line + 1, 1)
      add(position.end.line + 1, -1)
    }
    let depth = 0
    let line = 1
    for (const from of lineStarts(this.#source)) {
      depth += continued.get(line++) ?? 0
      let at = from
      let taken = from
      for (let left = depth; left > 0; left--) {
        while (isBlank(this.#source.charCodeAt(at))) at++
        if (this.#source.charAt(at) !== '>') break
        at = this.#behindMark(at)
        taken = at
      }
      if (taken > from) this.#take(from, taken, '', 'quote')
    }
  }

  #behindMark(at: number): number {
    return isBlank(this.#source.charCodeAt(at + 1)) ? at + 2 : at + 1
  }

  #take(start: number, end: number, after: string, what: string): void {
    if (start < end) this.#changes.push({start, end, after, what})
  }

  #innerSpan(node: Parents): Span<'source'> {
    const first = node.children[0]
    const last = node.children.at(-1)
    if (first === undefined || last === undefined) return this.#span(node)
    return {start: this.#span(first).start, end: this.#span(last).end}
  }

  /** The parser gives every node that it read its place. */
  #span(node: Nodes): Span<'source'> {
    const base = this.#base
    const {start, end} = node.position ?? {}
    return {start: base + (start?.offset ?? 0), end: base + (end?.offset ?? 0)}
  }
}

/** Escapes, references, and the marks of quotes that continue on a new line. */
const SPECIAL =
  /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z\d]{1,31});|(?:\r\n?|\n)[ \t>]*/g

const SHOWS_NOTHING = /^(?:\s*(?:<!--[\s\S]*?-->|<a\s+id="[^"<>]*"\s*\/?>|<\/a\s*>))+\s*$/

/** @returns The character; null where it is none, or one that would be no text. */
function decode(reference: string): string | null {
  if (!reference.startsWith('#')) return decodeNamedCharacterReference(reference) || null
  const hexadecimal = /^#x/i.test(reference)
  const code = parseInt(reference.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10)
  const isText = code > 0x20 && code <= 0x10ffff && !(code >= 0x7f && code < 0xa0)
  return isText && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : null
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09
}

function* lineStarts(text: string): Generator<number> {
  yield 0
  for (const {0: end, index} of text.matchAll(/\r\n?|\n/g)) yield index + end.length
}

/** In order; of two that overlap the first stays. */
function apart(changes: MarkupChange[]): MarkupChange[] {
  let behind = 0
  return changes
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({start, end}) => {
      if (start < behind) return false
      behind = end
      return true
    })
}
