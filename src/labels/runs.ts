import type {LabelMatch} from './matcher.ts'

/** A stretch of lines in which labels of a run are missing. */
export interface Gap {
  /** A legible label of the run, which tells how its labels are written. */
  readonly sibling: LabelMatch
  /** The first number that is missing. */
  readonly first: number
  /** How many are missing; 0 after a run's last label, where any number may be. */
  readonly count: number
  /** The labels missing stand on lines after this one … */
  readonly from: number
  /** … and before this one. */
  readonly to: number
}

interface OpenRun {
  label: LabelMatch
  line: number
}

/** No document nests deeper. */
const DEEPEST = 24
/** More labels than these are missing for another reason than that they were misread. */
const MOST_MISSING = 4

/**
 * Follows how the labels of a text count, run in run, and finds where numbers are missing.
 *
 * @param labels One entry a line; null where a line has no label.
 * @returns The gaps inside runs and before them, the narrowest first; then those after the
 *   last labels of runs, in the order of the text.
 */
export function findGaps(labels: readonly (LabelMatch | null)[]): Gap[] {
  const inside: Gap[] = []
  const behind: Gap[] = []
  const stack: OpenRun[] = []
  // Articles count on through all chapters.
  const closed = new Map<string, OpenRun>()

  const close = (keep: number, line: number): void => {
    while (stack.length > keep) {
      const run = stack.pop()!
      closed.set(run.label.key, run)
      const first = lastNumber(run.label) + 1
      behind.push({sibling: run.label, first, count: 0, from: run.line, to: line})
    }
  }
  const leave = (sibling: LabelMatch, after: number, from: number, to: number): void => {
    const count = lastNumber(sibling) - after - 1
    if (count < 1 || count > MOST_MISSING) return
    inside.push({sibling, first: after + 1, count, from, to})
  }

  labels.forEach((label, line) => {
    if (label === null || label.numbers.length === 0) return
    const at = findOpen(stack, label)
    if (at >= 0) {
      close(at + 1, line)
      const run = stack[at]!
      if (sharesOuter(run.label, label)) leave(label, lastNumber(run.label), run.line, line)
      run.label = label
      run.line = line
      return
    }
    const ended = closed.get(label.key)
    const counted = ended === undefined ? 0 : lastNumber(ended.label)
    if (ended !== undefined && lastNumber(label) > counted && label.style.prefixes.length > 0) {
      leave(label, counted, ended.line, line)
    } else {
      // Chapters stand above what was read so far.
      const outer = label.style.heading === 'always'
      leave(label, 0, outer ? -1 : (stack.at(-1)?.line ?? -1), line)
    }
    close(DEEPEST, line)
    stack.push({label, line})
  })
  close(0, labels.length)
  inside.sort((a, b) => a.to - a.from - (b.to - b.from))
  behind.sort((a, b) => a.from - b.from)
  return [...inside, ...behind]
}

/** The place on the stack of the run that a label goes on with; -1 where it begins one. */
function findOpen(stack: readonly OpenRun[], label: LabelMatch): number {
  const number = lastNumber(label)
  let same = -1
  for (let at = stack.length - 1; at >= 0; at--) {
    const run = stack[at]!
    if (run.label.key !== label.key) continue
    if (number > lastNumber(run.label)) return at
    if (same < 0) same = at
  }
  // A number that begins anew in another run's unit begins a run of its own.
  return number === 1 && same < stack.length - 1 ? -1 : same
}

function lastNumber({numbers}: LabelMatch): number {
  return numbers.at(-1) ?? 0
}

/** Of 1.2 and 1.4, but not of 1.2 and 2.4, the first numbers are the same. */
function sharesOuter(a: LabelMatch, b: LabelMatch): boolean {
  return a.numbers.slice(0, -1).join() === b.numbers.slice(0, -1).join()
}
