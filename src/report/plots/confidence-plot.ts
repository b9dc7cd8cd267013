import {s} from 'hastscript'
import {formatCount} from '../shared/format.ts'
import {CONFIDENCE_STEPS} from '../shared/tally-key.ts'
import {at, plot, roundSteps, saidInPlot} from '../elements.ts'

const size = {width: 480, height: 250}
const left = 56
const right = 8
const top = 12
const bottom = 40

/**
 * @param counts Changes by confidence, in steps of 0.05, those that were applied and those that
 *   were only suggested.
 * @returns Bars, one kind on top of the other.
 */
export function confidencePlot(counts: {
  readonly applied: readonly number[]
  readonly suggested: readonly number[]
}) {
  const applied = joinLast(counts.applied)
  const suggested = joinLast(counts.suggested)
  const sums = applied.map((count, step) => count + suggested[step]!)
  const ticks = roundSteps(Math.max(4, ...sums), 4)
  const height = size.height - top - bottom
  const width = size.width - left - right
  const y = (count: number): number => at(top + height * (1 - count / ticks.at(-1)!))
  const x = (step: number): number => at(left + (width * step) / applied.length)
  const bars = applied.flatMap((count, step) => [
    bar('applied', [x(step), x(step + 1)], y(0), y(count)),
    bar('suggested', [x(step), x(step + 1)], y(count), y(sums[step]!))
  ])
  return plot('plotConfidence', size, [
    s('defs', [
      s(
        'pattern',
        {id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse'},
        s('path', {className: ['hatch'], d: 'M-1 1l2-2M0 6l6-6M5 7l2-2'})
      )
    ]),
    ...ticks.flatMap((tick) => [
      s('line', {className: ['grid'], x1: left, x2: size.width - right, y1: y(tick), y2: y(tick)}),
      s(
        'text',
        {x: left - 8, y: y(tick), textAnchor: 'end', dominantBaseline: 'central'},
        formatCount(tick)
      )
    ]),
    ...bars,
    ...[0, 0.25, 0.5, 0.75, 1].map((share) =>
      s(
        'text',
        {
          x: at(left + width * share),
          y: y(0) + 16,
          textAnchor: share === 0 ? 'start' : share === 1 ? 'end' : 'middle'
        },
        `${share * 100}\u202F%`
      )
    ),
    saidInPlot('confidenceAxis', {x: left + width / 2, y: size.height - 6, textAnchor: 'middle'})
  ])
}

/** Certainty is shown with the step below it. */
function joinLast(counts: readonly number[]): number[] {
  const bars = counts.slice(0, CONFIDENCE_STEPS - 1)
  bars[CONFIDENCE_STEPS - 2]! += counts[CONFIDENCE_STEPS - 1]!
  return bars
}

function bar(type: string, [from, to]: readonly [number, number], base: number, tip: number) {
  return s('rect', {
    className: ['bar', type],
    x: at(from + 1),
    y: tip,
    width: at(to - from - 2),
    height: at(base - tip)
  })
}
