import type {Edit} from '../types.ts'

/**
 * Chooses among edits of one step that want the same stretch: the one that begins first, then the
 * longer, then the more confident, then the rule whose id comes first, so that the choice never
 * depends on the order in which rules ran.
 *
 * @param edits In any order; those with `apply: false` take no part and are kept.
 * @returns The kept edits in order. What lost its place is left out: where it still holds, the
 *   next run of the step finds it again.
 */
export function resolveOverlaps(edits: readonly Edit[]): readonly Edit[] {
  if (isResolved(edits)) return edits
  const sorted = [...edits].sort(
    (a, b) =>
      a.start - b.start ||
      b.end - a.end ||
      b.confidence - a.confidence ||
      (a.rule < b.rule ? -1 : 1)
  )
  const kept: Edit[] = []
  let taken: Edit | null = null
  for (const edit of sorted) {
    if (edit.apply !== false) {
      if (taken !== null && conflicts(taken, edit)) continue
      taken = edit
    }
    kept.push(edit)
  }
  return kept
}

/** Most steps walk over the text: what they found is in order as it is. */
function isResolved(edits: readonly Edit[]): boolean {
  for (let at = 1; at < edits.length; at++) {
    const before = edits[at - 1]!
    const {start} = edits[at]!
    if (start < before.end || start === before.start) return false
  }
  return true
}

/** Two insertions at one place conflict as well: no order of them would be the right one. */
function conflicts(earlier: Edit, later: Edit): boolean {
  if (later.start < earlier.end) return true
  return later.start === earlier.start && later.end === earlier.end
}
