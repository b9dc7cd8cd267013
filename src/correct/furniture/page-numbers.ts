import {endsSentence} from '../../lines/ends-sentence.ts'
import type {Reading} from '../../lines/reading.ts'
import type {OperationSettings} from '../../rules/schema/operations.ts'
import {settingsOf} from '../../rules/settings-of.ts'
import {digitValue} from '../../script/digits.ts'
import type {WrapWidths} from '../../lines/wraps.ts'
import type {Line} from '../../types.ts'
import type {Found, Removals} from './removals.ts'

type Limits = OperationSettings<'page-number'>

/** What engines make of the dashes beside a page's number. */
const DASHES = '-–—_~=.·•*«»|[]'

const PAGE_NUMBER: Found = {role: 'page-number', reason: 'page number'}

/**
 * Takes out the numbers of pages, misread ones as well: a line of nothing but a number at the
 * beginning or the end of a page. Where no page break tells the pages apart, the numbers have to do
 * so themselves: one below the other by a page's length, in a text that was wrapped.
 *
 * A year stays, and so does a number that ends a paragraph or stands below another one.
 */
export function removePageNumbers(removals: Removals): void {
  const {ruleset, reading, solid} = removals
  const rule = ruleset.operations.get('page-number')
  if (rule === undefined) return
  const limits = settingsOf(rule, 'page-number')
  const places = solid.flatMap((line, at) => (isLoneNumber(removals, line, limits) ? [at] : []))
  if (places.length === 0) return
  const candidates = places.filter((at) => !isAmongNumbers(reading, solid, at, removals))
  if (candidates.length === 0) return
  const page = new Pages(removals, solid, limits)
  for (const at of new Set([...page.atEdges(candidates), ...page.inSteps(candidates)])) {
    const ground = {what: 'a lone number', weight: limits.weight}
    removals.propose([solid[at]!], rule, PAGE_NUMBER, ground)
  }
}

/** Whether a line is made of digits and what engines read for the dashes beside them. */
function isLoneNumber(
  removals: Removals,
  {start, end, width, index}: Line,
  {maxWidth, maxDigits}: Limits
): boolean {
  if (width > maxWidth || removals.has(index)) return false
  const {text} = removals.reading
  let digits = 0
  let value = 0
  let parted = false
  let gap = false
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const digit = digitValue(code)
    if (digit >= 0) {
      if (digits > 0 && gap) parted = true
      digits++
      value = value * 10 + digit
      gap = false
    } else {
      if (code !== 0x20 && !DASHES.includes(text.charAt(at))) return false
      gap = true
    }
  }
  if (digits === 0 || digits > maxDigits || parted || value === 0) return false
  // `2.` and `2)` are the labels of items whose text has gone astray.
  if (end - start === digits + 1 && ').'.includes(text.charAt(end - 1))) return false
  return digits < maxDigits || !isYear(value)
}

/** Of the Gregorian and of the Buddhist calendar. */
function isYear(value: number): boolean {
  return (value >= 1800 && value < 2200) || (value >= 2400 && value < 2700)
}

/** The numbers of a column that an engine read one a line stand together. */
function isAmongNumbers(
  {text}: Reading,
  solid: readonly Line[],
  at: number,
  removals: Removals
): boolean {
  return [solid[at - 1], solid[at + 1]].some(
    (line) => line !== undefined && !removals.has(line.index) && isMostlyDigits(text, line)
  )
}

function isMostlyDigits(text: string, {start, end, width}: Line): boolean {
  if (width > 24) return false
  let digits = 0
  for (let at = start; at < end; at++) if (digitValue(text.charCodeAt(at)) >= 0) digits++
  return 2 * digits >= width
}

/** The pages of a text, as far as it tells them. */
class Pages {
  readonly #removals: Removals
  readonly #solid: readonly Line[]
  readonly #limits: Limits
  readonly #wraps: WrapWidths

  constructor(removals: Removals, solid: readonly Line[], limits: Limits) {
    this.#removals = removals
    this.#solid = solid
    this.#limits = limits
    this.#wraps = removals.reading.wraps
  }

  /** Those at the first or the last line of a page, or of the text. */
  *atEdges(candidates: readonly number[]): Iterable<number> {
    const solid = this.#solid
    const paged = (solid.at(-1)?.page ?? 0) > 0
    if (!paged && !this.#wraps.wrapped) return
    const sizes = new Map<number, number>()
    for (const {page} of solid) sizes.set(page, (sizes.get(page) ?? 0) + 1)
    for (const at of candidates) {
      const {page} = solid[at]!
      if (sizes.get(page)! < this.#limits.minPageLines) continue
      const first = solid[at - 1]?.page !== page
      const last = solid[at + 1]?.page !== page
      if (first ? !this.#isNumberOfText(at) : last && !this.#endsParagraph(at)) yield at
    }
  }

  /** Those that part the text by pages, together with the numbers that are already told. */
  *inSteps(candidates: readonly number[]): Iterable<number> {
    if (!this.#wraps.wrapped) return
    const known = this.#solid.flatMap(({index}, at) =>
      this.#removals.roleOf(index) === 'page-number' ? [at] : []
    )
    const all = [...known, ...candidates].sort((a, b) => a - b)
    const own = new Set(candidates)
    const {minLines, maxLines} = this.#limits
    const fits = (from: number, to: number): boolean =>
      to - from >= minLines && to - from <= maxLines
    const steps = all.map((at, index) => ({
      before: fits(index === 0 ? -1 : all[index - 1]!, at),
      behind: fits(at, all[index + 1] ?? this.#solid.length)
    }))
    if (all.length < 2) return
    for (const [index, at] of all.entries()) {
      const {before, behind} = steps[index]!
      const last = index === all.length - 1
      const told = index === 0 ? behind : before && (behind || last)
      if (own.has(at) && told && (index > 0 || before) && !this.#endsParagraph(at)) yield at
    }
  }

  /** Whether the number may be the last word of the paragraph above it. */
  #endsParagraph(at: number): boolean {
    const line = this.#solid[at]!
    const above = this.#solid[at - 1]
    if (above?.index !== line.index - 1 || above.page !== line.page) return false
    const {text} = this.#removals.reading
    if (endsSentence(text, above)) return false
    if (this.#wraps.fullness(above.index) < this.#limits.fullness) return false
    // Where the sentence goes on below, the number stands between two pages.
    const below = this.#solid[at + 1]
    return (
      below === undefined ||
      below.index > line.index + 1 ||
      this.#removals.reading.labels[below.index] !== null
    )
  }

  /** Whether a number in front of a page's text may belong to it: `1` above the title of a part. */
  #isNumberOfText(at: number): boolean {
    const line = this.#solid[at]!
    return line.page === 0 && !this.#wraps.wrapped
  }
}
