import type {Reading} from '../lines/reading.ts'
import type {Block, Corrected, LaoDocument, Line, Remark, Ruleset, Section, Span} from '../types.ts'
import {buildBlocks, isBullet} from './blocks.ts'
import {chooseHeadings} from './choose-headings.ts'
import type {Facts} from './facts.ts'
import {buildOutline, childNodes, type Entry, type OutlineNode} from './outline.ts'
import {findPlainHeadings} from './plain-headings.ts'
import {SectionIds} from './section-id.ts'
import {createLeadInTest, readUnits, type Unit} from './unit.ts'

interface OpenSection {
  readonly node: OutlineNode
  readonly entries: Entry[]
  readonly sections: OpenSection[]
  /** The line that holds the title where the label stands alone above it. */
  title: Unit | null
}

/**
 * Puts the document together.
 *
 * @param corrected The corrected text and its marks.
 * @param reading The corrected text, as it is read.
 * @param frame Its frame.
 * @param ruleset Rules: the lists `heading-words` and `lead-ins`.
 */
export function assemble(
  corrected: Corrected,
  reading: Reading,
  frame: Facts,
  ruleset: Ruleset
): LaoDocument {
  const {text} = corrected
  const units = readUnits(corrected, reading, ruleset, createFrameTest(frame))
  const title = frame.titleSpan === null ? null : widen(frame.titleSpan, units)
  const bodyStart = Math.max(frame.prefaceEnd, title?.end ?? 0)
  const bodyEnd = Math.max(bodyStart, frame.closingStart)
  const head = units.filter(({line}) => line.start < bodyStart)
  const body = units.filter(({line}) => line.start >= bodyStart && line.start < bodyEnd)
  const tail = units.filter(({line}) => line.start >= bodyEnd)
  const plain = findPlainHeadings(body, text, createLeadInTest(text, ruleset))
  const root = buildOutline(body, (unit) => plain.has(unit))
  const opened = openSections(root, chooseHeadings(root, text), text)
  const ids = new SectionIds()
  return {
    metadata: frame.metadata,
    fields: frame.fields,
    title,
    legalBasis: frame.legalBasis,
    citations: frame.citations,
    preface: [
      ...buildFrame(head, {type: 'letterhead', spans: frame.letterhead, title}, text),
      ...buildBlocks(opened.entries, text)
    ],
    bodyStart,
    sections: opened.sections.map((section) =>
      closeSection(section, {id: '', level: 0}, ids, text)
    ),
    closing: buildFrame(tail, {type: 'signature', spans: frame.signature, title: null}, text),
    remarks: collectRemarks(root)
  }
}

/** Answers, for lines asked in order, whether one belongs to the letterhead, title or signature. */
function createFrameTest({letterhead, signature, titleSpan}: Facts): (line: Line) => boolean {
  const spans = [...letterhead, ...signature, ...(titleSpan === null ? [] : [titleSpan])]
  spans.sort((a, b) => a.start - b.start)
  let at = 0
  return ({start, end}) => {
    while (at < spans.length && spans[at]!.end <= start) at++
    return at < spans.length && spans[at]!.start < end
  }
}

/** A title takes the lines it stands in whole, so that nothing of them is lost. */
function widen(title: Span<'corrected'>, units: readonly Unit[]): Span<'corrected'> {
  let {start, end} = title
  for (const {line, end: unitEnd} of units) {
    if (line.end <= title.start) continue
    if (line.start >= title.end) break
    start = Math.min(start, line.start)
    end = Math.max(end, unitEnd)
  }
  return {start, end}
}

/** What is known of the lines of the head or the closing. */
interface FrameLines {
  readonly type: 'letterhead' | 'signature'
  /** The lines of that type, in order. */
  readonly spans: readonly Span<'corrected'>[]
  readonly title: Span<'corrected'> | null
}

/** Blocks of the head or the closing, where no unit is a heading. */
function buildFrame(
  units: readonly Unit[],
  {type, spans, title}: FrameLines,
  text: string
): Block[] {
  const blocks: Block[] = []
  let plain: Unit[] = []
  let at = 0
  const flush = (): void => {
    const {entries} = buildOutline(plain, () => false)
    for (const block of buildBlocks(entries, text)) blocks.push(block)
    plain = []
  }
  let titled = false
  for (const unit of units) {
    const {start, end} = unit.line
    if (title !== null && start >= title.start && start < title.end) {
      // A title of several lines is one block.
      if (!titled) {
        flush()
        const {start: from, end: to} = title
        blocks.push({type: 'paragraph', text: text.slice(from, to), span: {start: from, end: to}})
      }
      titled = true
      continue
    }
    while (at < spans.length && spans[at]!.end <= start) at++
    const inside = at < spans.length && spans[at]!.start < end
    if (inside && unit.suspect === null) {
      flush()
      blocks.push({type, text: text.slice(start, end), span: {start, end}})
    } else plain.push({...unit, hint: null, titled: false})
  }
  flush()
  return blocks
}

