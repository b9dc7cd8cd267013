import {indexByLead} from '../../rules/index-by-lead.ts'
import {oncePer} from '../../base/once-per.ts'
import {settingsOf} from '../../rules/settings-of.ts'
import type {Ruleset} from '../../types.ts'
import type {Step} from '../context.ts'
import {takeOut} from '../grounds.ts'
import {removeContents} from './contents.ts'
import {removeLinkLists} from './link-lists.ts'
import {removeMenus} from './menus.ts'
import {removePageEnds} from './page-ends.ts'
import {removePageNumbers} from './page-numbers.ts'
import {Removals, type Found, type Proposal} from './removals.ts'
import {removeRunningHeads} from './running-heads.ts'
import {weighPageNumbers} from './weigh-page-numbers.ts'
import {weighSigns} from './weigh-signs.ts'
import {dropBelow, overBudget} from './weighing.ts'

/**
 * Takes out whole lines that are no part of the running text: what the furniture rules describe,
 * and what a document tells to be furniture by where it stands and how often: numbers of pages,
 * running heads, tables of contents, menus, lists of other pages, the ends of web pages.
 * Asks the rules for furniture, the operations named after what they take out, and their lists.
 *
 * Each of these only proposes. By the operation `weigh-furniture` a line goes where things of
 * several kinds speak for it; without that operation a proposal is enough.
 *
 * @returns One removal a line, its line end included but never a page break; in order. Where
 *   furniture is kept they are only proposed, but for rulers of tables, which are no text.
 */
export const removeFurniture: Step<'ruleset' | 'keepFurniture'> = (
  reading,
  {ruleset, keepFurniture}
) => {
  const removals = new Removals(reading, ruleset)
  const weighing = ruleset.operations.get('weigh-furniture')
  const limits = weighing === undefined ? null : settingsOf(weighing, 'weigh-furniture')
  removeByRules(removals)
  removeContents(removals)
  removePageNumbers(removals)
  if (limits !== null) {
    weighPageNumbers(removals, limits)
    dropBelow(removals, limits.least, ({role}) => role === 'page-number')
  }
  removeRunningHeads(removals)
  removeLinkLists(removals)
  removeMenus(removals)
  if (limits !== null) {
    weighSigns(removals, limits, () => true)
    dropBelow(removals, limits.least, () => true)
  }
  removePageEnds(removals)
  if (limits !== null) {
    weighSigns(removals, limits, isOfPageEnd)
    dropBelow(removals, limits.least, isOfPageEnd)
  }
  removeRulers(removals)
  const {proposals} = removals
  const held = limits === null ? new Set() : overBudget(removals, limits)
  const edits = proposals.flatMap((proposal) => {
    const made = proposal.lines.map((line) => takeOut({...proposal, line}, reading.text))
    const stays = held.has(proposal) || (keepFurniture && proposal.role !== 'table-ruler')
    return stays ? made.map((edit) => ({...edit, apply: false})) : made
  })
  return {edits: edits.sort((a, b) => a.start - b.start)}
}

/** Names and addresses of a site are told by what goes beside them. */
function isOfPageEnd({role}: Proposal): boolean {
  return role === 'site-name' || role === 'contact'
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
    if (rule === undefined) continue
    removals.propose([line], rule, rule, {what: rule.reason, weight: rule.weight})
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
    for (const index of rulers) removals.propose([reading.lines[index]!], rule, RULER)
  }
}
