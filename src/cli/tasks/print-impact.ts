import {showLine, toJson} from '../../batch/base/show-text.ts'
import {hashRules} from '../../node.ts'
import type {Correction} from '../../types.ts'
import type {ImpactChange, ImpactReport, RuleImpact} from '../../workbench/impact.ts'
import {coloursFor, type Colours} from '../shared/colour.ts'
import {showInLine} from '../shared/in-line.ts'
import type {ImpactOptions} from './measure-impact.ts'
import type {RuleStates} from '../shared/rule-states.ts'
import {writeData} from '../shared/streams.ts'
import {placeIn, type TextPlace} from '../shared/text-place.ts'

/** Of the shape of `--json`; a new minor number may add fields. */
const SCHEMA_VERSION = '1.0'

/**
 * @param report What differs.
 * @param states The two states.
 * @param options How it is shown.
 */
export async function printImpact(
  report: ImpactReport,
  states: RuleStates,
  {top, json, color}: Pick<ImpactOptions, 'top' | 'json' | 'color'>
): Promise<void> {
  await writeData(
    json === true
      ? `${toJson(describe(report, states, top), 2)}\n`
      : formatImpact(report, states, top, coloursFor(color, process.stdout))
  )
}

/**
 * @param report What differs.
 * @param states The two states.
 * @param top So many changes are shown.
 * @param colours For the terminal.
 * @returns The report for people.
 */
export function formatImpact(
  report: ImpactReport,
  states: RuleStates,
  top: number,
  colours: Colours
): string {
  const {documents, changedDocuments, appear, vanish, differ, retold, suggestions, truth} = report
  const lines = [
    `${states.later.name}, compared with ${states.earlier.name}`,
    `${changedDocuments} of ${documents} documents change: ${appear} corrections appear, ` +
      `${vanish} vanish, ${differ} differ; ${retold} are told otherwise`
  ]
  if (suggestions.appear + suggestions.vanish > 0) {
    lines.push(`suggestions: ${suggestions.appear} appear, ${suggestions.vanish} vanish`)
  }
  if (truth !== null) {
    const {earlier, later} = truth
    const judged = documents === truth.documents ? '' : ` (${truth.documents} documents)`
    lines.push(`errors left${judged}: ${earlier} before, ${later} now`)
  }
  const shown = report.changes.slice(0, top)
  for (const change of shown) lines.push('', ...showChange(change, colours))
  if (report.changes.length > shown.length) {
    lines.push('', `… and ${report.changes.length - shown.length} more; --top shows more`)
  }
  if (report.rules.length > 0) lines.push('', ...showRules(report.rules, truth !== null))
  return `${lines.join('\n')}\n`
}

function showChange(change: ImpactChange, colours: Colours): string[] {
  const {path, sort, before, after, gain, was, now, document, source} = change
  const {line, column} = placeIn(document, source)
  const told = (corrections: readonly Correction[]): string =>
    corrections.map(({rule, confidence}) => `${rule} ${confidence.toFixed(2)}`).join(', ')
  const rules =
    sort === 'differs' || sort === 'retold'
      ? `${told(before)} → ${told(after)}`
      : told(sort === 'appears' ? after : before)
  const facts = [sort, rules, ...(gain === null ? [] : [describeGain(gain, colours)])]
  return [
    `${colours.bold(`${showLine(path)}:${line}:${column}`)}  ${facts.join('  ')}`,
    ...(sort === 'retold' ? [] : showInLine(document, source, {before: was, after: now}, colours))
  ]
}

function describeGain(gain: number, colours: Colours): string {
  const errors = Math.abs(gain) === 1 ? 'error' : 'errors'
  if (gain > 0) return colours.green(`${gain} ${errors} fewer`)
  return gain < 0 ? colours.red(`${-gain} ${errors} more`) : 'no error more or fewer'
}

function showRules(rules: readonly RuleImpact[], judged: boolean): string[] {
  const head = ['rule', 'corrections', ...(judged ? ['mended', 'made', 'harm'] : [])]
  const rows = rules.map(({rule, earlier, later, harm}) => [
    rule,
    moved(earlier.corrections, later.corrections),
    ...(judged
      ? [
          moved(earlier.mended ?? 0, later.mended ?? 0),
          moved(earlier.made ?? 0, later.made ?? 0),
          (harm ?? 0).toFixed(2)
        ]
      : [])
  ])
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]!.length)))
  const table = [head, ...rows].map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
  )
  return judged ? [...table, 'harm: errors made in 10,000 sound characters'] : table
}

function moved(earlier: number, later: number): string {
  return earlier === later ? String(later) : `${earlier} → ${later}`
}

function describe(report: ImpactReport, {earlier, later}: RuleStates, top: number): object {
  const {changes, rules, truth, ...counts} = report
  return {
    schemaVersion: SCHEMA_VERSION,
    earlier: {name: earlier.name, rules: hashRules(earlier.files)},
    later: {name: later.name, rules: hashRules(later.files)},
    ...counts,
    truth,
    rules,
    changes: changes
      .slice(0, top)
      .map(({path, sort, gain, document, source, text, was, now, before, after}) => ({
        path,
        source: toSpan(placeIn(document, source)),
        sort,
        gain,
        text,
        was,
        now,
        before: before.map(toRule),
        after: after.map(toRule)
      }))
  }
}

function toSpan({start, end, line, column}: TextPlace): object {
  return {start, end, line, column}
}

function toRule({rule, confidence, before, after}: Correction): object {
  return {rule, confidence, before, after}
}
