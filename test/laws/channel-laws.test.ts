import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {applyChanges} from '../../src/edit/change.ts'
import {correct, createChannelPass, type Corrected, type NumberingStyle} from '../../src/index.ts'
import type {LabelMatch} from '../../src/labels/matcher.ts'
import {Reading} from '../../src/lines/reading.ts'
import {isLaoMark} from '../../src/script/classes.ts'
import {loadShipped} from '../support/shipped.ts'

const shipped = loadShipped()
const {ruleset} = shipped
const channel = shipped.channel(0.0025)
const unrestrained = shipped.channel(0.05)

/** A text whose labels are given. */
class Labelled extends Reading {
  readonly #given: readonly (LabelMatch | null)[]

  constructor(text: string, given: readonly (LabelMatch | null)[]) {
    super(text, ruleset)
    this.#given = given
  }

  override get labels(): readonly (LabelMatch | null)[] {
    return this.#given
  }
}

/** An engine that sees spaces everywhere. */
const spaced = createChannelPass({
  model: shipped.model,
  profile: {
    damage: 0.05,
    table: {
      ...shipped.table,
      confusions: shipped.table.confusions.map((one) =>
        one.seen === ' ' && one.meant === '' ? {...one, rate: 0.05} : one
      )
    }
  }
})

const corpus = readdirSync('corpus')
  .filter((name) => /\.(?:txt|md)$/.test(name) && name !== 'README.md')
  .map((name) => [name, readFileSync(`corpus/${name}`, 'utf8')] as const)

function expectAccount({source, text, corrections}: Corrected): void {
  const applied = corrections.filter(({status}) => status === 'applied')
  const changes = applied.map(({source: span, after}) => ({...span, after}))
  expect(applyChanges(source, changes)).toBe(text)
  for (const {source: span, before, confidence} of corrections) {
    expect(before).toBe(source.slice(span.start, span.end))
    expect(confidence).toBeGreaterThan(0)
    expect(confidence).toBeLessThanOrEqual(1)
  }
}

/** How many marks stand on no Lao letter. */
function strayMarks(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const before = text.charCodeAt(at - 1)
    const onLao = before >= 0x0e80 && before <= 0x0eff
    if (isLaoMark(text.charCodeAt(at)) && !onLao) count++
  }
  return count
}

describe('the laws hold with the noisy channel', () => {
  it.each(corpus)(
    '%s: every change is on record, and a second pass changes nothing',
    (name, source) => {
      const once = correct(source, {ruleset, channel}, {markdown: name.endsWith('.md')}).corrected
      expectAccount(once)
      const again = correct(once.text, {ruleset, channel}).corrected
      expect(again.text).toBe(once.text)
    }
  )

  it('every change of a line damaged at random is on record, and bares no mark', () => {
    const lines = corpus.flatMap(([, text]) => text.split('\n').filter((line) => line.length > 12))
    const letters = Array.from('ກຂຄງຊຜຝພຟຫໜໝະາຳເແໂໃໄ່້ິີຶືຸູ໒9.ာហ ')
    const change = fc.tuple(fc.nat(400), fc.nat(1), fc.constantFrom('', ...letters))
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.array(change, {maxLength: 12}), (line, changes) => {
        const signs = Array.from(line)
        for (const [at, removed, sign] of changes) signs.splice(at % signs.length, removed, sign)
        const corrected = correct(signs.join(''), {ruleset, channel: unrestrained}).corrected
        expectAccount(corrected)
        expect(strayMarks(corrected.text)).toBeLessThanOrEqual(strayMarks(corrected.source))
      }),
      {numRuns: 400}
    )
  })

  it('takes spaces out where it is all but certain, else suggests it', () => {
    const texts = ['ການພັດທ ະນາ', 'ເພື່ອ ໃຫ້', 'ຄະນະ ພັກ', 'ດ້ານ ອື່ນໆ', 'ແລະ ກັນ', 'ໃຫ້ ທ່ານ']
    const spacing = texts.flatMap((text) =>
      correct(text, {ruleset, channel: spaced}).corrected.corrections.filter(
        ({kind}) => kind === 'spacing'
      )
    )
    expect(new Set(spacing.map(({status}) => status))).toEqual(new Set(['applied', 'suggested']))
    for (const {status, confidence} of spacing) expect(status === 'applied').toBe(confidence >= 0.9)
  })

  it('leaves the numbers of labels to their sequence, however they were read', () => {
    const text = [
      '|. ຈຸດປະສົງ',
      '1. ເພື່ອໃຫ້ຊາວນາມີນ້ຳໃຊ້ຕະຫຼອດປີ;',
      '2. ເພື່ອຮູ້ຈຳນວນຝາຍທີ່ແນ່ນອນ ຂອງແຕ່ລະບ້ານ.',
      'ໄໄ, ຂັ້ນຕອນການສຳຫຼວດ',
      '1. ປະຊຸມກັບຄະນະບ້ານ ເພື່ອອະທິບາຍຈຸດປະສົງ;',
      '2. ກະກຽມແຜນທີ່ ແລະ ແບບຟອມ.'
    ].join('\n')
    const {corrected} = correct(text, {ruleset, channel: unrestrained})
    expect(corrected.text.split('\n')[3]).toMatch(/^II[.,] /)
  })

  it('reads no letter that is the number of a label', () => {
    const text = 'ສະມາຊິກຝັກ'
    const start = text.indexOf('ຝ')
    const labelIn = (system: NumberingStyle['system']): LabelMatch => ({
      style: {...ruleset.numbering.find((style) => style.system === system)!, prefixes: []},
      ...{key: '', start, end: start + 1, textStart: start + 1, numbers: [1], raw: 'ຝ'},
      misread: false
    })
    const changed = (label: LabelMatch | null): boolean =>
      unrestrained(new Labelled(text, [label]), {suspects: []}).edits.some(
        (edit) => edit.start <= start && edit.end > start
      )
    expect(changed(null)).toBe(true)
    expect(changed(labelIn('lao-letter'))).toBe(false)
    expect(changed(labelIn('series'))).toBe(true)
  })
})
