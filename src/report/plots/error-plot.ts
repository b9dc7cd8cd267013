import {s} from 'hastscript'
import {formatCount, formatShare} from '../shared/format.ts'
import {at, plot, roundSteps, saidInPlot} from '../elements.ts'

const size = {width: 480, height: 250}
const left = 56
const right = 8
const top = 12
const bottom = 40
/** More steps than this cannot be told apart. */
const MOST_STEPS = 240

/**
 * @param rates Estimated error rates of the documents, the greatest first.
 * @returns A line that falls from document to document.
 */
export function errorPlot(rates: readonly number[]) {
  const ticks = roundSteps(Math.max(rates[0] ?? 0, 0.001), 4)
  const height = size.height - top - bottom
  const width = size.width - left - right
  const y = (rate: number): number => at(top + height * (1 - rate / ticks.at(-1)!))
  const steps = thin(rates)
  const x = (index: number): number => at(left + (width * index) / steps.length)
  const line = steps.map((rate, index) => `H${x(index)}V${y(rate)}H${x(index + 1)}`).join('')
  const base = y(0)
  const middle = rates[Math.floor(rates.length / 2)] ?? 0
  return plot('plotErrors', size, [
    ...ticks.flatMap((tick) => [
      s('line', {className: ['grid'], x1: left, x2: size.width - right, y1: y(tick), y2: y(tick)}),
      s(
        'text',
        {x: left - 8, y: y(tick), textAnchor: 'end', dominantBaseline: 'central'},
        formatShare(tick)
      )
    ]),
    s('path', {className: ['area'], d: `M${left} ${base}${line}V${base}Z`}),
    s('line', {
      className: ['middle'],
      x1: left,
      x2: size.width - right,
      y1: y(middle),
      y2: y(middle)
    }),
    s('g', {className: ['label'], textAnchor: 'end'}, [
      saidInPlot('median', {x: size.width - right - 64, y: y(middle) - 6}),
      s('text', {x: size.width - right, y: y(middle) - 6}, formatShare(middle))
    ]),
    s('text', {x: left, y: base + 16}, '1'),
    s('text', {x: size.width - right, y: base + 16, textAnchor: 'end'}, formatCount(rates.length)),
    saidInPlot('plotErrorsX', {x: left + width / 2, y: size.height - 6, textAnchor: 'middle'})
  ])
}

/** The greatest of each stretch, so that no bad document is hidden. */
function thin(rates: readonly number[]): number[] {
  const stretch = Math.ceil(rates.length / MOST_STEPS)
  return rates.filter((_, index) => index % stretch === 0)
}
