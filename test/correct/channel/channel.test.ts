import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {compileChannel} from '../../../src/correct/channel/compile.ts'
import {Corrector, type Finding} from '../../../src/correct/channel/corrector.ts'
import {createChannelPass} from '../../../src/correct/channel/pass.ts'
import {learnProfile} from '../../../src/correct/channel/profile.ts'
import {findOrthography} from '../../../src/correct/channel/orthography.ts'
import {channelSettings} from '../../../src/correct/channel/settings.ts'
import {calibrate} from '../../../src/correct/channel/confidence.ts'
import {restraint} from '../../../src/correct/channel/damage.ts'
import {Reading} from '../../../src/lines/reading.ts'
import {buildModel} from '../../../src/model/build.ts'
import type {ConfusionTable} from '../../../src/rules/confusion-table.ts'
import {isLaoMark} from '../../../src/script/classes.ts'
import type {Suspect} from '../../../src/types.ts'
import {words} from '../../model/words.ts'
import {decodeExactly} from './oracle.ts'

const table: ConfusionTable = {
  confusions: [
    {seen: 'ຜ', meant: 'ພ', rate: 0.05, rule: 'letters/letter-for-letter'},
    {seen: 'ຂ', meant: 'ຊ', rate: 0.03},
    {seen: 'ີ', meant: 'ິ', rate: 0.05},
    {seen: '', meant: '່', rate: 0.2, rule: 'marks/dropped-tone'},
    {seen: '', meant: '້', rate: 0.1},
    {seen: '', meant: 'ະ', rate: 0.01},
    {seen: 'ຫ', meant: 'ໝ', rate: 0.1},
    {seen: 'ຫາ', meant: 'ໝ', rate: 0.01},
    {seen: '9', meant: 'ອ', rate: 0.01},
    {seen: 'ັ', meant: '', rate: 0.001}
  ],
  generic: [
    {seen: 'letter', meant: 'letter', rate: 0.01},
    {seen: 'above', meant: 'above', rate: 0.02}
  ]
}
const model = buildModel([{entries: words, weight: 1}], {order: 6, threshold: 0, spared: 1})
const pass = createChannelPass({model, profile: {damage: 0.1, soundest: 0.1, table}})

/** A text without labels. */
function read(text: string): Reading {
  return new Reading(text, {numbering: [], vocabulary: new Map()})
}

function correct(text: string, suspects: readonly Suspect<'draft'>[] = []): string {
  let corrected = ''
  let at = 0
  for (const edit of pass(read(text), {suspects}).edits) {
    if (edit.apply === false) continue
    corrected += text.slice(at, edit.start) + edit.after
    at = edit.end
  }
  return corrected + text.slice(at)
}

describe('the channel', () => {
  it.each([
    ['ຜະນັກງານລັດ', 'ພະນັກງານລັດ', 'a letter for another'],
    ['ການປະຕີບັດ', 'ການປະຕິບັດ', 'a mark for another'],
    ['ການຮວມມື', 'ການຮ່ວມມື', 'a dropped tone mark'],
    ['ກົດຫາຍ', 'ກົດໝາຍ', 'a digraph'],
    ['ຂ9ງ ປະຊາຊົນ', 'ຂອງ ປະຊາຊົນ', 'a digit for a letter'],
    ['ຜະ\u200bນັກ\u200bງານ', 'ພະ\u200bນັກ\u200bງານ', 'zero-width spaces stay']
  ])('reads %s as %s: %s', (seen, meant) => {
    expect(correct(seen)).toBe(meant)
  })

  it.each([
    'ກະຊວງສຶກສາ ແລະ ພະນັກງານລັດ',
    '411/ຂຜ',
    'Vientiane 2019, www.laodoc.la',
    'ປີ 2020 - 2025 (40.000)',
    ''
  ])('leaves %j alone', (text) => {
    expect(correct(text)).toBe(text)
  })

  it('keeps suspect stretches verbatim', () => {
    const span = {start: 0, end: 11}
    const suspects = [{span, script: 'Lao', reason: 'test', rule: 'test'}] as const
    expect(correct('ຜະນັກງານລັດ', suspects)).toBe('ຜະນັກງານລັດ')
  })

  it('names the confusions that explain a change, and how certain it is', () => {
    const [edit] = pass(read('ຜະນັກງານລັດ'), {suspects: []}).edits
    expect(edit).toMatchObject({start: 0, end: 1, after: 'ພ', evidence: 'ຜ → ພ', kind: 'confusion'})
    expect(edit?.rule).toBe('letters/letter-for-letter')
    expect(edit?.confidence).toBeGreaterThan(0.5)
    expect(edit?.confidence).toBeLessThan(1)
  })

  it('takes any string, and its edits are ordered and inside it', () => {
    const unit = fc.constantFrom(...Array.from('ກະຊວງຜນັ່ີ້ໍາ9 .\n/aZ\u200b\u1780\u1000\ud83d\ude00'))
    fc.assert(
      fc.property(fc.string({unit, maxLength: 60}), (text) => {
        let at = 0
        for (const edit of pass(read(text), {suspects: []}).edits) {
          expect(edit.start).toBeGreaterThanOrEqual(at)
          expect(edit.end).toBeGreaterThanOrEqual(edit.start)
          expect(edit.after).not.toBe(text.slice(edit.start, edit.end))
          at = edit.end
        }
        expect(at).toBeLessThanOrEqual(text.length)
      })
    )
  })
})

