import type {Line} from '../types.ts'
import {isHalfCircle, readCandidate, type LabelCandidate} from './candidate.ts'
import type {LabelMatch} from './matcher.ts'
import {findGaps, type Gap} from './runs.ts'
import {closingOf, readMisreadWord, renumber, takeCandidate} from './meant-label.ts'

/** A line that may have a label that is missing in a run. */
interface Choice {
  readonly line: number
  /** The number of the run that is written there; null where it is illegible, or no such one. */
  readonly number: number | null
  /** Whether it is closed as the labels of the run are. */
  readonly alike: boolean
  readonly make: (number: number) => LabelMatch
}

/**
 * Finds labels that only the sequence tells: where 2 is missing between 1 and 3, and one line
 * between the two begins with what may be a label (`2` without its dot, `S.`), that is the one.
 *
 * @param text The text that the lines are of.
 * @param lines All of its lines.
 * @param labels The labels that can be read, one entry a line.
 * @param doubtful Labels whose number is illegible or follows from nothing, one entry a line.
 * @returns The labels and those found.
 */
export function fillGaps(
  text: string,
  lines: readonly Line[],
  labels: readonly (LabelMatch | null)[],
  doubtful: readonly (LabelMatch | null)[]
): (LabelMatch | null)[] {
  const filled = [...labels]
  const reader = new ChoiceReader(text, lines, filled, doubtful)
  const gaps = findGaps(labels)
  for (const gap of gaps) {
    if (gap.count > 0) fillInside(gap, reader.read(gap), filled)
  }
  // Of runs that end together, the innermost goes on first.
  for (const gap of gaps.toReversed()) {
    if (gap.count === 0) goOn(gap, reader.read(gap), filled)
  }
  return filled
}

class ChoiceReader {
  private readonly text: string
  private readonly lines: readonly Line[]
  private readonly labels: readonly (LabelMatch | null)[]
  private readonly doubtful: readonly (LabelMatch | null)[]
  private readonly candidates = new Map<number, LabelCandidate | null>()

  constructor(
    text: string,
    lines: readonly Line[],
    labels: readonly (LabelMatch | null)[],
    doubtful: readonly (LabelMatch | null)[]
  ) {
    this.text = text
    this.lines = lines
    this.labels = labels
    this.doubtful = doubtful
  }

  read(gap: Gap): Choice[] {
    const choices: Choice[] = []
    for (let at = gap.from + 1; at < gap.to; at++) {
      if (this.labels[at] !== null || this.lines[at]!.blank) continue
      const choice = this.readLine(gap, at)
      if (choice !== null) choices.push(choice)
    }
    return choices
  }

  private readLine(gap: Gap, line: number): Choice | null {
    const {sibling} = gap
    const doubtful = this.doubtful[line]
    if (doubtful?.key === sibling.key) {
      const number = within(gap, doubtful.numbers.at(-1) ?? null)
      const make = (meant: number): LabelMatch =>
        number === null ? renumber(doubtful, sibling, meant) : doubtful
      return {line, number, alike: true, make}
    }
    const {prefixes, system} = sibling.style
    if (system === 'multilevel' || system === 'series') return null
    if (prefixes.length > 0) {
      const misread = readMisreadWord(this.text, this.lines[line]!, sibling)
      const due = misread && within(gap, misread.numbers[0] ?? null)
      return misread && due !== null ? {line, number: due, alike: true, make: () => misread} : null
    }
    const candidate = this.candidateAt(line)
    if (candidate === null || !mayBe(candidate, sibling)) return null
    const number = within(gap, readAs(candidate, sibling))
    return {
      line,
      number,
      alike: candidate.closing !== '' && candidate.closing === closingOf(sibling),
      make: (meant) => takeCandidate(candidate, sibling, meant, number !== null)
    }
  }

  private candidateAt(line: number): LabelCandidate | null {
    let known = this.candidates.get(line)
    if (known === undefined) {
      known = readCandidate(this.text, this.lines[line]!)
      this.candidates.set(line, known)
    }
    return known
  }
}

/** A number, if the gap asks for it. */
function within({first, count}: Gap, number: number | null): number | null {
  if (number === null || number < first) return null
  return count === 0 || number < first + count ? number : null
}

/** The number that a candidate has in the run's system. */
function readAs({core, digits, roman}: LabelCandidate, {style}: LabelMatch): number | null {
  switch (style.system) {
    case 'decimal':
      return digits
    case 'roman':
      return roman
    default: {
      const place = style.characters.indexOf(core)
      return core === '' || place < 0 ? null : place + 1
    }
  }
}

/** Whether a candidate may be a label of the run at all, legible or not. */
function mayBe(candidate: LabelCandidate, sibling: LabelMatch): boolean {
  if (candidate.closing !== '' || readAs(candidate, sibling) !== null) return true
  return sibling.style.system === 'circled' && isHalfCircle(candidate.core)
}

/** As many labels are found as are missing, or those alone whose number can be read. */
function fillInside(
  {first, count}: Gap,
  choices: readonly Choice[],
  labels: (LabelMatch | null)[]
): void {
  const written = choices.filter(({number}) => number !== null)
  const kin = choices.filter(({number, alike}) => number !== null || alike)
  for (const some of [written, kin, choices]) {
    if (some.length !== count) continue
    const fits = some.every(({number}, at) => number === null || number === first + at)
    if (!fits) continue
    some.forEach(({line, make}, at) => {
      labels[line] = make(first + at)
    })
    return
  }
  let last = first - 1
  for (const {line, number, make} of written) {
    if (number === null || number <= last) continue
    labels[line] = make(number)
    last = number
  }
}

/** After the last label of a run, a number has to be the next one to be of the run. */
function goOn({first}: Gap, choices: readonly Choice[], labels: (LabelMatch | null)[]): void {
  let due = first
  for (const {line, number, make} of choices) {
    if (number !== due) continue
    labels[line] = make(due)
    due++
  }
}
