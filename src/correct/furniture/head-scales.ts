import type {Reading} from '../../lines/reading.ts'
import type {OperationSettings} from '../../rules/schema/operations.ts'
import type {Line} from '../../types.ts'
import type {Ground} from '../grounds.ts'
import {bareLetters, leadsOn} from './bare-letters.ts'
import type {Removals} from './removals.ts'

/** A line at the edge of a page. */
export interface HeadLine {
  readonly line: Line
  readonly page: number
  readonly top: boolean
}

/** A line that returns at the edges of pages, but for its numbers and what was misread. */
export interface RunningHead {
  readonly key: string
  readonly lines: readonly HeadLine[]
}

/**
 * @param removals The text, and what is to go so far.
 * @param pages The lines of its pages.
 * @param limits What the rule for running heads sets.
 * @returns What tells the grounds for taking a running head out; null stands for lines that say the
 *   title again.
 */
export function createHeadScales(
  removals: Removals,
  pages: readonly (readonly Line[])[],
  limits: OperationSettings<'running-head'>
): (head: RunningHead | null) => Ground[] {
  const {text, lines: all} = removals.reading
  // All lines are read only where there is a head to be weighed.
  let read: {readonly ofPages: Ground[]; readonly counts: ReadonlyMap<string, number>} | undefined
  const readPages = () => {
    const keys = pages.map((page) => page.map((line) => bareLetters(text, line)))
    return {
      ofPages: groundsOfPages(removals, {pages, keys}, limits),
      counts: countEach(keys.flat())
    }
  }
  const isApart = ({line: {index}, top}: HeadLine): boolean =>
    all[top ? index + 1 : index - 1]?.blank === true
  return (head) => {
    const {ofPages, counts} = (read ??= readPages())
    if (head === null) {
      return [{what: 'says the title again', weight: limits.titleWeight}, ...ofPages]
    }
    const {key, lines} = head
    const often = lines.length >= limits.minPages
    const weight = often ? limits.oftenWeight : limits.twiceWeight
    const grounds: Ground[] = [{what: `on ${lines.length} of ${pages.length} pages`, weight}]
    if (lines.every(({top}) => top === lines[0]!.top)) {
      grounds.push({what: 'at one edge', weight: limits.edgeWeight})
    }
    if (2 * lines.filter(isApart).length > lines.length) {
      grounds.push({what: 'apart from the text', weight: limits.apartWeight})
    }
    if (
      2 * lines.filter(({line}) => isFull(removals.reading, line, limits)).length >
      lines.length
    ) {
      grounds.push({what: 'as wide as the text', weight: -limits.fullWeight})
    }
    if (leadsOn(text, lines[0]!.line)) {
      grounds.push({what: 'leads on to what follows', weight: -limits.leadsWeight})
    }
    const own = lines.filter(({line}) => bareLetters(text, line) === key).length
    if ((counts.get(key) ?? 0) > own) {
      grounds.push({what: 'within pages, too', weight: -limits.insideWeight})
    }
    return [...grounds, ...ofPages]
  }
}

/** @returns Whether a line is as wide as those of running text, where there is such text. */
export function isFull(
  {wraps}: Reading,
  {index}: Line,
  {titleFullness}: OperationSettings<'running-head'>
): boolean {
  return wraps.wrapped && wraps.fullness(index) >= titleFullness
}

/** The pages of a text, and what their lines read without what engines lose. */
interface PagesRead {
  readonly pages: readonly (readonly Line[])[]
  readonly keys: readonly (readonly string[])[]
}

/** What speaks for all heads of a text: that its pages are those of one text. */
function groundsOfPages(
  {reading: {labels, wraps}, proposals}: Removals,
  {pages, keys}: PagesRead,
  limits: OperationSettings<'running-head'>
): Ground[] {
  const grounds: Ground[] = []
  if (wraps.wrapped) grounds.push({what: 'the text runs over lines', weight: limits.textWeight})
  if (proposals.some(({role}) => role === 'page-number')) {
    grounds.push({what: 'pages have numbers', weight: limits.numbersWeight})
  }
  const isLabelled = (line: Line | undefined): boolean =>
    line !== undefined && labels[line.index] !== null
  const anew = pages.filter(([first, second]) => isLabelled(first) || isLabelled(second))
  if (!wraps.wrapped && anew.length > 2 && 3 * anew.length > 2 * pages.length) {
    grounds.push({what: 'pages begin anew', weight: -limits.anewWeight})
  }
  const inner = keys.flatMap((page) => [...new Set(page.slice(1, -1))])
  const onPages = countEach(inner)
  const returning = inner.filter((key) => onPages.get(key)! > 1).length
  if (inner.length > 0 && returning >= limits.alikeShare * inner.length) {
    grounds.push({what: 'pages are alike inside', weight: -limits.alikeWeight})
  }
  return grounds
}

function countEach(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
