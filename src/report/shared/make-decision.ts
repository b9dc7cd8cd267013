import {textBefore, textBehind, type CodePoints} from './code-points.ts'
import type {ChangeData, DecisionEntry, Verdict} from './document-data.ts'

/** So much of the source is told on both sides, in code points: enough to find the place again. */
const CONTEXT = 20

/**
 * @param source The source.
 * @param points Its code points.
 * @param change A change of it.
 * @param made What a person made of it, and what they had to say (optional).
 * @returns The decision, as the file has it.
 */
export function makeDecision(
  source: string,
  {toPoints}: CodePoints,
  change: ChangeData,
  {verdict, note}: {readonly verdict: Verdict; readonly note?: string | undefined}
): DecisionEntry {
  const {start, end, after, rule, kind, phase} = change
  return {
    verdict,
    start: toPoints(start),
    end: toPoints(end),
    left: textBefore(source, start, CONTEXT),
    before: source.slice(start, end),
    after,
    right: textBehind(source, end, CONTEXT),
    rule,
    kind,
    phase,
    ...(note === undefined || note === '' ? {} : {note})
  }
}
