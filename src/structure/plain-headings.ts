import type {Unit} from './unit.ts'

/** Columns of the longest title without a number. */
const LONGEST = 70
/** The paragraph below a title is at least so many times as long. */
const RATIO = 2
/** Columns of the shortest paragraph that a title governs. */
const SHORTEST_BODY = 80
/** One short line may be anything; two alike are titles. */
const FEWEST = 2

/** Styles of this rank and further out, and words that count, number the divisions of a text. */
const DIVISION_RANK = 55

/**
 * Finds the headings of a text that does not number or mark its divisions (a news page, a
 * bulletin): short lines that end like no sentence, apart from what precedes, in front of a long
 * paragraph or the first item of a list.
 *
 * @param units The units of the body.
 * @param text The corrected text.
 * @returns The units that are headings; none where the text numbers or marks its divisions.
 */
export function findPlainHeadings(units: readonly Unit[], text: string): Set<Unit> {
  const found = new Set<Unit>()
  if (units.some(isMarked)) return found
  units.forEach((unit, at) => {
    const next = units[at + 1]
    if (next !== undefined && at > 0 && isTitle(unit, text) && isBody(next, unit)) found.add(unit)
  })
  return found.size >= FEWEST ? found : new Set()
}

function isMarked({label, hint, titled}: Unit): boolean {
  return hint !== null || titled || (label !== null && label.style.rank <= DIVISION_RANK)
}

function isTitle(unit: Unit, text: string): boolean {
  if (unit.label !== null || unit.suspect !== null || !unit.apart) return false
  if (unit.passage !== null) return false
  return unit.width <= LONGEST && !'.;,:!”"’»…)'.includes(text.charAt(unit.end - 1))
}

function isBody(unit: Unit, title: Unit): boolean {
  if (unit.passage !== null) return unit.passage.type === 'table'
  if (unit.label !== null) return unit.label.numbers.at(-1) === 1 && unit.width > title.width
  return unit.width >= SHORTEST_BODY && unit.width >= RATIO * title.width
}
