import {isWithin} from '../../base/edit-distance.ts'
import type {OperationSettings} from '../../rules/schema/operations.ts'
import {settingsOf} from '../../rules/settings-of.ts'
import type {Line} from '../../types.ts'
import {bareLetters} from './bare-letters.ts'
import {createHeadScales, isFull, type HeadLine, type RunningHead} from './head-scales.ts'
import type {Found, Removals} from './removals.ts'

type Limits = OperationSettings<'running-head'>

const RUNNING_HEAD: Found = {role: 'running-head', reason: 'running head'}

/** A line that returns at the edges of pages, with where it first stood. */
interface PlacedHead extends RunningHead {
  /** Where on its page it first stood: from the top 0, 1, …, from the bottom -1, -2, … */
  readonly place: number
  readonly lines: HeadLine[]
}

/**
 * Takes out lines that return at the top or at the bottom of pages. Pages end with page breaks and
 * with the numbers of pages. Where such a line stands on the first page it stays: it may be the
 * title.
 */
export function removeRunningHeads(removals: Removals): void {
  const rule = removals.ruleset.operations.get('running-head')
  if (rule === undefined) return
  const limits = settingsOf(rule, 'running-head')
  const pages = cutPages(removals)
  if (pages.length < limits.minPagesLong) return
  const weigh = createHeadScales(removals, pages, limits)
  for (const head of collectHeads(removals, pages, limits)) {
    const {key, lines} = head
    const long = key.length >= limits.longLetters
    const share = (long ? limits.pageShareLong : limits.pageShare) * pages.length
    const sameEdge = lines.every(({top}) => top === lines[0]!.top)
    const fewest = long && sameEdge ? limits.minPagesLong : limits.minPages
    if (lines.length < Math.max(fewest, Math.ceil(share))) continue
    const grounds = weigh(head)
    for (const {line, page} of lines) {
      if (page > 0) removals.propose([line], rule, RUNNING_HEAD, ...grounds)
    }
  }
  for (const line of findTitles(removals, pages, limits)) {
    removals.propose([line], rule, RUNNING_HEAD, ...weigh(null))
  }
}

/** The first and last lines of later pages that say again what stands at the top of the first. */
function findTitles({reading}: Removals, pages: readonly Line[][], limits: Limits): Line[] {
  const {text} = reading
  const [first = [], ...rest] = pages
  // Where lines are full, running text has begun: what returns of it is no title.
  const body = first.findIndex((line) => isFull(reading, line, limits))
  const title = first
    .slice(0, body < 0 ? limits.titleLines : Math.min(body, limits.titleLines))
    .map((line) => bareLetters(text, line))
    .join('')
  return rest.flatMap((lines) =>
    lines.length < limits.minPageLines
      ? []
      : [lines[0]!, lines.at(-1)!].filter((line) => {
          const key = bareLetters(text, line)
          return (
            line.width <= limits.maxWidth && key.length >= limits.longLetters && title.includes(key)
          )
        })
  )
}

/** The lines of each page that are not blank and are to stay. */
function cutPages(removals: Removals): Line[][] {
  const pages: Line[][] = []
  let open: Line[] = []
  let page = 0
  for (const line of removals.reading.lines) {
    if (line.blank) continue
    const numbered = removals.roleOf(line.index) === 'page-number'
    if ((line.page !== page || numbered) && open.length > 0) {
      pages.push(open)
      open = []
    }
    page = line.page
    if (!removals.has(line.index)) open.push(line)
  }
  if (open.length > 0) pages.push(open)
  return pages
}

function collectHeads({reading}: Removals, pages: readonly Line[][], limits: Limits): PlacedHead[] {
  const {text, labels} = reading
  const heads: PlacedHead[] = []
  const byKey = new Map<string, PlacedHead>()
  pages.forEach((lines, page) => {
    const seen = new Set<PlacedHead>()
    // Of a short page most stays, or its text might pass for a head.
    const above = Math.min(limits.edgeLines, lines.length >> 1)
    const below = lines.length - Math.min(limits.edgeLines, (lines.length - 1) >> 1)
    lines.forEach((line, at) => {
      const top = at < above
      if (!top && at < below) return
      const place = top ? at : at - lines.length
      const label = labels[line.index] ?? null
      if (line.width > limits.maxWidth || (label !== null && label.style.system !== 'bullet'))
        return
      const key = bareLetters(text, line)
      // A short line that ends a sentence is the last one of a paragraph.
      if (key === '' || (key.length < limits.longLetters && text.charAt(line.end - 1) === '.'))
        return
      let head = byKey.get(key) ?? findAlike(heads, {key, place}, limits)
      if (head === undefined) {
        head = {key, place, lines: []}
        heads.push(head)
        byKey.set(key, head)
      }
      if (!seen.has(head)) head.lines.push({line, page, top})
      seen.add(head)
    })
  })
  return heads
}

/** A head at the same place of the pages just before that an engine may have read otherwise. */
function findAlike(
  heads: readonly PlacedHead[],
  {key, place}: Pick<PlacedHead, 'key' | 'place'>,
  limits: Limits
): PlacedHead | undefined {
  if (key.length < limits.longLetters) return undefined
  const most = Math.floor(limits.noise * key.length)
  return heads
    .slice(-limits.remembered)
    .find((head) => head.place === place && isWithin(head.key, key, most))
}
