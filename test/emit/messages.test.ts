import {expect, it} from 'vitest'
import {toMessages} from '../../src/emit/to-messages.ts'
import {buildCorrected, buildDocument} from './support/build.ts'

it('tells corrections for information and what wants a look as warnings, in order', () => {
  const corrected = {
    ...buildCorrected('ກ២\nខ្មែរ~', [
      {start: 1, end: 2, after: '໒', rule: 'foreign/digit'},
      {start: 1, end: 2, after: '3', status: 'superseded'},
      {start: 3, end: 8, after: 'ກ', status: 'suggested', rule: 'channel/word'},
      {start: 8, end: 9, after: '', kind: 'removal', rule: 'ghosts/speck'}
    ]),
    suspects: [
      {span: {start: 3, end: 8}, script: 'Khmer' as const, reason: 'a run', rule: 'foreign/run'}
    ]
  }
  const remark = {reason: 'II. is missing', rule: 'structure/gap', span: {start: 0, end: 1}}
  const messages = toMessages(corrected, buildDocument({remarks: [remark]}))
  expect(
    messages.map(({reason, ruleId, fatal, place}) => [reason, ruleId, fatal, place.start])
  ).toEqual([
    ['II. is missing', 'structure/gap', false, {line: 1, column: 1, offset: 0}],
    ['Read "២" as "໒"', 'foreign/digit', undefined, {line: 1, column: 2, offset: 1}],
    ['Read "ខ្មែរ" as "ກ"?', 'channel/word', false, {line: 2, column: 1, offset: 3}],
    ['Kept as it stands (Khmer): a run', 'foreign/run', false, {line: 2, column: 1, offset: 3}],
    ['Took out "~"', 'ghosts/speck', undefined, {line: 2, column: 6, offset: 8}]
  ])
})
