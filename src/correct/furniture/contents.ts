import {oncePer} from '../../base/once-per.ts'
import type {OperationSettings} from '../../rules/schema/operations.ts'
import {settingsOf} from '../../rules/settings-of.ts'
import {digitValue} from '../../script/digits.ts'
import {foldForLookup} from '../../script/fold.ts'
import type {Reading} from '../../lines/reading.ts'
import type {Line, Ruleset} from '../../types.ts'
import type {Ground} from '../grounds.ts'
import {withoutLost} from './bare-letters.ts'
import type {Found, Removals} from './removals.ts'

type ContentsLimits = OperationSettings<'contents'>

const CONTENTS: Found = {role: 'contents', reason: 'table of contents'}

/**
 * Takes out tables of contents: entries that dots, or a tab below a title of the list `contents`,
 * lead to the number of a page, numbers that never go back. What tells a table of contents from a
 * list of prices is its title, the labels of its entries, and that these return in the text below.
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
  let lastAt: ReadonlyMap<string, number> | undefined
  const close = (): void => {
    if (entries >= (title === null ? limits.minEntries : 1)) {
      const all = title === null ? run : [title, ...run]
      lastAt ??= readLastPlaces(reading)
      removals.propose(all, rule, CONTENTS, ...groundsOf(reading, {title, run, lastAt}, limits))
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

/** A table of contents: its title, if any, and the lines of its entries. */
interface Table {
  readonly title: Line | null
  readonly run: readonly Line[]
  /** The last line of the text that reads as each entry does, by its index. */
  readonly lastAt: ReadonlyMap<string, number>
}

/** Read once a text: there may be as many tables as lines. */
function readLastPlaces({text, lines}: Reading): ReadonlyMap<string, number> {
  return new Map(
    lines.flatMap((line) => (line.blank ? [] : [[bareEntry(text, line), line.index] as const]))
  )
}

function groundsOf(
  {text, labels}: Reading,
  {title, run, lastAt}: Table,
  limits: ContentsLimits
): Ground[] {
  const {titleWeight, entriesWeight, labelsWeight, leadersWeight, returnsWeight} = limits
  const grounds: Ground[] = []
  if (run.some(({start, end}) => LEADING.test(text.slice(start, end)))) {
    grounds.push({what: 'leaders', weight: leadersWeight})
  }
  if (title !== null) grounds.push({what: 'title', weight: titleWeight})
  if (run.length >= limits.minEntries) grounds.push({what: 'rising numbers', weight: entriesWeight})
  const labelled = run.filter(({index}) => labels[index] !== null).length
  if (2 * labelled >= run.length) grounds.push({what: 'labels', weight: labelsWeight})
  const last = run.at(-1)!.index
  const returning = run.filter((line) => lastAt.get(bareEntry(text, line))! > last)
  if (2 * returning.length >= run.length) {
    grounds.push({what: 'its entries return below', weight: returnsWeight})
  }
  return grounds
}

/** An entry without leaders and page, and without what engines lose most. */
function bareEntry(text: string, {start, end}: Line): string {
  return withoutLost(foldForLookup(text.slice(start, end)).replace(ENTRY_END, ''))
}

const LEADING = /[.…·•_-]{3}/u

const ENTRY_END = /[\s.…·•_-]{2,}\p{Nd}{1,3}$/u

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
  {minLeaders, maxDigits}: ContentsLimits
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
