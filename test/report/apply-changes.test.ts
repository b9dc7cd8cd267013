import {describe, expect, it} from 'vitest'
import {applyChanges, areInOnePlace} from '../../src/report/shared/apply-changes.ts'
import type {Verdict} from '../../src/report/shared/document-data.ts'
import {changeOf} from './document-of.ts'

const source = 'ສະມາຊິກຝັກ'
const applied = changeOf({start: 7, end: 8, after: 'ພ'})
const suggested = changeOf({start: 7, end: 8, after: 'ຟ', type: 'suggested'})

describe('what comes of decisions', () => {
  it.each<[string, (Verdict | undefined)[], string]>([
    ['nothing decided', [undefined, undefined], 'ສະມາຊິກພັກ'],
    ['the correction rejected', ['reject', undefined], 'ສະມາຊິກຝັກ'],
    ['the suggestion accepted', ['reject', 'accept'], 'ສະມາຊິກຟັກ'],
    ['the suggestion accepted in place of the correction', [undefined, 'accept'], 'ສະມາຊິກຟັກ'],
    ['the suggestion rejected', ['accept', 'reject'], 'ສະມາຊິກພັກ']
  ])('%s', (_, verdicts, expected) => {
    expect(
      applyChanges(source, {start: 0, end: source.length}, [applied, suggested], verdicts)
    ).toBe(expected)
  })

  it.each([
    [0, 2, 1, 3, true],
    [0, 2, 2, 3, false],
    [1, 1, 1, 1, true],
    [1, 1, 0, 2, true],
    [1, 1, 1, 2, false]
  ])('%i to %i and %i to %i are in one place: %s', (a, b, c, d, expected) => {
    expect(areInOnePlace({start: a, end: b}, {start: c, end: d})).toBe(expected)
    expect(areInOnePlace({start: c, end: d}, {start: a, end: b})).toBe(expected)
  })
})