/** Gives each heading its section; all else goes to the section that was opened last. */
function openSections(
  root: OutlineNode,
  headings: ReadonlySet<OutlineNode>,
  text: string
): OpenSection {
  const top: OpenSection = {node: root, entries: [], sections: [], title: null}
  let current = top
  const visit = (section: OpenSection, around: OpenSection): void => {
    const [first, second] = section.node.entries
    if (
      first !== undefined &&
      'unit' in first &&
      isTitleBelow(section.node, first.unit, second, text)
    ) {
      section.title = first.unit
    }
    for (const entry of section.node.entries) {
      if ('node' in entry && headings.has(entry.node)) {
        current = {node: entry.node, entries: [], sections: [], title: null}
        // ບົດນຳ stands beside what is numbered behind it, and never above.
        const beside = section.node.unit?.titled === true && entry.node.unit?.label !== null
        const home = beside ? around : section
        home.sections.push(current)
        visit(current, home)
      } else if (!('unit' in entry) || entry.unit !== section.title) current.entries.push(entry)
    }
  }
  visit(top, top)
  return top
}

/** A remark in brackets, as ມາດຕາ 2 (ໃໝ່) has in a law that was amended. */
const TAG = /^\([^()\n]{1,24}\)$/

/** Columns of the longest title on a line of its own below its label. */
const LONGEST_TITLE_BELOW = 90

/** Whether a label stands alone (ໝວດທີ 2) and its title is the line below. */
function isTitleBelow(
  {unit: owner}: OutlineNode,
  unit: Unit,
  next: Entry | undefined,
  text: string
): boolean {
  if (owner === null || owner.label === null) return false
  if (owner.start < owner.end && !TAG.test(text.slice(owner.start, owner.end))) return false
  if (isBullet(unit) || unit.suspect !== null || unit.passage !== null) return false
  if (unit.width > LONGEST_TITLE_BELOW) return false
  if ('.;,:'.includes(text.charAt(unit.end - 1))) return false
  return owner.label.style.heading === 'always' || next !== undefined
}

function closeSection(
  open: OpenSection,
  parent: Pick<Section, 'id' | 'level'>,
  ids: SectionIds,
  text: string
): Section {
  const unit = open.node.unit!
  const {label} = unit
  const titleStart = open.title?.start ?? unit.start
  const titleEnd = open.title?.end ?? unit.end
  const title = text.slice(titleStart, titleEnd)
  const id = ids.next(parent.id, label, title)
  const level = parent.level + 1
  const blocks = buildBlocks(open.entries, text)
  const sections = open.sections.map((inner) => closeSection(inner, {id, level}, ids, text))
  const start = label?.start ?? unit.start
  // Without a number and a title of its own, the word is the title: ບົດແນບ.
  const bare = label?.numbers.length === 0 && !label.misread && title === ''
  const end = Math.max(titleEnd, blocks.at(-1)?.span.end ?? 0, sections.at(-1)?.span.end ?? 0)
  return {
    id,
    level,
    label: bare ? null : (label?.raw ?? null),
    separator: label === null || bare ? '' : text.slice(label.end, titleStart),
    number: label === null || label.numbers.length === 0 ? null : label.numbers.join('.'),
    title: bare ? label.raw : title,
    heading: {start, end: bare ? label.end : titleEnd},
    span: {start, end},
    blocks,
    sections
  }
}

/** Tells of numbers that do not follow from the one before; they stay as the author wrote them. */
function collectRemarks(root: OutlineNode): Remark[] {
  const remarks: Remark[] = []
  const visit = (parent: OutlineNode): void => {
    const last = new Map<string, number>()
    for (const node of childNodes(parent)) {
      const label = node.unit?.label
      const number = label?.numbers.at(-1)
      if (label !== null && label !== undefined && number !== undefined) {
        const before = last.get(node.key) ?? number - 1
        if (number !== before + 1 && number !== 1) {
          const reason = `number ${number} follows ${before}`
          remarks.push({reason, rule: label.style.id, span: {start: label.start, end: label.end}})
        }
        last.set(node.key, number)
      }
      visit(node)
    }
  }
  visit(root)
  return remarks
}
