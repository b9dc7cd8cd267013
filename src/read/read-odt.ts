import type {Root} from 'mdast'
import {LabelCounter, type LabelLevel} from './number-labels.ts'
import {TreeBuilder, type Phrasing} from './tree-builder.ts'
import {at, readXmlTree, type XmlNode} from './xml-tree.ts'

/** The parts of an ODT file that hold text, or say how it is numbered. */
export const ODT_PARTS = ['content.xml', 'styles.xml']

/**
 * Reads a text of OpenDocument: headings with their depth, the labels that its list styles give,
 * bullets, tables, notes. Changes that were tracked, and comments, are left out.
 *
 * @param parts The parts as text, by path.
 * @returns The document as mdast.
 * @throws ReadFailure where a part is not well-formed.
 */
export function readOdt(parts: ReadonlyMap<string, string>): Root {
  return new OdtReader(parts).read()
}

/** Where a paragraph stands in lists; `label` is null once it is written, and for bullets. */
interface Place {
  readonly depth: number
  readonly counter: LabelCounter | undefined
}

class OdtReader {
  readonly #builder = new TreeBuilder()
  readonly #content: XmlNode | undefined
  readonly #lists = new Map<string, ReadonlyMap<number, LabelLevel>>()
  readonly #counters = new Map<string, LabelCounter>()

  constructor(parts: ReadonlyMap<string, string>) {
    for (const path of ['styles.xml', 'content.xml']) {
      const text = parts.get(path)
      if (text === undefined) continue
      const root = readXmlTree(text)
      if (path === 'content.xml') this.#content = root
      for (const styles of ['styles', 'automatic-styles']) this.#readStyles(at(root, styles))
    }
  }

  read(): Root {
    const text = at(this.#content, 'body', 'text')
    if (text !== undefined) this.#readBlocks(text)
    return this.#builder.finish()
  }

  #readStyles(styles: XmlNode | undefined): void {
    for (const style of elementsOf(styles)) {
      if (style.name !== 'list-style' && style.name !== 'outline-style') continue
      const name = style.name === 'outline-style' ? OUTLINE : style.attributes.get('name')
      const levels = elementsOf(style).map((level): [number, LabelLevel] => levelOf(level))
      this.#lists.set(name ?? '', new Map(levels))
    }
  }

