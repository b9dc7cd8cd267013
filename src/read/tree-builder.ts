import type {
  BlockContent,
  DefinitionContent,
  List,
  PhrasingContent,
  Root,
  RootContent,
  TableRow
} from 'mdast'

/** Phrasing as it is gathered. */
export type Phrasing = PhrasingContent[]

/** Puts a document of a word processor together as mdast. */
export class TreeBuilder {
  readonly #blocks: RootContent[] = []
  readonly #notes: RootContent[] = []
  #noteCount = 0

  heading(depth: number, children: Phrasing): void {
    const trimmed = tidy(children)
    if (trimmed.length === 0) return
    this.#blocks.push({type: 'heading', depth: clampDepth(depth), children: flatten(trimmed)})
  }

  paragraph(children: Phrasing): void {
    const trimmed = tidy(children)
    if (trimmed.length > 0) this.#blocks.push({type: 'paragraph', children: trimmed})
  }

  /** @param depth From 0 on. */
  bullet(depth: number, children: Phrasing): void {
    const trimmed = tidy(children)
    if (trimmed.length === 0) return
    let lists: (RootContent | BlockContent | DefinitionContent)[] = this.#blocks
    for (let level = 0; ; level++) {
      const last = lists.at(-1)
      const list: List =
        last?.type === 'list' ? last : {type: 'list', ordered: false, spread: false, children: []}
      if (last !== list) lists.push(list)
      const item = list.children.at(-1)
      if (level === depth || item === undefined) {
        const paragraph = {type: 'paragraph' as const, children: trimmed}
        list.children.push({type: 'listItem', spread: false, children: [paragraph]})
        return
      }
      lists = item.children
    }
  }

  /** @param rows Cells from left to right. */
  table(rows: readonly (readonly Phrasing[])[]): void {
    const filled = rows.filter((row) => row.length > 0)
    const width = Math.max(0, ...filled.map((row) => row.length))
    if (width === 0) return
    // A frame around text is no table.
    if (width === 1 && filled.length === 1) {
      this.paragraph([...filled[0]![0]!])
      return
    }
    const children = filled.map((row): TableRow => {
      const cells = Array.from({length: width}, (_, at) => flatten(tidy([...(row[at] ?? [])])))
      return {
        type: 'tableRow',
        children: cells.map((cell) => ({type: 'tableCell', children: cell}))
      }
    })
    this.#blocks.push({type: 'table', children})
  }

  /** @returns The reference to a note with this text. */
  note(children: Phrasing): PhrasingContent {
    const identifier = String(++this.#noteCount)
    const paragraph = {type: 'paragraph' as const, children: tidy(children)}
    this.#notes.push({type: 'footnoteDefinition', identifier, children: [paragraph]})
    return {type: 'footnoteReference', identifier}
  }

  finish(): Root {
    return {type: 'root', children: [...this.#blocks, ...this.#notes]}
  }
}

function clampDepth(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return Math.min(6, Math.max(1, depth)) as 1 | 2 | 3 | 4 | 5 | 6
}

/** Text that stands together is one, and none stands at the ends of lines but itself. */
function tidy(children: Phrasing): Phrasing {
  const joined: Phrasing = []
  for (const child of children) {
    const last = joined.at(-1)
    if (child.type === 'text' && last?.type === 'text') last.value += child.value
    else joined.push(child.type === 'text' ? {...child} : child)
  }
  for (const [at, child] of joined.entries()) {
    if (child.type !== 'text') continue
    child.value = child.value.replace(/[\t\n\r\f\v ]+/g, ' ')
    if (at === 0 || joined[at - 1]!.type === 'break') child.value = child.value.trimStart()
    const next = joined[at + 1]
    if (next === undefined || next.type === 'break') child.value = child.value.trimEnd()
  }
  const filled = joined.filter((child) => child.type !== 'text' || child.value !== '')
  while (filled[0]?.type === 'break') filled.shift()
  while (filled.at(-1)?.type === 'break') filled.pop()
  return filled
}

/** Headings and cells are one line. */
function flatten(children: Phrasing): Phrasing {
  return tidy(
    children.map((child) => (child.type === 'break' ? {type: 'text', value: ' '} : child))
  )
}
