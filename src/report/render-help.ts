import {h} from 'hastscript'
import {said} from './elements.ts'
import type {StringKey} from './shared/strings.ts'

const keys: readonly (readonly [keys: readonly string[], what: StringKey])[] = [
  [['N', 'J'], 'keyNext'],
  [['P', 'K'], 'keyPrevious'],
  [['A'], 'keyAccept'],
  [['R'], 'keyReject'],
  [['U'], 'keyUndo'],
  [['Z'], 'keyUndoLast'],
  [[']'], 'keyNextDocument'],
  [['['], 'keyPreviousDocument'],
  [['O'], 'keyOverview'],
  [['/'], 'keyFilter'],
  [['S'], 'keySave'],
  [['?'], 'keyHelp']
]

/** @returns The dialog that tells how to review, and with which keys. */
export function renderHelp() {
  return h('dialog', {id: 'help', ariaLabelledBy: 'help-title'}, [
    said('h2', 'help', {id: 'help-title'}),
    said('h3', 'helpReview'),
    said('p', 'helpSteps'),
    said('p', 'helpKept'),
    said('h3', 'keys'),
    h(
      'dl',
      {className: ['keys']},
      keys.map(([names, what]) =>
        h('div', [
          h(
            'dt',
            names.flatMap((name, index) => [
              ...(index === 0 ? [] : [' ', said('span', 'or'), ' ']),
              h('kbd', name)
            ])
          ),
          said('dd', what)
        ])
      )
    ),
    h(
      'p',
      h('label', [
        h('input', {type: 'checkbox', id: 'keys-on', checked: true}),
        ' ',
        said('span', 'keysOn')
      ])
    ),
    h('form', {method: 'dialog'}, h('button', {className: ['primary']}, said('span', 'close')))
  ])
}
