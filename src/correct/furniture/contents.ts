import {oncePer} from '../../base/once-per.ts'
import type {OperationSettings} from '../../rules/schema/operations.ts'
import {settingsOf} from '../../rules/settings-of.ts'
import {digitValue} from '../../script/digits.ts'
import {foldForLookup} from '../../script/fold.ts'
import type {Line, Ruleset} from '../../types.ts'
import type {Found, Removals} from './removals.ts'

const CONTENTS: Found = {role: 'contents', reason: 'table of contents'}

/**
 * Takes out tables of contents: entries that dots, or a tab below a title of the list `contents`,
 * lead to the number of a page, numbers that never go back.
 */
export function removeContents(removals: Removals): void {
  const {reading, ruleset} = removals
  const rule = ruleset.operations.get('contents')
  if (rule === undefined) return
  const limits = settingsOf(rule, 'contents')
  const {text, lines} = reading
  const titles = contentsTitles(ruleset)
  let title: Line | null = null
  let run: Line[] = []
  let wrapped: Line[] = []
  let last = 0
  let entries = 0
  const close = (): void => {
    if (entries >= (title === null ? limits.minEntries : 1)) {
      for (const line of title === null ? run : [title, ...run]) {
        removals.remove(line, rule, CONTENTS)
      }
    }
    title = null
    run = []
    wrapped = []
    last = 0
    entries = 0
  }
  for (const line of lines) {
    if (line.blank || removals.has(line.index)) continue
    const page = pageOf(text, line, title !== null, limits)
    if (page !== null && page >= last) {
      run.push(...wrapped, line)
      wrapped = []
      last = page
      entries++
      continue
    }
    if (titles.size > 0 && line.width <= limits.maxTitle && isTitle(text, line, titles)) {
      close()
      title = line
      continue
    }
    const open = title !== null || entries > 0
    if (open && page === null && wrapped.length < limits.maxWrapped) {
      wrapped.push(line)
      continue
    }
    close()
    // The number of a page that goes back begins another table.
    if (page !== null) {
      run.push(line)
      last = page
      entries = 1
    }
  }
  close()
}

const contentsTitles = oncePer(
  ({vocabulary}: Ruleset) =>
    new Set((vocabulary.get('contents') ?? []).flatMap(({words}) => words.map(foldForLookup)))
)

function isTitle(text: string, {start, end}: Line, titles: ReadonlySet<string>): boolean {
  return titles.has(foldForLookup(text.slice(start, end)).replace(/[\s:]+$/u, ''))
}

const LEADERS = '.…·•_-'

/** The page that dots at the end of a line lead to; null for other lines. */
function pageOf(
  text: string,
  {start, end}: Line,
  titled: boolean,
  {minLeaders, maxDigits}: OperationSettings<'contents'>
): number | null {
  let at = end
  let digits = 0
  let page = 0
  let unit = 1
  for (; at > start && digitValue(text.charCodeAt(at - 1)) >= 0; at--, digits++) {
    page += unit * digitValue(text.charCodeAt(at - 1))
    unit *= 10
  }
  if (digits === 0 || digits > maxDigits || page === 0) return null
  let leaders = 0
  let tabs = 0
  for (; at > start; at--) {
    const sign = text.charAt(at - 1)
    if (LEADERS.includes(sign)) leaders += sign === '…' ? 3 : 1
    else if (sign === '\t') tabs++
    else if (sign !== ' ') break
  }
  if (at === start) return null
  return leaders >= minLeaders || (titled && tabs > 0) ? page : null
}
