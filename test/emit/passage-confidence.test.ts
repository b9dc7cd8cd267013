import fc from 'fast-check'
import {expect, it} from 'vitest'
import {createConfidence} from '../../src/emit/passage-confidence.ts'
import type {Corrected} from '../../src/types.ts'
import {buildCorrected, type ChangeSketch} from './support/build.ts'

const letters = 'ກຂຄງຈສຊຍດຕ'.repeat(40)
const whole = {start: 0, end: letters.length}
const first = {start: 0, end: 100}
const last = {start: 300, end: 400}

/** A text of 400 letters where some are changed by letters as many. */
function corrected(...changes: readonly (Partial<ChangeSketch> & {start: number})[]): Corrected {
  return buildCorrected(
    letters,
    changes.map((change) => ({end: change.start + 1, after: 'ບ', ...change}))
  )
}

it('is whole where nothing was changed, or nothing stands', () => {
  expect(createConfidence(corrected())(whole)).toBe(1)
  expect(createConfidence(corrected({start: 5}))({start: 7, end: 7})).toBe(1)
})

it('is less where the channel changed more, and there most of all', () => {
  const few = createConfidence(corrected({start: 10}))
  const many = createConfidence(corrected({start: 10}, {start: 30}, {start: 50}))
  expect(many(first)).toBeLessThan(few(first))
  expect(many(first)).toBeLessThan(many(whole))
  expect(many(whole)).toBeLessThan(many(last))
  expect(many(last)).toBeLessThan(1)
})

it('is what the estimate is of the whole document, for the whole document', () => {
  const sure = createConfidence(corrected({start: 10}, {start: 120}, {start: 200}, {start: 390}))
  expect(sure(whole)).toBeCloseTo(1 - (0.42 * 0.01 + 1.4 * 0.01 ** 2), 3)
})

it('minds what is only suggested, but for spellings of the author', () => {
  const doubt = {start: 10, confidence: 0.5, status: 'suggested' as const}
  expect(createConfidence(corrected(doubt))(first)).toBeCloseTo(0.995, 3)
  expect(createConfidence(corrected(doubt))(last)).toBe(1)
  expect(createConfidence(corrected({...doubt, kind: 'orthography'}))(first)).toBe(1)
})

it('does not mind changes that are certain', () => {
  expect(createConfidence(corrected({start: 10, phase: 'order', kind: 'encoding'}))(first)).toBe(1)
})

it('is none for a passage that is suspect, and less for one that holds it', () => {
  const suspect = {span: {start: 0, end: 50}, script: 'Khmer', reason: '', rule: 'a/b'} as const
  const sure = createConfidence({...corrected(), suspects: [suspect]})
  expect(sure({start: 0, end: 50})).toBe(0)
  expect(sure(first)).toBe(0.5)
  expect(sure(last)).toBe(1)
})

it('is a share, whatever was changed', () => {
  const changes = fc.uniqueArray(
    fc.record({start: fc.nat(399), confidence: fc.double({min: 0, max: 1, noNaN: true})}),
    {selector: ({start}) => start, maxLength: 300}
  )
  fc.assert(
    fc.property(changes, fc.boolean(), fc.nat(400), fc.nat(400), (some, applied, one, other) => {
      const status = applied ? ('applied' as const) : ('suggested' as const)
      const sorted = some.sort((a, b) => a.start - b.start).map((change) => ({...change, status}))
      const span = {start: Math.min(one, other), end: Math.max(one, other)}
      const sure = createConfidence(corrected(...sorted))(span)
      expect(sure).toBeGreaterThanOrEqual(0)
      expect(sure).toBeLessThanOrEqual(1)
    })
  )
})
