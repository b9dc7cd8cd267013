import {indexByLead} from '../../rules/index-by-lead.ts'
import {oncePer} from '../../base/once-per.ts'
import type {Ruleset} from '../../types.ts'
import type {Step} from '../context.ts'
import {removeContents} from './contents.ts'
import {removeLinkLists} from './link-lists.ts'
import {removeMenus} from './menus.ts'
import {removePageEnds} from './page-ends.ts'
import {removePageNumbers} from './page-numbers.ts'
import {Removals, type Found} from './removals.ts'
import {removeRunningHeads} from './running-heads.ts'

/**
 * Takes out whole lines that are no part of the running text: what the furniture rules describe,
 * and what a document tells to be furniture by where it stands and how often: numbers of pages,
 * running heads, tables of contents, menus, lists of other pages, the ends of web pages.
 * Asks the rules for furniture, the operations named after what they take out, and their lists.
 *
 * @returns One removal a line, its line end included but never a page break; in order. Where
 *   furniture is kept they are only proposed, but for rulers of tables, which are no text.
 */
export const removeFurniture: Step<'ruleset' | 'keepFurniture'> = (
  reading,
  {ruleset, keepFurniture}
) => {
  const removals = new Removals(reading, ruleset)
  removeByRules(removals)
  removeContents(removals)
  removePageNumbers(removals)
  removeRunningHeads(removals)
  removeLinkLists(removals)
  removeMenus(removals)
  removePageEnds(removals)
  removeRulers(removals)
  return {edits: keepFurniture ? removals.propose() : removals.finish()}
}

const furnitureIndex = oncePer(({furniture}: Ruleset) =>
  indexByLead(furniture, ({finder}) => finder.leads ?? null)
)

function removeByRules(removals: Removals): void {
  const {text, lines} = removals.reading
  const rulesAt = furnitureIndex(removals.ruleset)
  for (const line of lines) {
    if (line.blank) continue
    const rules = rulesAt(text.charCodeAt(line.start))
    if (rules.length === 0) continue
    const shown = text.slice(line.start, line.end)
    // Of several rules the last one speaks.
    const rule = rules.findLast(({finder}) => finder.findAll(shown).length > 0)
    if (rule !== undefined) removals.remove(line, rule, rule)
  }
}

/** Whether a line may rule off a table: what to look for is quicker to tell than tables are. */
const RULED = /^[|+ \t]*[-=_─-╿]{3}/mu

const RULER: Found = {role: 'table-ruler', reason: 'table ruler'}

function removeRulers(removals: Removals): void {
  const {reading, ruleset} = removals
  const rule = ruleset.operations.get('table-ruler')
  if (rule === undefined || !RULED.test(reading.text)) return
  for (const {rulers} of reading.tablesBut((index) => removals.has(index))) {
    for (const index of rulers) removals.remove(reading.lines[index]!, rule, RULER)
  }
}
