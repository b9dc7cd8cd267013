import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {correct, type Corrected} from '../../src/index.ts'
import {boundary, symbolOf} from '../../src/model/alphabet.ts'
import {costUnit, stateBits, stateMask} from '../../src/model/language-model.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from '../cli/laodoc.ts'
import {loadShipped} from '../support/shipped.ts'

const shipped = loadShipped()
const {ruleset, model, table} = shipped
const channel = shipped.channel(0.05)

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
  return correct(text, {ruleset, channel}).corrected
}

/** The quotations of the README, line by line; a backslash breaks a line as in Markdown. */
function quotations(): string[] {
  const lines = readFileSync('README.md', 'utf8').match(/(?:^>.*\n)+/gm) ?? []
  return lines.map((quoted) => quoted.replace(/^> ?/gm, '').replace(/\\$/gm, '').trim())
}

describe('the page before and after', () => {
  const [before, after] = quotations()

  it('is what the engine made of it', () => {
    const source = readFileSync('corpus/decree.txt', 'utf8').replace(/\n\n+/g, '\n\n')
    expect(before).not.toBe('')
    expect(source).toContain(before)
  })

  it('is what a run over the corpus makes of it', () => {
    const out = temporaryFolder()
    expect(laodoc(['run', 'corpus', '--out', out, '--emit', 'md']).status).toBe(0)
    expect(after).not.toBe('')
    expect(readFileSync(join(out, 'decree.md'), 'utf8')).toContain(`\n${after}\n`)
  })
})

describe('the worked example of the guide for linguists', () => {
  it('tells how likely its readings are', () => {
    const times = timesAsLikely('ສະມາຊິກພັກ', 'ສະມາຊິກຝັກ')
    expect(times).toBeGreaterThan(100_000)
    expect(times).toBeLessThan(110_000)
    expect(Math.round(timesAsLikely('ສວນຜັກ', 'ສວນພັກ'))).toBe(29)
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
    expect(only?.confidence).toBe(0.947)
    expect(corrected('ສວນຜັກ').text).toBe('ສວນຜັກ')
  })
})
