import {findTables} from '../lines/find-tables.ts'
import type {Reading} from '../lines/reading.ts'
import {indexByLead} from '../rules/index-by-lead.ts'
import {oncePer} from '../rules/once-per.ts'
import {digitValue} from '../script/digits.ts'
import {foldForLookup} from '../script/fold.ts'
import type {Edit, FurnitureRule, Line, OperationRule, Ruleset} from '../types.ts'
import {editBy, numberSetting} from './context.ts'

/** Lines at a page's top or bottom among which running heads are looked for. */
const EDGE_LINES = 2
/** On so many pages a running head stands at least. */
const FEWEST_PAGES = 3
/** And on this share of the pages. */
const PAGE_SHARE = 0.5
/** Columns of the longest running head. */
const LONGEST_HEAD = 90

/**
 * Takes out whole lines that are no part of the running text: what the furniture rules describe,
 * and lines that return at the top or bottom of the pages.
 *
 * @param reading The phase's input text; its line ends are U+000A, its page breaks U+000C.
 * @param ruleset Rules: furniture, and the operation `running-head`.
 * @returns One removal a line, its line end included but never a page break; in order.
 */
export function removeFurniture(reading: Reading, ruleset: Ruleset): Edit[] {
  const {text, lines} = reading
  const edits = new Map<number, Edit>()
  const rulesAt = furnitureIndex(ruleset)
  for (const line of lines) {
    if (line.blank) continue
    const rules = rulesAt(text.charCodeAt(line.start))
    if (rules.length === 0) continue
    const shown = text.slice(line.start, line.end)
    // Of several rules the last one speaks.
    const rule = rules.findLast(({finder}) => finder.findAll(shown).length > 0)
    if (rule !== undefined) edits.set(line.index, remove(text, line, rule))
  }
  const head = ruleset.operations.get('running-head')
  if (head !== undefined) {
    for (const line of findRunningHeads(text, lines, (index) => edits.has(index))) {
      const {start, end} = span(text, line)
      edits.set(line.index, editBy(head, start, end, '', 'returns on other pages'))
    }
  }
  const menu = ruleset.operations.get('menu')
  if (menu !== undefined) {
    for (const line of findMenus(text, lines, ruleset, menu, edits)) {
      const {start, end} = span(text, line)
      edits.set(line.index, editBy(menu, start, end, '', 'beside other entries of a menu'))
    }
  }
  const ruler = ruleset.operations.get('table-ruler')
  if (ruler !== undefined && RULED.test(text)) {
    for (const {rulers} of findTables(reading, ({index}) => !edits.has(index))) {
      for (const index of rulers) {
        const {start, end} = span(text, lines[index]!)
        edits.set(index, editBy(ruler, start, end, '', 'table ruler'))
      }
    }
  }
  return [...edits.values()].sort((a, b) => a.start - b.start)
}

/** Whether a line may rule off a table: what to look for is quicker to tell than tables are. */
const RULED = /^[|+ \t]*[-=_─-╿]{3}/mu

const furnitureIndex = oncePer(({furniture}: Ruleset) =>
  indexByLead(furniture, ({finder}) => finder.leads ?? null)
)

const menuWords = oncePer(
  ({vocabulary}: Ruleset) =>
    new Set((vocabulary.get('menu-words') ?? []).flatMap(({words}) => words.map(foldForLookup)))
)

/**
 * The other entries of a menu that has been found out: short lines without an end of a sentence,
 * in one run with a line that is furniture by itself, or a word of the list `menu-words`.
 */
function findMenus(
  text: string,
  lines: readonly Line[],
  ruleset: Ruleset,
  rule: OperationRule,
  removed: ReadonlyMap<number, unknown>
): Line[] {
  const known = menuWords(ruleset)
  const fewest = numberSetting(rule, 'minLines')
  const widest = numberSetting(rule, 'maxWidth')
  const found: Line[] = []
  let run: Line[] = []
  const close = (): void => {
    const tells =
      run.length >= fewest &&
      run.some(
        ({index, start, end}) =>
          removed.has(index) || known.has(foldForLookup(text.slice(start, end)))
      )
    if (tells) found.push(...run.filter(({index}) => !removed.has(index)))
    run = []
  }
  for (const line of lines) {
    const entry = !line.blank && line.width <= widest && !endsSentence(text.charAt(line.end - 1))
    if (entry || removed.has(line.index)) run.push(line)
    else if (run.length > 0) close()
  }
  close()
  return found
}

function endsSentence(mark: string): boolean {
  return '.:;?!'.includes(mark)
}

function remove(text: string, line: Line, rule: FurnitureRule): Edit {
  const {id, kind, confidence, reason} = rule
  return {...span(text, line), after: '', rule: id, kind, confidence, evidence: reason}
}

const FORM_FEED = 0x0c

function span(text: string, {from, next}: Line): {start: number; end: number} {
  return {start: from, end: text.charCodeAt(next - 1) === FORM_FEED ? next - 1 : next}
}

/** Lines that return, but for their numbers, at the edges of the pages; the first one stays. */
function findRunningHeads(
  text: string,
  lines: readonly Line[],
  isRemoved: (index: number) => boolean
): Line[] {
  if ((lines.at(-1)?.page ?? 0) < FEWEST_PAGES - 1) return []
  const pages: Line[][] = []
  for (const line of lines) {
    if (!line.blank && !isRemoved(line.index)) (pages[line.page] ??= []).push(line)
  }
  const used = pages.filter((page) => page.length > 0)
  if (used.length < FEWEST_PAGES) return []
  const heads = new Map<string, Line[]>()
  for (const page of used) {
    const edges = new Set([...page.slice(0, EDGE_LINES), ...page.slice(-EDGE_LINES)])
    const seen = new Set<string>()
    for (const line of edges) {
      const key = maskDigits(text, line)
      if (line.width > LONGEST_HEAD || key === '' || seen.has(key)) continue
      seen.add(key)
      const kin = heads.get(key)
      if (kin === undefined) heads.set(key, [line])
      else kin.push(line)
    }
  }
  const fewest = Math.max(FEWEST_PAGES, Math.ceil(used.length * PAGE_SHARE))
  // Where it first stands it may be the title itself.
  return [...heads.values()].flatMap((kin) => (kin.length >= fewest ? kin.slice(1) : []))
}

function maskDigits(text: string, {start, end}: Line): string {
  let masked = ''
  for (const character of foldForLookup(text.slice(start, end)).replace(/\s+/g, '')) {
    masked += digitValue(character.charCodeAt(0)) < 0 ? character : '#'
  }
  return masked
}
