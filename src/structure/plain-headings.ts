import type {Unit} from './unit.ts'

/** Columns of the longest title without a number. */
const LONGEST = 70
/** Columns of the longest title that ends with a colon. */
const LONGEST_LABEL = 32
/** The paragraph below a title is at least so many times as long. */
const RATIO = 2
/** Columns of the shortest paragraph that a title governs. */
const SHORTEST_BODY = 80
/** One short line may be anything; two alike are titles. */
const FEWEST = 2

/**
 * Finds the headings of a text that does not number or mark its divisions (a news page, a
 * bulletin, minutes): short lines that end like no sentence, apart from what precedes, in front of
 * a long paragraph, the first item of a list or a table. Words that count (ວາລະທີ 1) number parts
 * below such a heading.
 *
 * @param units The units of the body.
 * @param text The corrected text.
 * @param leads Whether a text that ends with a colon only leads to what follows (`ດັ່ງນີ້:`).
 * @returns The units that are headings; none where the text numbers or marks its divisions.
 */
export function findPlainHeadings(
  units: readonly Unit[],
  text: string,
  leads: (unit: Unit) => boolean
): Set<Unit> {
  const found = new Set<Unit>()
  if (units.some(isMarked)) return found
  // What ends with a colon above a short text is a title where others like it are.
  const alike: Unit[] = []
  for (const [at, unit] of units.entries()) {
    if (unit.label?.style.system === 'series') break
    const next = units[at + 1]
    if (next === undefined || !isTitle(unit, text)) continue
    const named = unit.leads && unit.width <= LONGEST_LABEL && !leads(unit)
    if (unit.leads && !named) continue
    if (!unit.apart && !(named && next.label !== null && endsSentence(units[at - 1], text)))
      continue
    if (isBody(next, unit, text)) found.add(unit)
    else if (named && !next.apart) alike.push(unit)
  }
  const enough = found.size >= FEWEST || (found.size > 0 && found.size + alike.length > FEWEST)
  return new Set(enough ? [...found, ...alike] : [])
}

function isMarked({label, hint, titled}: Unit): boolean {
  if (hint !== null || titled) return true
  return label !== null && label.style.system !== 'series' && label.style.role !== 'point'
}

function isTitle(unit: Unit, text: string): boolean {
  if (unit.label !== null || unit.suspect !== null) return false
  if (unit.passage !== null || unit.width > LONGEST) return false
  if (text.slice(unit.start, unit.end).includes('\t')) return false
  return !'.;,!”"’»…)'.includes(text.charAt(unit.end - 1))
}

function endsSentence(unit: Unit | undefined, text: string): boolean {
  return unit !== undefined && '.;'.includes(text.charAt(unit.end - 1))
}

function isBody(unit: Unit, title: Unit, text: string): boolean {
  if (unit.passage !== null) return unit.passage.type === 'table'
  if (unit.label !== null) {
    const {numbers, style} = unit.label
    return style.system === 'bullet' || (numbers.at(-1) === 1 && unit.width > title.width / 2)
  }
  if (/\t|\|| {3}/.test(text.slice(unit.start, unit.end))) return true
  return unit.width >= SHORTEST_BODY && unit.width >= RATIO * title.width
}
