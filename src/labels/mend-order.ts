import type {LabelMatch} from './matcher.ts'
import {renumber, withMeaning} from './meant-label.ts'

/**
 * Tells what labels mean that were misread: strokes for Roman numbers, and a number out of order
 * in an otherwise whole sequence, as 18 in 11, 12, 18, 14. A gap and a number that stands twice are
 * the author's.
 *
 * @param labels One entry a line; what is misread is replaced.
 */
export function mendOrder(labels: (LabelMatch | null)[]): void {
  for (const run of groupLines(labels).values()) {
    run.forEach((line, at) => {
      const label = labels[line]!
      const near = (step: number): LabelMatch | null => labels[run[at + step] ?? -1] ?? null
      labels[line] = label.misread
        ? readStrokes(label, near(-1), near(1))
        : (mendNumber(label, near) ?? label)
    })
  }
}

/** The lines of the labels of each key whose number can be read. */
function groupLines(labels: readonly (LabelMatch | null)[]): Map<string, number[]> {
  const runs = new Map<string, number[]>()
  labels.forEach((label, line) => {
    if (label === null || label.numbers.length === 0) return
    const run = runs.get(label.key)
    if (run === undefined) runs.set(label.key, [line])
    else run.push(line)
  })
  return runs
}

function lastOf(label: LabelMatch | null): number | null {
  return label?.numbers.at(-1) ?? null
}

/** The highest Roman number of nothing but strokes. */
const MOST_STROKES = 3

/**
 * A third stroke is lost easily: `|.` after II is III, unless the count begins anew, which the
 * label after it would tell.
 */
function readStrokes(
  label: LabelMatch,
  before: LabelMatch | null,
  after: LabelMatch | null
): LabelMatch {
  const read = lastOf(label)!
  const due = (lastOf(before) ?? 0) + 1
  const upper = lastOf(after) ?? Infinity
  const lost = due > 2 && read < due && due <= MOST_STROKES && upper > due
  return withMeaning(label, lost ? due : read)
}

/** @returns The label with the one number that its neighbours leave room for; null if it is sound. */
function mendNumber(
  label: LabelMatch,
  near: (step: number) => LabelMatch | null
): LabelMatch | null {
  const [before, after] = [near(-1), near(1)]
  const [own, lower, upper] = [lastOf(label)!, lastOf(before), lastOf(after)]
  if (before === null || after === null || lower === null || upper !== lower + 2) return null
  if (outerOf(before) !== outerOf(after)) return null
  if (outerOf(label) === outerOf(before)) {
    // A run that begins anew begins with 1.
    if (own === 1 || (own >= lower && own <= upper)) return null
  } else if (own !== lower + 1) return null
  const whole = lower === 1 || lastOf(near(-2)) === lower - 1 || lastOf(near(2)) === upper + 1
  return whole ? renumber(label, before, lower + 1) : null
}

function outerOf({numbers}: LabelMatch): string {
  return numbers.slice(0, -1).join('.')
}
