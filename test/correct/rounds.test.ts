import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Step} from '../../src/correct/context.ts'
import {Draft, type PlannedStep} from '../../src/correct/draft.ts'
import {correct} from '../../src/index.ts'
import {loadShipped} from '../support/shipped.ts'

const shipped = loadShipped()
const {ruleset} = shipped
const channel = shipped.channel(0.05)

const corpus = readdirSync('corpus')
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(`corpus/${name}`, 'utf8').split('\n'))

const engineSigns = Array.from('ກຂຄງຊຜຝພຟຫໜໝະາຳເແໂໃໄ່້ິີຶືຸູ໒9. \nာហ១\u200b')

/** Some lines of a document, with signs lost, put in, and read as others. */
const damagedPages = fc
  .record({
    lines: fc.constantFrom(...corpus),
    from: fc.nat(400),
    count: fc.integer({min: 3, max: 40}),
    changes: fc.array(fc.tuple(fc.nat(100_000), fc.nat(2), fc.constantFrom('', ...engineSigns)), {
      maxLength: 20
    })
  })
  .map(({lines, from, count, changes}) => {
    const start = from % Math.max(1, lines.length - count)
    const signs = Array.from(lines.slice(start, start + count).join('\n'))
    for (const [at, removed, sign] of changes) signs.splice(at % signs.length, removed, sign)
    return signs.join('')
  })

describe('correction goes round until nothing is left to do', () => {
  it.each([
    ['by rules', undefined],
    ['with the channel', channel]
  ])('so that a second pass %s changes nothing', (_, used) => {
    const options = used === undefined ? {ruleset} : {ruleset, channel: used}
    fc.assert(
      fc.property(damagedPages, (page) => {
        const {text} = correct(page, options).corrected
        expect(correct(text, options).corrected.text).toBe(text)
      }),
      // No law, but a bar: none of 6,000 such pages differs, and a few in a million may.
      {numRuns: 150, seed: 7}
    )
  })
})

it('lines of which each joins the one before once that is joined need as many rounds', () => {
  const lines = 'ເລກທ 6/ສພຊ ລງວຝທ 24 ທ\nັນວາ 2007;\nໝາທາລະນດປທປານະໄຕປະຊາຊນລາວ ຫວໜາ\n1\nl\nບ\nເ'
  const {text} = correct(lines, {ruleset}).corrected
  expect(text.split('\n')).toHaveLength(2)
  expect(correct(text, {ruleset}).corrected.text).toBe(text)
})

describe('rounds', () => {
  const seen: string[] = []
  const shortened: Step<never> = ({text}) => {
    seen.push(text)
    const at = text.indexOf('ກກ')
    if (at < 0) return {edits: []}
    return {edits: [{start: at, end: at + 1, after: '', rule: 'a/b', kind: 'order', confidence: 1}]}
  }
  const suggested: Step<never> = ({text}) => ({
    edits: [
      {start: 0, end: 1, after: 'ຂ', rule: 'c/d', kind: 'confusion', confidence: 0.3, apply: false}
    ],
    suspects: [
      {
        span: {start: text.length - 1, end: text.length},
        script: 'Lao',
        reason: 'x',
        rule: 'e/f'
      }
    ]
  })
  const grown: Step<never> = ({text}) => ({
    edits: [
      {start: text.length, end: text.length, after: 'ງ', rule: 'g/h', kind: 'order', confidence: 1}
    ]
  })
  const draftOf = (text: string, steps: readonly PlannedStep[]): Draft => {
    seen.length = 0
    const draft = new Draft(text, {
      ruleset,
      digits: 'lao',
      keepFurniture: false,
      markdown: false,
      model: null
    })
    draft.takeInRounds(steps)
    return draft
  }

  it('end with the first that changes nothing', () => {
    expect(draftOf('ກກກຂ', [['order', shortened]]).finish().corrected.text).toBe('ກຂ')
    expect(seen).toEqual(['ກກກຂ', 'ກກຂ', 'ກຂ'])
    draftOf('ກຂ', [['order', shortened]])
    expect(seen).toEqual(['ກຂ'])
  })

  it('suggest and mark what the last of them found', () => {
    const steps: PlannedStep[] = [
      ['order', suggested],
      ['order', shortened]
    ]
    const {corrections, suspects} = draftOf('ກກກຂ', steps).finish().corrected
    expect(corrections.filter(({status}) => status === 'suggested')).toHaveLength(1)
    expect(suspects).toHaveLength(1)
  })

  it('ask no step twice about the same text and the same marks', () => {
    const asked: string[] = []
    const spied: Step<'suspects'> = ({text}, {suspects}) => {
      asked.push(`${text} ${suspects.length}`)
      const edit = {rule: 'i/j', kind: 'confusion', confidence: 0.3, apply: false} as const
      return {edits: [{start: 0, end: 1, after: 'ຂ', ...edit}]}
    }
    const {corrections} = draftOf('ກກກຂ', [
      ['order', shortened],
      ['order', shortened],
      ['order', spied]
    ]).finish().corrected
    expect(asked).toEqual(['ກຂ 0'])
    expect(corrections.filter(({status}) => status === 'suggested')).toHaveLength(1)
    draftOf('ກກກຂ', [
      ['order', shortened],
      ['order', spied],
      ['order', suggested]
    ])
    expect(asked.slice(1)).toEqual(['ກກຂ 0', 'ກຂ 0'])
  })

  it('are at most eight', () => {
    const {text} = draftOf('ກ', [['order', grown]]).finish().corrected
    expect(text).toBe(`ກ${'ງ'.repeat(8)}`)
  })
})
