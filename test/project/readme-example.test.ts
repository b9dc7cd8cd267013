import {describe, expect, it} from 'vitest'
import {
  compileConfusions,
  compileRules,
  correct,
  createChannelPass,
  readModel,
  type Corrected
} from '../../src/index.ts'
import {boundary, symbolOf} from '../../src/model/alphabet.ts'
import {costUnit, stateBits, stateMask} from '../../src/model/language-model.ts'
import {readModelFile, readShippedRules} from '../../src/node.ts'

const files = readShippedRules()
const bytes = readModelFile()
if (bytes === null) throw new Error('the language model was not built')
const model = readModel(bytes)
const table = compileConfusions(files)
const {ruleset} = compileRules(files)
const channel = createChannelPass({model, profile: {damage: 0.05, table}})

/** How many times as likely one word is as another, by the language model. */
function timesAsLikely(word: string, other: string): number {
  return Math.exp(nats(other) - nats(word))
}

function nats(word: string): number {
  let state = model.start
  let cost = 0
  for (const symbol of [
    ...Array.from(word, (letter) => symbolOf(letter.charCodeAt(0))),
    boundary
  ]) {
    const step = model.step(state, symbol)
    cost += step >> stateBits
    state = step & stateMask
  }
  return cost * costUnit
}

function corrected(text: string): Corrected {
  return correct(text, {ruleset, channel})
}

describe('the worked example of the README', () => {
  it('tells how likely its readings are', () => {
    const times = timesAsLikely('ສະມາຊິກພັກ', 'ສະມາຊິກຝັກ')
    expect(times).toBeGreaterThan(120_000)
    expect(times).toBeLessThan(140_000)
    expect(Math.round(timesAsLikely('ສວນຜັກ', 'ສວນພັກ'))).toBe(9)
  })

  it('tells how often ພ is misread', () => {
    const rate = (seen: string): number | undefined =>
      table.confusions.find((one) => one.seen === seen && one.meant === 'ພ')?.rate
    expect([rate('ຝ'), rate('ຜ')]).toEqual([0.02, 0.02])
  })

  it('tells what becomes of it', () => {
    const {text, corrections} = corrected('ສະມາຊິກຝັກ')
    expect(text).toBe('ສະມາຊິກພັກ')
    const [only] = corrections
    expect(only?.rule).toBe('letters/letter-for-letter')
    expect(only?.evidence).toBe('ຝ → ພ')
    expect(only?.confidence).toBe(0.945)
    expect(corrected('ສວນຜັກ').text).toBe('ສວນຜັກ')
  })
})
