import {oncePer} from '../../base/once-per.ts'
import {foldForLookup} from '../../script/fold.ts'
import type {Line, OperationRule, Ruleset} from '../../types.ts'
import type {OperationSettings} from '../../rules/schema/operations.ts'
import {settingsOf} from '../../rules/settings-of.ts'
import {isNavigation, type Found, type Removals} from './removals.ts'

const menuWords = oncePer(
  ({vocabulary}: Ruleset) =>
    new Set((vocabulary.get('menu-words') ?? []).flatMap(({words}) => words.map(foldForLookup)))
)

/**
 * Takes out the other entries of a menu that has been found out: short lines without an end of a
 * sentence, in one run with lines that lead about the site or are of the list `menu-words`, a few of
 * them at least; and a line of several short entries on such a page.
 */
export function removeMenus(removals: Removals): void {
  const {reading, ruleset} = removals
  const rule = ruleset.operations.get('menu')
  if (rule === undefined) return
  removeRuns(removals, rule)
  const limits = settingsOf(rule, 'menu')
  const sure = removals.ofWebPage
  for (const line of reading.lines) {
    if (line.blank || removals.has(line.index)) continue
    const entries = readBar(removals, line, limits)
    if (entries === null) continue
    if (holdsMenuWord(entries, ruleset)) {
      const ground = {what: 'menu on one line, a known entry', weight: limits.knownBarWeight}
      removals.propose([line], rule, MENU, ground)
    } else if (sure) {
      const ground = {what: 'short entries on one line', weight: limits.barWeight}
      removals.propose([line], rule, MENU, ground)
    }
  }
}

/** @returns Whether a line is a menu by itself: short entries, one of them a known one. */
export function isMenuBar(removals: Removals, line: Line): boolean {
  const rule = removals.ruleset.operations.get('menu')
  const entries = readBar(removals, line, settingsOf(rule, 'menu'))
  return entries !== null && holdsMenuWord(entries, removals.ruleset)
}

function holdsMenuWord(entries: readonly string[], ruleset: Ruleset): boolean {
  return entries.some((entry) => menuWords(ruleset).has(foldForLookup(entry.trim())))
}

const MENU: Found = {role: 'menu', reason: 'menu'}
/** What no entry of a menu has: an end of a sentence, or something behind a colon. */
const SAYS = /[:：]\s*\S|[.:;?!]$/u

function removeRuns(removals: Removals, rule: OperationRule): void {
  const {text, lines} = removals.reading
  const known = menuWords(removals.ruleset)
  const limits = settingsOf(rule, 'menu')
  const {minLines, maxWidth, minKnown, knownShare, minList} = limits
  let run: Line[] = []
  const tells = ({index, start, end}: Line): boolean => {
    const role = removals.roleOf(index)
    if (role !== undefined) return isNavigation(role)
    return known.has(foldForLookup(text.slice(start, end)))
  }
  const close = (): void => {
    const telling = run.length < minLines ? 0 : run.filter(tells).length
    if (telling >= minKnown && telling >= knownShare * run.length) {
      const weight = limits.runWeight + (2 * telling >= run.length ? limits.mostlyWeight : 0)
      const ground = {what: `menu, ${telling} of ${run.length} entries known`, weight}
      for (const proposal of removals.proposalsOf(run)) {
        if (isNavigation(proposal.role)) removals.support(proposal, [ground])
      }
      removals.propose(run, rule, MENU, ground)
    } else if (run.length >= minList) {
      // A list of words has some that menus have, too.
      for (const {index} of run) {
        const role = removals.roleOf(index)
        if (role === 'navigation' || role === 'web') removals.spare(index)
      }
    }
    run = []
  }
  // What stands behind a colon is told of the article: who wrote it, where it comes from.
  const isShort = ({blank, width, start, end}: Line): boolean =>
    !blank && width <= maxWidth && !SAYS.test(text.slice(start, end))
  for (const line of lines) {
    if (isShort(line) || (removals.has(line.index) && line.width <= maxWidth)) run.push(line)
    else if (run.length > 0) close()
  }
  close()
}

/** What stands between the entries of a menu on one line. */
const BETWEEN = /\s*[|•·»›]\s*|\t+|\s{3,}/u

/** The entries of a line that, alone among others, holds nothing but short ones; else null. */
function readBar(
  {reading: {text, lines, labels}}: Removals,
  line: Line,
  {minBarEntries, maxBar, maxBarEntry}: OperationSettings<'menu'>
): string[] | null {
  const {start, end, index} = line
  if (end - start > maxBar || !holdsGap(text, start, end)) return null
  if (labels[index] !== null) return null
  const entries = text.slice(start, end).split(BETWEEN)
  if (entries.length < minBarEntries || !entries.every((entry) => isEntry(entry, maxBarEntry)))
    return null
  // Rows below one another are a table.
  const inTable = [lines[index - 1], lines[index + 1]].some(
    (near) => near !== undefined && !near.blank && BETWEEN.test(text.slice(near.start, near.end))
  )
  return inTable ? null : entries
}

const gaps = new Set(Array.from('|•·»›\t', (sign) => sign.charCodeAt(0)))

/** Whether something stands in a line that may part entries; quicker to tell than to cut it. */
function holdsGap(text: string, start: number, end: number): boolean {
  let blanks = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    blanks = code === 0x20 || code === 0xa0 ? blanks + 1 : 0
    if (blanks > 2) return true
    if ((code < 0x80 || code >= 0x2000 || code === 0xb7 || code === 0xbb) && gaps.has(code))
      return true
  }
  return false
}

function isEntry(entry: string, longest: number): boolean {
  return entry !== '' && entry.length <= longest && !/[\p{Nd}.:;?!]/u.test(entry)
}
