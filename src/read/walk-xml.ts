import {SaxesParser} from 'saxes'
import type {Span, WordPart} from '../types.ts'
import {ReadFailure} from './read-failure.ts'

/** No format nests deeper; the parser's memory grows with the depth. */
const DEEPEST = 256
/** More than a thousand pages with a box for each letter. */
const ELEMENTS = 4_000_000

/** A value as it is meant, and the stretch that spells it. */
export interface XmlValue extends Span<'source'> {
  readonly value: string
}

/** A start tag. */
export interface XmlElement {
  /** Without a prefix. */
  readonly name: string
  /** The prefix with its colon, or ''. */
  readonly prefix: string
  /** By name without a prefix. */
  readonly attributes: ReadonlyMap<string, XmlValue>
  /** The tag: from `<` to after `>`. */
  readonly tag: Span<'source'>
  readonly selfClosing: boolean
}

/** What is told of a file, in its order. */
export interface XmlVisitor {
  open(element: XmlElement): void
  /** @param tag The end tag; empty, at the end of the start tag, for `<a/>`. */
  close(name: string, tag: Span<'source'>): void
  /** @param part Where the text stands; `literal` in CDATA. */
  text?(value: string, part: WordPart): void
}

/**
 * Walks through a file of XML once, in time and memory linear in its size. Entities are not
 * expanded, but for the five of XML and characters by number; nothing is fetched.
 *
 * @param text The file, decoded.
 * @param visitor Is told of tags and text with their places, UTF-16 code units of `text`.
 * @throws ReadFailure `XML_ERROR` with line and column, both counted from 1, where the file is not
 *   well-formed, ends early, or nests deeper than 256; `TOO_LARGE` beyond 4 million elements.
 */
export function walkXml(text: string, visitor: XmlVisitor): void {
  const parser = new SaxesParser()
  const attributes = new Map<string, XmlValue>()
  let depth = 0
  let elements = 0
  let tagStart = 0
  /** Where the last tag, comment or other thing that is no text ended. */
  let behind = 0
  const fail = (reason: string): never => {
    const line = parser.line
    throw new ReadFailure('XML_ERROR', `${line}:${parser.columnIndex + 1}: ${reason}`)
  }
  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')))
  parser.on('text', (value) => {
    const end = text.charAt(parser.position - 1) === '<' ? parser.position - 1 : parser.position
    visitor.text?.(value, {start: behind, end, literal: false})
  })
  parser.on('cdata', (value) => {
    const end = parser.position - 3
    behind = parser.position
    visitor.text?.(value, {start: end - value.length, end, literal: true})
  })
  parser.on('opentagstart', ({name}) => {
    attributes.clear()
    tagStart = text.lastIndexOf(`<${name}`, parser.position)
    if (++depth > DEEPEST) fail(`nested deeper than ${DEEPEST}`)
    if (++elements > ELEMENTS) {
      throw new ReadFailure('TOO_LARGE', `more than ${ELEMENTS} elements`)
    }
  })
  parser.on('attribute', ({name, value}) => {
    const end = parser.position - 1
    const start = text.lastIndexOf(text.charAt(end), end - 1) + 1
    attributes.set(localName(name), {value, start, end})
  })
  parser.on('opentag', ({name, isSelfClosing}) => {
    behind = parser.position
    const local = localName(name)
    visitor.open({
      name: local,
      prefix: name.slice(0, name.length - local.length),
      attributes,
      tag: {start: tagStart, end: behind},
      selfClosing: isSelfClosing
    })
  })
  parser.on('closetag', ({name, isSelfClosing}) => {
    depth--
    const end = parser.position
    behind = end
    const start = isSelfClosing ? end : text.lastIndexOf('</', end - 1)
    visitor.close(localName(name), {start, end})
  })
  parser.on('comment', () => {
    behind = parser.position + 1
  })
  for (const event of ['doctype', 'xmldecl', 'processinginstruction'] as const) {
    parser.on(event, () => {
      behind = parser.position
    })
  }
  parser.write(text).close()
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** What a reference stands for. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'"
}

/**
 * @param reference A reference of a file that is well-formed (`&lt;`, `&#xE81;`).
 * @returns The character that it stands for.
 */
export function characterOf(reference: string): string {
  const name = reference.slice(1, -1)
  if (!name.startsWith('#')) return NAMED[name] ?? reference
  const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10)
  return String.fromCodePoint(code)
}
