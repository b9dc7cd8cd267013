import type {Root} from 'mdast'
import {LabelCounter, type LabelLevel} from './number-labels.ts'
import {TreeBuilder, type Phrasing} from './tree-builder.ts'
import {at, childrenOf, readXmlTree, type XmlNode} from './xml-tree.ts'

/** The parts of a DOCX file that hold text, or say how it is numbered. */
export const DOCX_PARTS = ['document', 'styles', 'numbering', 'footnotes', 'endnotes'].map(
  (name) => `word/${name}.xml`
)

/**
 * Reads a document of Word: headings by their styles, the labels that Word counts and shows,
 * bullets, tables, notes. What was deleted under track changes is left out.
 *
 * @param parts The parts as text, by path.
 * @returns The document as mdast.
 * @throws ReadFailure where a part is not well-formed.
 */
export function readDocx(parts: ReadonlyMap<string, string>): Root {
  return new DocxReader(parts).read()
}

interface Style {
  readonly basedOn: string | undefined
  readonly depth: number | undefined
  readonly list: XmlNode | undefined
}

class DocxReader {
  readonly #parts: ReadonlyMap<string, string>
  readonly #builder = new TreeBuilder()
  readonly #styles: ReadonlyMap<string, Style>
  /** Lists of one kind count on where none says that it begins anew. */
  readonly #lists: ReadonlyMap<string, LabelCounter>
  readonly #notes: ReadonlyMap<string, XmlNode>

  constructor(parts: ReadonlyMap<string, string>) {
    this.#parts = parts
    this.#styles = readStyles(this.#part('styles'))
    this.#lists = readLists(this.#part('numbering'))
    const notes = ['footnote', 'endnote'].flatMap((kind) =>
      childrenOf(this.#part(`${kind}s`), kind).map(
        (note) => [`${kind}${note.attributes.get('id') ?? ''}`, note] as const
      )
    )
    this.#notes = new Map(notes)
  }

  read(): Root {
    const body = at(this.#part('document'), 'body')
    if (body !== undefined) this.#readBlocks(body)
    return this.#builder.finish()
  }

  #part(name: string): XmlNode | undefined {
    const text = this.#parts.get(`word/${name}.xml`)
    return text === undefined ? undefined : readXmlTree(text)
  }

  #readBlocks(parent: XmlNode): void {
    for (const child of parent.children) {
      if (typeof child === 'string') continue
      if (child.name === 'p') this.#readParagraph(child)
      else if (child.name === 'tbl') this.#readTable(child)
      else if (!PASSED_OVER.has(child.name)) this.#readBlocks(child)
    }
  }

  #readParagraph(node: XmlNode): void {
    const properties = at(node, 'pPr')
    const style = at(properties, 'pStyle')?.attributes.get('val')
    const children: Phrasing = []
    this.#readRuns(node, children)
    const depth = this.#depthOf(properties, style)
    const list = at(properties, 'numPr') ?? this.#styleOf(style, ({list: own}) => own)
    const label = list === undefined ? '' : this.#labelOf(list)
    if (label === null) {
      this.#builder.bullet(levelOf(list), children)
      return
    }
    const text: Phrasing =
      label === '' ? children : [{type: 'text', value: `${label} `}, ...children]
    if (depth !== undefined && children.length > 0) this.#builder.heading(depth, text)
    else if (children.length > 0) this.#builder.paragraph(text)
  }

  #depthOf(properties: XmlNode | undefined, style: string | undefined): number | undefined {
    const own = numberOf(at(properties, 'outlineLvl')?.attributes.get('val'))
    if (own !== undefined) return own < 9 ? own + 1 : undefined
    return this.#styleOf(style, ({depth}) => depth)
  }

  /** @returns What a style says, or the first of those that it rests on. */
  #styleOf<T>(id: string | undefined, read: (style: Style) => T | undefined): T | undefined {
    const seen = new Set<string>()
    for (let name = id; name !== undefined && !seen.has(name);) {
      seen.add(name)
      const style = this.#styles.get(name)
      const value = style === undefined ? undefined : read(style)
      if (value !== undefined) return value
      name = style?.basedOn
    }
    return undefined
  }

  /** @returns null for a bullet. */
  #labelOf(list: XmlNode): string | null {
    const id = at(list, 'numId')?.attributes.get('val')
    const counter = id === undefined ? undefined : this.#lists.get(id)
    return counter === undefined ? '' : counter.next(levelOf(list))
  }

  #readTable(node: XmlNode): void {
    const rows = rowsOf(node).map((row) =>
      cellsOf(row).flatMap((cell): Phrasing[] => {
        const children: Phrasing = []
        for (const paragraph of paragraphsOf(cell)) {
          children.push({type: 'text', value: ' '})
          this.#readRuns(paragraph, children)
        }
        const span = numberOf(at(cell, 'tcPr', 'gridSpan')?.attributes.get('val')) ?? 1
        const more = Array.from({length: Math.min(span, 64) - 1}, (): Phrasing => [])
        return [children, ...more]
      })
    )
    this.#builder.table(rows)
  }

  #readRuns(parent: XmlNode, children: Phrasing): void {
    for (const child of parent.children) {
      if (typeof child === 'string' || PASSED_OVER.has(child.name)) continue
      switch (child.name) {
        case 't':
          children.push({type: 'text', value: child.children.filter(isText).join('')})
          break
        case 'tab':
          children.push({type: 'text', value: ' '})
          break
        case 'noBreakHyphen':
          children.push({type: 'text', value: '-'})
          break
        case 'br':
        case 'cr':
          if (child.attributes.get('type') !== 'page') children.push({type: 'break'})
          break
        case 'footnoteReference':
        case 'endnoteReference':
          this.#readNote(child, children)
          break
        default:
          this.#readRuns(child, children)
      }
    }
  }

  #readNote({name, attributes}: XmlNode, children: Phrasing): void {
    const kind = name.replace('Reference', '')
    const note = this.#notes.get(`${kind}${attributes.get('id') ?? ''}`)
    if (note === undefined) return
    const text: Phrasing = []
    for (const paragraph of paragraphsOf(note)) {
      text.push({type: 'text', value: ' '})
      this.#readRuns(withoutNotes(paragraph), text)
    }
    children.push(this.#builder.note(text))
  }
}

