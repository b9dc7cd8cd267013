import {h, s} from 'hastscript'
import type {ConfusionCount} from '../batch-tally.ts'
import {showCharacters} from '../../inner.ts'
import {formatCount} from '../shared/format.ts'
import {at, plot, said, saidInPlot} from '../elements.ts'

/** Forms that are shown on each side, the most frequent. */
const SIDE = 12
const LISTED = 40
const CELL = {width: 34, height: 26}
const left = 62
const top = 52
const NOTHING = '∅'

/**
 * @param confusions How often which form was read for which, the most frequent first.
 * @returns The matrix of the most frequent forms, and the same as a list.
 */
export function confusionMatrix(confusions: readonly ConfusionCount[]) {
  if (confusions.length === 0) return said('p', 'none')
  return h('div', [matrix(confusions), list(confusions.slice(0, LISTED))])
}

function matrix(confusions: readonly ConfusionCount[]) {
  const meant = mostFrequent(confusions, 'meant')
  const seen = mostFrequent(
    confusions.filter((each) => meant.includes(each.meant)),
    'seen'
  )
  const shown = confusions.filter((each) => meant.includes(each.meant) && seen.includes(each.seen))
  const most = Math.max(...shown.map(({count}) => count))
  const size = {
    width: Math.max(left + seen.length * CELL.width + 4, 320),
    height: top + meant.length * CELL.height + 4
  }
  return plot('plotConfusions', size, [
    saidInPlot('meant', {x: left - 12, y: top - 10, textAnchor: 'end', className: ['axis']}),
    saidInPlot('seen', {x: left, y: 14, className: ['axis']}),
    ...seen.map((form, column) =>
      label(form, left + (column + 0.5) * CELL.width, top - 12, 'middle')
    ),
    ...meant.map((form, row) => label(form, left - 12, top + (row + 0.5) * CELL.height + 5, 'end')),
    ...meant.flatMap((_, row) => seen.map((__, column) => square(row, column, ['cell']))),
    ...shown.flatMap((each) => {
      const row = meant.indexOf(each.meant)
      const column = seen.indexOf(each.seen)
      const depth = Math.max(1, Math.ceil(5 * Math.sqrt(each.count / most)))
      return [
        square(row, column, ['cell', `depth-${depth}`]),
        s(
          'text',
          {
            className: ['figure', `on-${depth}`],
            x: at(left + (column + 0.5) * CELL.width),
            y: at(top + (row + 0.5) * CELL.height),
            textAnchor: 'middle',
            dominantBaseline: 'central'
          },
          short(each.count)
        )
      ]
    })
  ])
}

function square(row: number, column: number, className: string[]) {
  return s('rect', {
    className,
    x: at(left + column * CELL.width + 1),
    y: at(top + row * CELL.height + 1),
    width: CELL.width - 2,
    height: CELL.height - 2,
    rx: 2
  })
}

function label(form: string, x: number, y: number, textAnchor: string) {
  return s('text', {className: ['form'], x: at(x), y: at(y), textAnchor}, show(form))
}

function list(confusions: readonly ConfusionCount[]) {
  return h('details', [
    said('summary', 'confusionList'),
    h('table', {className: ['confusions']}, [
      h(
        'thead',
        h('tr', [
          said('th', 'meant', {scope: 'col'}),
          said('th', 'seen', {scope: 'col'}),
          said('th', 'count', {scope: 'col', className: ['number']})
        ])
      ),
      h(
        'tbody',
        confusions.map(({seen, meant, count}) =>
          h('tr', [
            h('th', {scope: 'row', lang: 'lo'}, show(meant)),
            h('td', {lang: 'lo'}, show(seen)),
            h('td', {className: ['number']}, formatCount(count))
          ])
        )
      )
    ])
  ])
}

function mostFrequent(confusions: readonly ConfusionCount[], side: 'meant' | 'seen'): string[] {
  const sums = new Map<string, number>()
  for (const each of confusions) sums.set(each[side], (sums.get(each[side]) ?? 0) + each.count)
  return [...sums]
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .slice(0, SIDE)
    .map(([form]) => form)
}

function show(form: string): string {
  return form === '' ? NOTHING : showCharacters(form)
}

/** Fits into a cell. */
function short(count: number): string {
  return count < 10_000 ? String(count) : `${Math.round(count / 1000)}k`
}