describe('the fast decoder', () => {
  const channel = compileChannel(table, channelSettings.compile)
  const fast = new Corrector(
    model,
    channel,
    {width: {least: 64, most: 64}, beam: 20, narrow: 20, slack: 20},
    -20
  )

  it('finds what the exact one finds, on words damaged at random', () => {
    const word = fc.constantFrom(...words.filter((one) => one.length > 3))
    const damage = fc.array(fc.tuple(fc.nat(20), fc.constantFrom('', 'ຜ', 'ຂ', 'ຫ', 'ີ')), {
      minLength: 1,
      maxLength: 2
    })
    let same = 0
    let all = 0
    fc.assert(
      fc.property(word, damage, (clean, changes) => {
        const signs = Array.from(clean)
        for (const [at, sign] of changes) signs[at % signs.length] = sign
        const line = signs.join('')
        if (line === '' || isLaoMark(line.charCodeAt(0))) return
        const findings: Finding[] = []
        fast.correct(line, () => false, {finding: (finding) => findings.push(finding)})
        const text = findings.reduceRight(
          (read, {start, end, after}) => read.slice(0, start) + after + read.slice(end),
          line
        )
        all++
        if (text === decodeExactly(line, model, channel).text) same++
      }),
      {numRuns: 300, seed: 1}
    )
    // Where two readings cost the same, either may win.
    expect(same / all).toBeGreaterThan(0.9)
  })
})

describe('the spelling of an author', () => {
  const spelt = 'ຄວາມສາມາດ ຂອງ ຊະນະການ ແລະ ຟະນັກງານ '
  const found = (text: string): readonly {kind: string; apply?: boolean}[] =>
    createChannelPass({
      model,
      profile: {damage: 0.1, table: {confusions: [], generic: table.generic}}
    })(read(text), {suspects: []}).edits.filter(({after}) => after === 'ພ')

  it('is left where it is the only one, and suggested', () => {
    const edits = found(spelt.repeat(3))
    expect(edits).toHaveLength(3)
    for (const {kind, apply} of edits)
      expect({kind, apply}).toEqual({kind: 'orthography', apply: false})
  })

  it('is letters in another order, found as one change or as two', () => {
    const channel = compileChannel(table, channelSettings.compile)
    const change = (start: number, end: number, after: string): Finding => ({
      start,
      end,
      after,
      operations: [],
      posterior: 1,
      margin: 9
    })
    const one = change(3, 5, 'ັກ')
    expect([...findOrthography('ພະນກັງານ', [one], channel)]).toEqual([one])
    const two = [change(2, 3, ''), change(4, 4, '່')]
    expect([...findOrthography('ໃຫ່ຍຜູ້', two, channel)]).toEqual(two)
    const misread = [change(0, 1, 'ພ'), change(4, 4, '່')]
    expect([...findOrthography('ຜະນັກງານ', misread, channel)]).toEqual([])
  })

  it('is none where the document spells the word otherwise, too, or has it once', () => {
    const edits = [...found(`${spelt.repeat(3)}ພະນັກງານ`), ...found(spelt)]
    expect(edits).toHaveLength(4)
    for (const {kind, apply} of edits)
      expect({kind, apply}).toEqual({kind: 'confusion', apply: true})
  })
})

describe('what a batch teaches', () => {
  it('raises the rate of a confusion that it is full of', () => {
    const pages = Array.from({length: 30}, () => 'ຟະນັກງານລັດ ແລະ ຟະແນກການ ການຟັດທະນາ')
    const profile = learnProfile(pages, model, table)
    const rate = profile.table.confusions.find(
      ({seen, meant}) => seen === 'ຟ' && meant === 'ພ'
    )?.rate
    expect(profile.damage).toBeGreaterThan(0.02)
    expect(rate).toBeGreaterThan(0.2)
  })

  it('tells the words that it uses again and again', () => {
    const page = 'ຟະນັກງານລັດ ຟະແນກການ ຂອງ ທ້າວບຸນຍະຮັກ ແລະ ຟະນັກງານລັດ '
    const {words: own = []} = learnProfile([page, page, page], model, table)
    expect(own).toContain('ທ້າວບຸນຍະຮັກ')
    expect(own[0]).toBe('ພະນັກງານລັດ')
    expect(own).not.toContain('ຂອງ')
  })

  it('knows the words of a profile', () => {
    const seen = 'ການປະຕີບັດ'
    const made = (own: readonly string[]): number =>
      createChannelPass({model, profile: {damage: 0.1, table, words: own}})(read(seen), {
        suspects: []
      }).edits.length
    expect(made([])).toBe(1)
    expect(made([seen])).toBe(0)
  })

  it('teaches nothing where it is sound', () => {
    const profile = learnProfile([words.join(' ')], model, table)
    expect(profile.table).toBe(table)
    expect(restraint(profile.damage)).toBeGreaterThan(4)
  })

  it('does not depend on the order of the pages', () => {
    const pages = ['ຜະນັກງານລັດ', 'ການຮວມມື', 'ກົດຫາຍ', 'ການປະຕີບັດ']
    const rates = (texts: string[]): number[] =>
      learnProfile(texts, model, table).table.confusions.map(({rate}) => rate)
    expect(rates(pages)).toEqual(rates(pages.toReversed()))
  })
})

describe('confidence', () => {
  it('grows with the posterior and stays below one', () => {
    let last = 0
    for (let posterior = 0; posterior <= 1; posterior += 0.01) {
      const confidence = calibrate(posterior)
      expect(confidence).toBeGreaterThanOrEqual(last)
      last = confidence
    }
    expect(calibrate(1)).toBeLessThan(1)
  })
})
