import {h, s} from 'hastscript'
import type {RuleCount} from '../batch-tally.ts'
import {formatCount} from '../shared/format.ts'
import {at, said} from '../elements.ts'

/** Rules that are shown at once. */
const SHOWN = 12

/**
 * @param counts Changes by rule, the most frequent first.
 * @returns A table with a bar a rule; the name of a rule sets the filter.
 */
export function ruleTable(counts: readonly RuleCount[]) {
  if (counts.length === 0) return said('p', 'none')
  const most = total(counts[0]!)
  const rest = counts.slice(SHOWN)
  return h('div', [
    table(counts.slice(0, SHOWN), most),
    rest.length === 0
      ? null
      : h('details', [
          h('summary', [said('span', 'moreRules'), ` (${rest.length})`]),
          table(rest, most)
        ])
  ])
}

function table(counts: readonly RuleCount[], most: number) {
  return h('table', {className: ['rules']}, [
    h(
      'thead',
      h('tr', [
        said('th', 'rule', {scope: 'col'}),
        said('th', 'count', {scope: 'col', className: ['number']}),
        h('td', {ariaHidden: 'true'})
      ])
    ),
    h(
      'tbody',
      counts.map((each) =>
        h('tr', [
          h(
            'th',
            {scope: 'row'},
            h('button', {type: 'button', className: ['link'], dataRule: each.rule}, each.rule)
          ),
          h('td', {className: ['number']}, formatCount(total(each))),
          h('td', {className: ['bars'], ariaHidden: 'true'}, bars(each, most))
        ])
      )
    )
  ])
}

function bars({applied, suggested, removed}: RuleCount, most: number) {
  let x = 0
  const part = (type: string, count: number) => {
    const width = at((100 * count) / most)
    x += width
    return s('rect', {className: ['bar', type], x: at(x - width), y: 0, width, height: 10})
  }
  return s('svg', {viewBox: '0 0 100 10', preserveAspectRatio: 'none'}, [
    part('applied', applied),
    part('suggested', suggested),
    part('removed', removed)
  ])
}

function total({applied, suggested, removed}: RuleCount): number {
  return applied + suggested + removed
}
