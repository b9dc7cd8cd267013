import type {Unit} from './unit.ts'

/** A unit that may govern others, with what follows it in the order of the text. */
export interface OutlineNode {
  /** null for the root. */
  readonly unit: Unit | null
  /** What counts by itself: of a label, or of a heading without one. */
  readonly key: string
  readonly parent: OutlineNode | null
  readonly entries: Entry[]
}

/** A labelled unit, or a line of text or a bullet that belongs to the node that holds it. */
export type Entry = {readonly node: OutlineNode} | {readonly unit: Unit}

/** A style this much further out closes the units that are open. */
const OUTER = 20

/**
 * Nests the labelled units as the numbering styles nest in this document. A number that goes on
 * continues its run, wherever that is open; a number that begins anew begins a run below the unit
 * in front of it. So a missing or repeated number never breaks the tree.
 *
 * @param units The units of the body, in order.
 * @param isPlainHeading Whether a unit without a label is a heading by its looks.
 * @returns The root.
 */
export function buildOutline(
  units: readonly Unit[],
  isPlainHeading: (unit: Unit) => boolean
): OutlineNode {
  const root: OutlineNode = {unit: null, key: '', parent: null, entries: []}
  const nesting = new Nesting(root)
  for (const unit of units) {
    if (unit.hint !== null) nesting.placeHint(unit, unit.hint)
    else if (unit.titled || isPlainHeading(unit)) nesting.placeTitle(unit)
    else if (unit.label !== null && unit.label.style.system !== 'bullet') nesting.placeLabel(unit)
    else nesting.top.entries.push({unit})
  }
  return root
}

const HINT = 'hint:'
/** No document nests deeper; what would is set beside the innermost unit. */
const DEEPEST = 24

class Nesting {
  private readonly stack: OutlineNode[]
  /** The key of the unit that a run was last found under. */
  private readonly parents = new Map<string, string>()

  constructor(root: OutlineNode) {
    this.stack = [root]
  }

  get top(): OutlineNode {
    return this.stack.at(-1)!
  }

  placeHint(unit: Unit, depth: number): void {
    this.popWhile(({key}) => !key.startsWith(HINT) || Number(key.slice(HINT.length)) >= depth)
    this.push(unit, `${HINT}${depth}`)
  }

  /** A heading without a number stands below the innermost heading of a Markdown source. */
  placeTitle(unit: Unit): void {
    this.popWhile(({key}) => !key.startsWith(HINT))
    this.push(unit, 'title')
  }

  placeLabel(unit: Unit): void {
    const {key, numbers} = unit.label!
    const number = numbers.at(-1)
    const open = this.findOpen(key, number)
    if (open > 0) {
      this.stack.length = open
      this.push(unit, key)
      return
    }
    if (!this.stack.some((node) => node.key === key)) this.leaveInner(unit)
    this.push(unit, key)
  }

  /** The place on the stack of the unit that this one comes after; 0 for the first of a run. */
  private findOpen(key: string, number: number | undefined): number {
    let following = 0
    let last = 0
    for (let at = this.stack.length - 1; at > 0; at--) {
      const node = this.stack[at]!
      if (node.key !== key) continue
      if (last === 0) last = at
      const before = node.unit?.label?.numbers.at(-1)
      if (number === undefined || before === undefined || number === before + 1) return at
      if (following === 0 && number > before) following = at
    }
    if (following > 0) return following
    // The number begins anew: a run of its own below what stands between, else the same run.
    return number === 1 && last < this.stack.length - 1 ? 0 : last
  }

  private leaveInner(unit: Unit): void {
    const {style, key, numbers} = unit.label!
    const isInner = ({unit: open}: OutlineNode, rank: number): boolean =>
      open?.label !== null && open?.label !== undefined && open.label.style.rank >= rank
    const parent = this.parents.get(key)
    if (numbers.at(-1) !== 1 && this.stack.some((node) => node.key === parent)) {
      this.popWhile((node) => node.key !== parent && isInner(node, style.rank))
    } else this.popWhile((node) => isInner(node, style.rank + OUTER))
    if (isInner(this.top, style.rank + 1) && endsFlatList(this.top)) this.stack.pop()
  }

  private popWhile(test: (node: OutlineNode) => boolean): void {
    while (this.stack.length > 1 && test(this.top)) this.stack.pop()
  }

  private push(unit: Unit, key: string): void {
    if (this.stack.length > DEEPEST) this.stack.length = DEEPEST
    const parent = this.top
    const node: OutlineNode = {unit, key, parent, entries: []}
    parent.entries.push({node})
    this.parents.set(key, parent.key)
    this.stack.push(node)
  }
}

/** Whether a unit is one in a list of units that hold nothing, and leads to nothing itself. */
function endsFlatList({unit, key, parent, entries}: OutlineNode): boolean {
  const before = parent?.entries.at(-2)
  if (entries.length > 0 || unit?.leads !== false || before === undefined) return false
  return 'node' in before && before.node.key === key && before.node.entries.length === 0
}

/** The labelled units right below a node. */
export function childNodes(node: OutlineNode): OutlineNode[] {
  return node.entries.flatMap((entry) => ('node' in entry ? [entry.node] : []))
}