/** What is no text of the document; of alternatives that say the same, the first one counts. */
const PASSED_OVER = new Set([
  'pPr',
  'rPr',
  'tblPr',
  'sectPr',
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'delText',
  'tabs'
])

function isText(child: XmlNode | string): child is string {
  return typeof child === 'string'
}

/** A note in a note would have no end. */
function withoutNotes(node: XmlNode): XmlNode {
  const children = node.children
    .filter((child) => isText(child) || !/^(?:foot|end)note/.test(child.name))
    .map((child) => (isText(child) ? child : withoutNotes(child)))
  return {...node, children}
}

function below(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => {
    if (isText(child)) return []
    return child.name === name ? [child] : child.name === 'tbl' ? [] : below(child, name)
  })
}

function rowsOf(table: XmlNode): XmlNode[] {
  return below(table, 'tr')
}

function cellsOf(row: XmlNode): XmlNode[] {
  return below(row, 'tc')
}

/** Those of tables inside a cell, too. */
function paragraphsOf(node: XmlNode): XmlNode[] {
  return node.children.flatMap((child) =>
    isText(child) ? [] : child.name === 'p' ? [child] : paragraphsOf(child)
  )
}

function levelOf(list: XmlNode | undefined): number {
  const level = numberOf(at(list, 'ilvl')?.attributes.get('val')) ?? 0
  return Math.min(8, Math.max(0, level))
}

function numberOf(text: string | undefined): number | undefined {
  const value = parseInt(text ?? '', 10)
  return Number.isNaN(value) ? undefined : value
}

function readStyles(root: XmlNode | undefined): ReadonlyMap<string, Style> {
  const styles = childrenOf(root, 'style').map((style) => {
    const name = at(style, 'name')?.attributes.get('val') ?? ''
    const outline = numberOf(at(style, 'pPr', 'outlineLvl')?.attributes.get('val'))
    const named = /^heading ([1-9])$/i.exec(name)?.[1] ?? (/^title$/i.test(name) ? '1' : undefined)
    const depth = outline === undefined ? numberOf(named) : outline < 9 ? outline + 1 : undefined
    const basedOn = at(style, 'basedOn')?.attributes.get('val')
    const own: Style = {basedOn, depth, list: at(style, 'pPr', 'numPr')}
    return [style.attributes.get('styleId') ?? '', own] as const
  })
  return new Map(styles)
}

function readLists(root: XmlNode | undefined): ReadonlyMap<string, LabelCounter> {
  const value = (node: XmlNode | undefined, ...path: string[]): string | undefined =>
    at(node, ...path)?.attributes.get('val')
  const kinds = new Map(
    childrenOf(root, 'abstractNum').map((kind) => [
      kind.attributes.get('abstractNumId') ?? '',
      new Map(
        childrenOf(kind, 'lvl').map((level): [number, LabelLevel] => [
          numberOf(level.attributes.get('ilvl')) ?? 0,
          {
            style: value(level, 'numFmt') ?? 'decimal',
            start: numberOf(value(level, 'start')) ?? 1,
            text: value(level, 'lvlText') ?? ''
          }
        ])
      )
    ])
  )
  const shared = new Map(Array.from(kinds, ([id, levels]) => [id, new LabelCounter(levels)]))
  const lists = childrenOf(root, 'num').map((list) => {
    const kind = value(list, 'abstractNumId') ?? ''
    const levels = new Map(kinds.get(kind))
    let anew = false
    for (const other of childrenOf(list, 'lvlOverride')) {
      const depth = numberOf(other.attributes.get('ilvl')) ?? 0
      const start = numberOf(value(other, 'startOverride'))
      const level = levels.get(depth)
      if (level === undefined || start === undefined) continue
      levels.set(depth, {...level, start})
      anew = true
    }
    const counter = anew ? undefined : shared.get(kind)
    return [list.attributes.get('numId') ?? '', counter ?? new LabelCounter(levels)] as const
  })
  return new Map(lists)
}
