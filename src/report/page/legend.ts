import type {StringKey} from '../shared/strings.ts'
import {el} from './dom.ts'
import {said, t} from './texts.ts'

/** The marks and what they mean, in the order of the legend. */
const marks: readonly (readonly [classes: string, meaning: StringKey])[] = [
  ['mark applied likely open', 'legendApplied'],
  ['mark suggested likely open', 'legendSuggested'],
  ['was removed sure open', 'legendRemoved'],
  ['suspect', 'legendSuspect'],
  ['mark applied sure accept', 'legendAccepted'],
  ['mark applied sure reject', 'legendRejected']
]

/** @returns What the marks mean. */
export function buildLegend(): HTMLElement {
  return el(
    'ul',
    {class: 'legend', 'data-t-label': 'legend', 'aria-label': t('legend')},
    ...marks.map(([classes, meaning]) =>
      el(
        'li',
        {},
        el('span', {class: classes, lang: 'lo', 'aria-hidden': 'true'}, 'ກຂ'),
        said('span', meaning)
      )
    )
  )
}
