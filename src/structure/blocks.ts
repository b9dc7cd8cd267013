import type {Block, ListBlock, ListItem, Span} from '../types.ts'
import type {Entry, OutlineNode} from './outline.ts'
import type {Unit} from './unit.ts'

/**
 * Makes blocks of what stands in a section: paragraphs, lists of labelled units and bullets with
 * what belongs to their items, tables, captions, and passages kept verbatim.
 *
 * @param entries In the order of the text; none of them a heading.
 * @param text The corrected text, which the blocks' spans and texts are of.
 */
export function buildBlocks(entries: readonly Entry[], text: string): Block[] {
  return new BlockBuilder(text).build(entries)
}

class BlockBuilder {
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  build(given: readonly Entry[]): Block[] {
    const entries = hoist(given)
    const blocks: Block[] = []
    for (let at = 0; at < entries.length;) {
      const entry = entries[at]!
      if ('node' in entry) {
        const run = takeWhile(entries, at, (other) => keyOf(other) === entry.node.key)
        blocks.push(this.buildNumbered(run.map((each) => ('node' in each ? each.node : null)!)))
        at += run.length
      } else if (isBullet(entry.unit)) {
        const units = takeBullets(entries, at)
        blocks.push(this.buildBullets(units))
        at += units.length
      } else {
        blocks.push(this.buildText(entry.unit))
        at++
      }
    }
    return blocks
  }

  private buildText(unit: Unit): Block {
    if (unit.passage !== null) return unit.passage
    const span = {start: unit.start, end: unit.end}
    const text = this.text.slice(unit.start, unit.end)
    if (unit.suspect === null) return {type: 'paragraph', text, span}
    const {reason, script} = unit.suspect
    return {type: 'suspect', reason, script, text, span}
  }

  private buildNumbered(nodes: readonly OutlineNode[]): ListBlock {
    const items = nodes.map(({unit, entries}) => {
      const own = unit!.start < unit!.end ? [this.buildText(unit!)] : []
      return this.buildItem(unit!, [...own, ...this.build(entries)])
    })
    return {type: 'list', ordered: true, items, span: cover(items)}
  }

  /** Bullets further to the right than the one before them make a list inside its item. */
  private buildBullets(units: readonly Unit[]): ListBlock {
    const items: ListItem[] = []
    const indent = units[0]!.line.indent
    for (let at = 0; at < units.length;) {
      const unit = units[at++]!
      const blocks: Block[] = unit.start < unit.end ? [this.buildText(unit)] : []
      while (units[at] !== undefined && !isBullet(units[at]!))
        blocks.push(this.buildText(units[at++]!))
      const inner: Unit[] = []
      while (units[at] !== undefined && isInner(units[at]!, indent)) inner.push(units[at++]!)
      if (inner.length > 0) blocks.push(this.buildBullets(inner))
      items.push(this.buildItem(unit, blocks))
    }
    return {type: 'list', ordered: false, items, span: cover(items)}
  }

  private buildItem(unit: Unit, blocks: Block[]): ListItem {
    const {start, textStart} = unit.label!
    // What closes a label has no other place in an item: `ໂຄງການທີ 1:`.
    const label = this.text.slice(start, textStart).replace(/[\s\u200b]+$/, '')
    const end = Math.max(start + label.length, blocks.at(-1)?.span.end ?? 0)
    return {label, blocks, span: {start, end}}
  }
}

/** Columns that make a bullet the one of an inner list. */
const INNER = 2

function isInner(unit: Unit, indent: number): boolean {
  return !isBullet(unit) || unit.line.indent >= indent + INNER
}

/** @returns Whether the unit begins with a mark that does not count. */
export function isBullet(unit: Unit): boolean {
  return unit.label?.style.system === 'bullet'
}

function keyOf(entry: Entry): string | null {
  return 'node' in entry ? entry.node.key : null
}

function takeWhile(
  entries: readonly Entry[],
  from: number,
  test: (entry: Entry) => boolean
): Entry[] {
  let at = from
  while (at < entries.length && test(entries[at]!)) at++
  return entries.slice(from, at)
}

/** A run of bullets; lines at once below one, further in than its mark, stay with it. */
function takeBullets(entries: readonly Entry[], from: number): Unit[] {
  const units: Unit[] = []
  let bullet: Unit | null = null
  for (let at = from; at < entries.length; at++) {
    const entry = entries[at]!
    if ('node' in entry) break
    const {unit} = entry
    if (isBullet(unit)) bullet = unit
    else if (bullet === null || unit.apart || !belongs(unit, bullet)) break
    units.push(unit)
  }
  return units
}

function belongs(unit: Unit, bullet: Unit): boolean {
  if (unit.suspect !== null) return bullet.suspect !== null
  return unit.line.indent > bullet.line.indent
}

/**
 * A paragraph behind the last item of a run, parted from it by a blank line, speaks for the whole
 * list again and stands behind it.
 */
function hoist(entries: readonly Entry[]): Entry[] {
  const flat: Entry[] = []
  entries.forEach((entry, at) => {
    if (!('node' in entry)) {
      flat.push(entry)
      return
    }
    const next = entries[at + 1]
    if (next !== undefined && keyOf(next) === entry.node.key) {
      flat.push(entry)
      return
    }
    const inner = hoist(entry.node.entries)
    const from = inner.findIndex(
      (each) => 'unit' in each && !isBullet(each.unit) && each.unit.apart
    )
    // The first paragraph below an item without a text of its own is that text.
    const kept = from < 0 || entry.node.unit!.start === entry.node.unit!.end ? inner.length : from
    flat.push({node: {...entry.node, entries: inner.slice(0, kept)}})
    for (const hoisted of inner.slice(kept)) flat.push(hoisted)
  })
  return flat
}

function cover(items: readonly ListItem[]): Span<'corrected'> {
  return {start: items[0]!.span.start, end: items.at(-1)!.span.end}
}