  #readBlocks(parent: XmlNode): void {
    for (const child of elementsOf(parent)) {
      if (child.name === 'h') this.#readHeading(child)
      else if (child.name === 'p') this.#builder.paragraph(this.#phrasing(child))
      else if (child.name === 'list') this.#readList(child, null)
      else if (child.name === 'table') this.#readTable(child)
      else if (!PASSED_OVER.has(child.name)) this.#readBlocks(child)
    }
  }

  #readHeading(node: XmlNode): void {
    const depth = numberOf(node.attributes.get('outline-level')) ?? 1
    const children = this.#phrasing(node)
    if (children.length === 0) return
    const isNumbered = node.attributes.get('is-list-header') !== 'true'
    const label = isNumbered ? (this.#counterOf(OUTLINE, true)?.next(depth - 1) ?? '') : ''
    const text: Phrasing = label === '' ? [] : [{type: 'text', value: `${label} `}]
    this.#builder.heading(depth, [...text, ...children])
  }

  #readList(node: XmlNode, above: Place | null): void {
    const name = node.attributes.get('style-name')
    const goesOn = node.attributes.get('continue-numbering') === 'true'
    const counter = name === undefined ? above?.counter : this.#counterOf(name, goesOn)
    const place = {depth: above === null ? 0 : above.depth + 1, counter: counter ?? above?.counter}
    for (const item of elementsOf(node)) {
      let first = item.name === 'list-item'
      for (const child of elementsOf(item)) {
        if (child.name === 'list') this.#readList(child, place)
        else if (child.name === 'p' || child.name === 'h') {
          this.#readItem(child, place, first)
          first = false
        } else if (child.name === 'table') this.#readTable(child)
      }
    }
  }

  #readItem(node: XmlNode, {depth, counter}: Place, first: boolean): void {
    const children = this.#phrasing(node)
    const label = first ? (counter === undefined ? null : counter.next(depth)) : ''
    if (label === null) {
      this.#builder.bullet(depth, children)
      return
    }
    const text: Phrasing =
      label === '' ? children : [{type: 'text', value: `${label} `}, ...children]
    const level = numberOf(node.attributes.get('outline-level'))
    if (node.name === 'h') this.#builder.heading(level ?? depth + 1, text)
    else if (children.length > 0) this.#builder.paragraph(text)
  }

  /** A list counts from the start, where it does not say that it goes on. */
  #counterOf(name: string, goesOn: boolean): LabelCounter | undefined {
    const levels = this.#lists.get(name)
    if (levels === undefined) return undefined
    const before = goesOn ? this.#counters.get(name) : undefined
    const counter = before ?? new LabelCounter(levels)
    this.#counters.set(name, counter)
    return counter
  }

  #readTable(node: XmlNode): void {
    const rows = below(node, 'table-row').map((row) =>
      elementsOf(row)
        .filter(({name}) => name === 'table-cell' || name === 'covered-table-cell')
        .map((cell) =>
          paragraphsOf(cell).flatMap((paragraph): Phrasing => [
            {type: 'text', value: ' '},
            ...this.#phrasing(paragraph)
          ])
        )
    )
    this.#builder.table(rows)
  }

  #phrasing(parent: XmlNode, inNote = false): Phrasing {
    return parent.children.flatMap((child): Phrasing => {
      if (typeof child === 'string') return [{type: 'text', value: child}]
      if (PASSED_OVER.has(child.name)) return []
      switch (child.name) {
        case 's':
        case 'tab':
          return [{type: 'text', value: ' '}]
        case 'line-break':
          return [{type: 'break'}]
        case 'note': {
          const body = at(child, 'note-body')
          if (body === undefined || inNote) return []
          const text = paragraphsOf(body).flatMap((paragraph): Phrasing => [
            {type: 'text', value: ' '},
            ...this.#phrasing(paragraph, true)
          ])
          return [this.#builder.note(text)]
        }
        default:
          return this.#phrasing(child, inNote)
      }
    })
  }
}

const OUTLINE = 'outline-style'

/** What is no text of the document. */
const PASSED_OVER = new Set(['tracked-changes', 'annotation', 'sequence-decls', 'forms', 'desc'])

const STYLES: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman'
}

function levelOf(level: XmlNode): [number, LabelLevel] {
  const value = (name: string): string => level.attributes.get(name) ?? ''
  const depth = (numberOf(value('level')) ?? 1) - 1
  const start = numberOf(value('start-value')) ?? 1
  if (/bullet|image/.test(level.name)) return [depth, {style: 'bullet', start, text: ''}]
  const format = value('num-format')
  if (format === '') return [depth, {style: 'none', start, text: ''}]
  const shown = Math.min(depth + 1, numberOf(value('display-levels')) ?? 1)
  const numbers = Array.from({length: shown}, (_, index) => `%${depth + 2 - shown + index}`)
  const text = `${value('num-prefix')}${numbers.join('.')}${value('num-suffix')}`
  return [depth, {style: STYLES[format] ?? 'decimal', start, text}]
}

function elementsOf(node: XmlNode | undefined): XmlNode[] {
  return (node?.children ?? []).filter((child): child is XmlNode => typeof child !== 'string')
}

function below(node: XmlNode, name: string): XmlNode[] {
  return elementsOf(node).flatMap((child) =>
    child.name === name ? [child] : child.name === 'table' ? [] : below(child, name)
  )
}

function paragraphsOf(node: XmlNode): XmlNode[] {
  return elementsOf(node).flatMap((child) =>
    child.name === 'p' || child.name === 'h' ? [child] : paragraphsOf(child)
  )
}

function numberOf(text: string | undefined): number | undefined {
  const value = parseInt(text ?? '', 10)
  return Number.isNaN(value) ? undefined : value
}
