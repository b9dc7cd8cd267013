import {readCodePoints} from '../base/code-points.ts'
import {Verdicts, type DecidedChange} from '../edit/verdicts.ts'
import type {Decided, Decision, Span} from '../types.ts'

/** The decisions of one document, found in its source. */
export interface LocatedDecisions {
  /** What correction obeys. */
  readonly verdicts: Verdicts
  /** @returns What came of each decision, once the document is corrected. */
  report(): Decided[]
}

/**
 * Finds decided changes in a source: at their offsets, where the text around is as it was when they
 * were decided; else in the one place that has all of that text.
 *
 * @param source The decoded text.
 * @param decisions What was decided of it or of an earlier state of it. Where two exclude each
 *   other, the first counts.
 * @returns The decisions with their places.
 */
export function locateDecisions(source: string, decisions: readonly Decision[]): LocatedDecisions {
  const {toUnits} = readCodePoints(source)
  const places = decisions.map((decision) => locate(source, decision, toUnits(decision.start)))
  const changes = decisions.map((decision, at) => toChange(decision, places[at] ?? null))
  const verdicts = new Verdicts(
    source,
    changes.filter((change) => change !== null)
  )
  return {
    verdicts,
    report: () =>
      decisions.map((decision, at): Decided => {
        const place = places[at] ?? null
        const change = place === null ? undefined : verdicts.find(place, decision.after)
        if (change === undefined || change.verdict !== decision.verdict) {
          return {decision, outcome: 'stale', source: null}
        }
        if (change.verdict === 'accept') return {decision, outcome: 'applied', source: place}
        const proposed = verdicts.refused(change)
        return proposed === undefined
          ? {decision, outcome: 'unneeded', source: place}
          : {decision, outcome: 'refused', source: place, proposed}
      })
  }
}

function toChange(decision: Decision, place: Span<'source'> | null): DecidedChange | null {
  if (place === null) return null
  const {verdict, after, rule, kind = 'rewrite', phase = 'label'} = decision
  return {...place, after, verdict, told: {rule, kind, phase}}
}

function locate(
  source: string,
  {left, before, right}: Decision,
  offset: number
): Span<'source'> | null {
  const all = left + before + right
  if (all === '') return null
  let at = offset - left.length
  if (at < 0 || !source.startsWith(all, at)) {
    at = source.indexOf(all)
    if (at < 0 || source.indexOf(all, at + 1) >= 0) return null
  }
  const start = at + left.length
  return {start, end: start + before.length}
}
