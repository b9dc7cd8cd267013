import {expect, it} from 'vitest'
import {Calibration} from '../../src/evaluate/calibration.ts'
import {judgeCorrections} from '../../src/evaluate/judge-corrections.ts'
import type {Corrected, Correction} from '../../src/types.ts'

/** `[before|after]` is applied, `[before|after?]` suggested, by the channel with confidence 0.9. */
function correctedBy(marked: string): Corrected {
  let source = ''
  let text = ''
  let next = 0
  const corrections: Correction[] = []
  for (const found of marked.matchAll(/\[(.*?)\|(.*?)(\?)?\]/g)) {
    const [whole, before = '', after = '', suggested] = found
    const between = marked.slice(next, found.index)
    source += between
    const span = {start: source.length, end: source.length + before.length}
    source += before
    const status = suggested === undefined ? 'applied' : 'suggested'
    text += between + (status === 'applied' ? after : before)
    corrections.push({
      rule: 'letters/letter-for-letter',
      kind: 'confusion',
      phase: 'channel',
      source: span,
      before,
      after,
      confidence: 0.9,
      status
    })
    next = found.index + whole.length
  }
  source += marked.slice(next)
  text += marked.slice(next)
  const nowhere = {offset: 0, exact: true}
  return {
    source,
    pages: [{span: {start: 0, end: source.length}, label: null}],
    text,
    map: {
      regions: [],
      toCorrected: () => nowhere,
      toSource: () => nowhere,
      sourceSpan: () => ({start: 0, end: 0})
    },
    corrections,
    suspects: [],
    headingHints: [],
    estimatedErrorRate: 0
  }
}

const verdicts = (marked: string, truth: string): string[] =>
  judgeCorrections(correctedBy(marked), truth).map(({verdict}) => verdict)

it.each([
  ['ສະມາຊິກ[ຝ|ພ]ັກປະຊາຊົນ', 'ສະມາຊິກພັກປະຊາຊົນ', ['right']],
  ['ສະມາຊິກ[ຝ|ຜ]ັກປະຊາຊົນ', 'ສະມາຊິກພັກປະຊາຊົນ', ['neutral']],
  ['ສະມາຊິກ[ພ|ຜ]ັກປະຊາຊົນ', 'ສະມາຊິກພັກປະຊາຊົນ', ['wrong']],
  ['ສະມາຊິກ[ຝ|ພ?]ັກປະ[ຊ|ຂ?]າຊົນ', 'ສະມາຊິກພັກປະຊາຊົນ', ['right', 'wrong']],
  ['ລ[|ັ]ດຖະບານ ແລະ[ ຈ.. ~|] ປະຊາຊົນ', 'ລັດຖະບານແລະປະຊາຊົນ', ['right', 'right']],
  ['[ກ|]', '', ['right']],
  ['[|ກ]', '', ['wrong']],
  ['[x|ກ]ຂ[y|ຄ]', 'ກຂຄ', ['right', 'right']]
])('%s against %s', (marked, truth, expected) => {
  expect(verdicts(marked, truth)).toEqual(expected)
})

it('leaves out what the comparison does not see, and suggestions across another change', () => {
  expect(verdicts('ນ[ໍາ|ຳ] [“|"]ກ', 'ນຳ"ກ')).toEqual([])
  const crossing = correctedBy('ກ[ຝ|ພ]ັກ')
  const [first] = crossing.corrections
  const suggestion: Correction = {...first!, after: 'ຜ', status: 'suggested'}
  const {length} = judgeCorrections({...crossing, corrections: [first!, suggestion]}, 'ກພັກ')
  expect(length).toBe(1)
})

it('a table of reliability has a row for each range of confidence', () => {
  const calibration = new Calibration()
  calibration.add(correctedBy('ສະມາຊິກ[ຝ|ພ]ັກປະ[ຊ|ຂ]າຊົນ'), 'ສະມາຊິກພັກປະຊາຊົນ')
  const bins = calibration.reliability()
  expect(bins.map(({from}) => from)).toEqual([0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95])
  expect(bins[5]).toEqual({
    from: 0.9,
    to: 0.95,
    corrections: 2,
    right: 1,
    neutral: 0,
    wrong: 1,
    confidence: 0.9,
    precision: 0.5
  })
  expect(calibration.precision()).toMatchObject([
    {rule: 'letters/letter-for-letter', corrections: 2, precision: 0.5}
  ])
})
