import stringWidth from 'string-width'
import type {EvaluationReport} from './evaluation.ts'
import type {HarmReport} from './harm-report.ts'

/** What of a report people are shown. */
export interface FormatOptions {
  /** What the set of pages is called. */
  readonly name: string
  readonly calibration: boolean
  readonly harm: HarmReport | null
}

/**
 * @param report What an evaluation found.
 * @param options What is shown of it.
 * @returns Tables for people; ends with a line feed.
 */
export function formatReport(report: EvaluationReport, options: FormatOptions): string {
  const parts = [
    formatSums(report, options.name),
    formatPages(report),
    formatConfusions('read → meant', report.confusions),
    ...(options.calibration ? formatCalibration(report) : []),
    ...(options.harm === null ? [] : formatHarm(options.harm))
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function formatSums({documents, all, interval, madeWorse}: EvaluationReport, name: string): string {
  const between =
    interval === null ? '' : `(95 %: ${percent(interval.low)} to ${percent(interval.high)})`
  const gone = (before: number, after: number): string =>
    before === 0 ? '' : percent(1 - after / before)
  const table = formatTable([
    ['', 'before', 'after', 'removed', ''],
    [
      'characters wrong (CER)',
      percent(all.cerBefore),
      percent(all.cerAfter),
      gone(all.errorsBefore, all.errorsAfter),
      between
    ],
    [
      'words wrong (WER)',
      percent(all.werBefore),
      percent(all.werAfter),
      gone(all.wordErrorsBefore, all.wordErrorsAfter),
      ''
    ],
    ['errors', String(all.errorsBefore), String(all.errorsAfter), '', '']
  ])
  const introduced =
    all.introducedPer10000 === null
      ? ''
      : `, ${all.introducedPer10000.toFixed(1)} for every 10,000 characters that were right`
  return [
    `${name}: ${count(documents, 'document')}, ${count(all.characters, 'character')}`,
    '',
    table,
    '',
    `errors mended ${all.mended}, left ${all.left}, introduced ${all.introduced}${introduced}`,
    `documents made worse: ${madeWorse.length === 0 ? 'none' : madeWorse.join(', ')}`
  ].join('\n')
}

function formatPages({pages}: EvaluationReport): string {
  const heads = ['characters', 'CER', 'after', 'WER', 'after', 'mended', 'left', 'introduced']
  return formatTable([
    ['document', ...heads],
    ...pages.map((page) => [
      page.path,
      String(page.characters),
      percent(page.cerBefore),
      percent(page.cerAfter),
      percent(page.werBefore),
      percent(page.werAfter),
      String(page.mended),
      String(page.left),
      String(page.introduced)
    ])
  ])
}

function formatConfusions(head: string, confusions: EvaluationReport['confusions']): string {
  if (confusions.length === 0) return ''
  return formatTable([
    [head, 'before', 'after'],
    ...confusions.map(({shown, before, after}) => [shown, String(before), String(after)])
  ])
}

function formatCalibration({calibration}: EvaluationReport): string[] {
  const {reliability, curve, rules} = calibration
  return [
    formatTable([
      ['confidence', 'corrections', 'mean', 'right', 'neutral', 'wrong', 'share right'],
      ...reliability.map((bin) => [
        `${bin.from} to ${bin.to}`,
        String(bin.corrections),
        bin.confidence === null ? '' : bin.confidence.toFixed(3),
        String(bin.right),
        String(bin.neutral),
        String(bin.wrong),
        bin.precision === null ? '' : bin.precision.toFixed(3)
      ])
    ]),
    formatTable([
      ['--min-confidence', 'mended', 'introduced', 'CER'],
      ...curve.map(({minConfidence, mended, introduced, cerAfter}) => [
        String(minConfidence),
        String(mended),
        String(introduced),
        percent(cerAfter)
      ])
    ]),
    formatTable([
      ['rule', 'applied', 'right', 'neutral', 'wrong', 'share right'],
      ...rules.map((one) => [
        one.rule,
        String(one.corrections),
        String(one.right),
        String(one.neutral),
        String(one.wrong),
        one.precision.toFixed(3)
      ])
    ])
  ]
}

function formatHarm({
  characters,
  changed,
  share,
  changedDocuments,
  confusions
}: HarmReport): string[] {
  return [
    `run on the truth itself: ${changed} of ${count(characters, 'character')} changed ` +
      `(${share === null ? '' : `${(100 * share).toFixed(3)} %`}) in ` +
      count(changedDocuments.length, 'document'),
    formatConfusions('written → meant', confusions)
  ]
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(100 * share).toFixed(2)} %`
}

/** Columns under one another: the first to the left, the others to the right. */
function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column]!)))
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const padding = ' '.repeat(widths[column]! - stringWidth(cell))
          return column === 0 ? cell + padding : padding + cell
        })
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}
