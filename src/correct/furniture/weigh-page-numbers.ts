import {endsSentence} from '../../lines/ends-sentence.ts'
import {digitValue} from '../../script/digits.ts'
import type {Line} from '../../types.ts'
import type {Ground} from '../grounds.ts'
import {bareLetters, leadsOn} from './bare-letters.ts'
import type {Proposal, Removals} from './removals.ts'
import type {Weights} from './weighing.ts'

/**
 * Adds what speaks for each number of a page besides its form: that it stands at a page's edge, by
 * itself, within a sentence, a page's length from the next one, or beside a line that returns
 * beside another; and what speaks against it: that it numbers parts shorter than a page.
 */
export function weighPageNumbers(removals: Removals, weights: Weights): void {
  const numbers = removals.proposals
    .filter(({role}) => role === 'page-number')
    .map((proposal) => readNumber(removals, proposal))
  numbers.forEach((number, order) => {
    const grounds = [
      ...groundsOfPlace(removals, number, weights),
      ...groundsOfSeries(removals, numbers, order, weights)
    ]
    removals.support(number.proposal, grounds)
  })
}

/** A line that may be the number of a page. */
interface PageNumber {
  readonly proposal: Proposal
  readonly line: Line
  /** Its place among the lines that are not blank. */
  readonly at: number
  readonly value: number
}

function readNumber(removals: Removals, proposal: Proposal): PageNumber {
  const {text} = removals.reading
  const line = proposal.lines[0]!
  let value = 0
  let read = false
  for (let at = line.start; at < line.end; at++) {
    const digit = digitValue(text.charCodeAt(at))
    if (digit >= 0) value = value * 10 + digit
    else if (read) break
    read = digit >= 0
  }
  return {proposal, line, at: removals.placeOf(line), value}
}

function groundsOfPlace(
  {reading: {text, lines, labels}, solid}: Removals,
  {line, at}: PageNumber,
  {edgeWeight, textEndWeight, aloneWeight, cutWeight, minBeside}: Weights
): Ground[] {
  const grounds: Ground[] = []
  const above = solid[at - 1]
  const below = solid[at + 1]
  const onEdge = [above, below].some((beside) => beside !== undefined && beside.page !== line.page)
  if (onEdge) grounds.push({what: 'at the edge of a page', weight: edgeWeight})
  else if (above === undefined || below === undefined) {
    grounds.push({what: 'at the edge of the text', weight: textEndWeight})
  }
  const isFree = (beside: Line | undefined, next: Line | undefined): boolean =>
    beside === undefined || beside.page !== line.page || next?.blank === true
  const alone = isFree(above, lines[line.index - 1]) && isFree(below, lines[line.index + 1])
  // In a list whose entries blank lines part, all stand alone.
  const amidText =
    onEdge || [above, below].some((each) => each !== undefined && each.width >= minBeside)
  if (alone && amidText) grounds.push({what: 'by itself', weight: aloneWeight})
  if (
    above !== undefined &&
    below !== undefined &&
    above.width >= minBeside &&
    !endsSentence(text, above) &&
    labels[below.index] === null
  ) {
    grounds.push({what: 'within a sentence', weight: cutWeight})
  }
  return grounds
}

function groundsOfSeries(
  {reading: {text, labels, wraps}, solid}: Removals,
  numbers: readonly PageNumber[],
  order: number,
  weights: Weights
): Ground[] {
  const {stepWeight, countWeight, besideWeight, closeWeight, partWeight} = weights
  const {sameEdgeWeight, shortPage, shortParts} = weights
  const grounds: Ground[] = []
  const own = numbers[order]!
  const others = [numbers[order - 1], numbers[order + 1]].filter((each) => each !== undefined)
  if (others.length === 0) return grounds
  const columns = Math.min(...others.map(({at}) => columnsBetween(solid, own.at, at)))
  const samePage = others.some(({line}) => line.page === own.line.page)
  if (columns >= shortPage) {
    grounds.push({what: "a page's length from the next one", weight: stepWeight})
  }
  const counts = others.some(({value}, side) =>
    order === 0 || side === 1 ? value === own.value + 1 : value === own.value - 1
  )
  if (counts && (!samePage || columns >= shortPage)) {
    grounds.push({what: 'counts on', weight: countWeight})
  }
  // In forms and bills sums stand at the same edge, too.
  const edge = edgeOf(solid, own)
  if (wraps.wrapped && edge !== null && others.some((each) => edgeOf(solid, each) === edge)) {
    grounds.push({what: 'where that of the next page stands', weight: sameEdgeWeight})
  }
  if (samePage && columns < shortParts) {
    grounds.push({what: 'close to the next one', weight: -closeWeight})
    // The parts of a song or a story are counted from the first.
    if (numbers[0]!.value === 1) grounds.push({what: 'counts parts', weight: -partWeight})
  }
  const keyAt = (at: number): string => {
    const line = solid[at]
    if (line === undefined || labels[line.index] !== null) return ''
    return leadsOn(text, line) ? '' : bareLetters(text, line)
  }
  const returns = [-1, 1].some((step) => {
    const key = keyAt(own.at + step)
    const isSame = ({at}: PageNumber): boolean =>
      at + step !== own.at && at !== own.at + step && keyAt(at + step) === key
    return key.length >= SHORTEST_HEAD && others.some(isSame)
  })
  if (returns) grounds.push({what: 'beside a line that returns', weight: besideWeight})
  return grounds
}

/** The edge of a page that a number stands at; null amid the page. */
function edgeOf(solid: readonly Line[], {at, line}: PageNumber): 'top' | 'foot' | null {
  if (solid[at - 1]?.page !== line.page) return 'top'
  return solid[at + 1]?.page !== line.page ? 'foot' : null
}

/** Columns of the lines between two. */
function columnsBetween(solid: readonly Line[], one: number, other: number): number {
  let columns = 0
  for (let at = Math.min(one, other) + 1; at < Math.max(one, other); at++) {
    columns += solid[at]!.width
  }
  return columns
}

/** Letters of the shortest line that is told from others. */
const SHORTEST_HEAD = 5
