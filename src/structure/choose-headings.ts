import {childNodes, type OutlineNode} from './outline.ts'

/** Columns of the longest title that governs paragraphs. */
const LONGEST_TITLE = 130
/** Columns of the longest title that governs labelled units. */
const LONGEST_GOVERNING_TITLE = 280
/** Share of a run's units that has to look like headings. */
const MAJORITY = 0.6
/** Columns of the shortest text that a full stop makes a sentence; a short title may have one. */
const SHORTEST_SENTENCE = 60

/**
 * Tells headings from items: a labelled unit is a heading where its text is a title that governs
 * what follows. The units of one run are of one kind; words that count (ແຜນງານທີ 1) are of one
 * kind in the whole document.
 *
 * @param root The outline of the body.
 * @param text The corrected text.
 * @returns The nodes that are headings.
 */
export function chooseHeadings(root: OutlineNode, text: string): Set<OutlineNode> {
  const headings = new Set<OutlineNode>()
  const series = collectSeries(root)
  const visit = (parent: OutlineNode): void => {
    for (const run of groupByKey(childNodes(parent)).values()) {
      const kin = series.get(run[0]!.key) ?? run
      if (!isHeadingRun(kin, text)) continue
      for (const node of run) {
        if (isMisplaced(node, run, text)) continue
        headings.add(node)
        visit(node)
      }
    }
  }
  visit(root)
  return headings
}

function groupByKey(nodes: readonly OutlineNode[]): Map<string, OutlineNode[]> {
  const groups = new Map<string, OutlineNode[]>()
  for (const node of nodes) {
    const group = groups.get(node.key)
    if (group === undefined) groups.set(node.key, [node])
    else group.push(node)
  }
  return groups
}

/** All units of each series of the document. */
function collectSeries(root: OutlineNode): Map<string, OutlineNode[]> {
  const found: OutlineNode[] = []
  const pending = [root]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.unit?.label?.style.system === 'series') found.push(node)
    for (const child of childNodes(node)) pending.push(child)
  }
  return groupByKey(found)
}

function isHeadingRun(run: readonly OutlineNode[], text: string): boolean {
  const [first] = run
  const label = first?.unit?.label
  if (label === null || label === undefined || label.key !== first?.key) return true
  const {style} = label
  if (style.heading !== 'title') return style.heading === 'always'
  const titles = share(run, (node) => isTitle(node, text))
  if (style.role === 'division') return titles >= 0.5
  if (titles < MAJORITY) return false
  if (style.role === 'point' && share(run, (node) => isSentence(node, text)) >= MAJORITY) {
    return false
  }
  if (style.role === 'point' && share(run, (node) => isStanza(node, text)) >= MAJORITY) return false
  return share(run, governs) >= MAJORITY
}

/** A whole paragraph among titles carries its number by mistake. */
function isMisplaced(node: OutlineNode, run: readonly OutlineNode[], text: string): boolean {
  const {unit} = node
  const label = unit?.label ?? null
  if (run.length < 3 || unit === null || label?.key !== node.key) return false
  return label.style.heading !== 'always' && unit.width > LONGEST_TITLE && !isTitle(node, text)
}

function share(run: readonly OutlineNode[], test: (node: OutlineNode) => boolean): number {
  return run.filter(test).length / run.length
}

function governs(node: OutlineNode): boolean {
  return node.entries.length > 0
}

/** Columns of the widest line of verse. */
const WIDEST_VERSE = 60
/** Of a stanza's first line, how much narrower and wider the others may be. */
const NARROWER = 0.6
const WIDER = 1.7

/** Whether a numbered line is the first of a stanza: two at least follow, as wide and without an end. */
function isStanza({unit, entries}: OutlineNode, text: string): boolean {
  if (unit === null || entries.length < 2) return false
  return entries.every((entry) => {
    if (!('unit' in entry) || entry.unit.label !== null) return false
    const {width, end} = entry.unit
    const like = width >= NARROWER * unit.width && width <= WIDER * unit.width
    return like && width <= WIDEST_VERSE && !'.;:'.includes(text.charAt(end - 1))
  })
}

function isSentence({unit}: OutlineNode, text: string): boolean {
  if (unit === null || unit.width < SHORTEST_SENTENCE) return false
  return text.charAt(unit.end - 1) === '.'
}

function isTitle(node: OutlineNode, text: string): boolean {
  const {unit} = node
  if (unit === null || unit.suspect !== null) return false
  if (unit.start === unit.end) return true
  // What ends so goes on, or asks for an answer, as in a form.
  if (';,?'.includes(text.charAt(unit.end - 1))) return false
  const limit = childNodes(node).length > 0 ? LONGEST_GOVERNING_TITLE : LONGEST_TITLE
  return unit.width <= limit
}
