import {describe, expect, it} from 'vitest'
import {ConfusionLearner, learnSettings} from '../../src/evaluate/learn-confusions.ts'
import {writeConfusions} from '../../src/evaluate/write-confusions.ts'
import {compileConfusions} from '../../src/rules/compile-confusions.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import type {Confusion} from '../../src/index.ts'
import type {RuleFile} from '../../src/types.ts'

/** `[seen|meant]` marks what was misread. */
function learnFrom(...marked: readonly string[]): ConfusionLearner {
  const learner = new ConfusionLearner(learnSettings)
  for (const page of marked) {
    learner.add({
      read: page.replace(/\[(.*?)\|.*?\]/gu, '$1'),
      truth: page.replace(/\[.*?\|(.*?)\]/gu, '$1')
    })
  }
  return learner
}

function found(learner: ConfusionLearner): string[] {
  return learner.learn().confusions.map(({seen, meant, count}) => `${seen}>${meant} ${count}`)
}

describe('ConfusionLearner', () => {
  it.each([
    ['letters', 'ສະມາຊິກ[ຝ|ພ]ັກ ກອງ[ຝ|ພ]ົນ', ['ຝ>ພ 2']],
    ['what was dropped', 'ມາດ[|ຕ]າ ສິບ ສັນ[|ຕ]ິພາບ', ['>ຕ 2']],
    ['what was added', 'ກະຊວ[ັ|]ງ ແລະ ແຂວ[ັ|]ງ', ['ັ> 2']],
    ['letters of other scripts', 'ປະຊາຊົນຂ[9|ອ]ງ ເມືອງປາ[9|ອ]ງ', ['9>ອ 2']],
    ['digits as they were written', 'ປະຊາຊົນຂ[໙|ອ]ງ ເມືອງປາ[໙|ອ]ງ', ['໙>ອ 2']],
    ['specks inside words', 'ກະຊ[.|]ວງ ແຂ[.|]ວງ', ['.> 2']],
    ['spaces inside words', 'ພະນັກງາ[ |]ນ ລັດຖະ[ |]ບານ', [' > 2']]
  ])('counts %s', (_, page, expected) => {
    expect(found(learnFrom(page))).toEqual(expect.arrayContaining(expected))
  })

  it.each([
    ['what was found but once', 'ສະມາຊິກ[ຝ|ພ]ັກ'],
    ['signs beside words', 'ກະຊວງ[.|] ແລະ ແຂວງ[.|] ຕ່າງໆ'],
    ['numbers', 'ວັນທີ [1|7] ແລະ [1|7] ມີນາ'],
    ['spaces between words', 'ບ້ານ[\n|]ເຮົາ ບ້ານ[\n|]ເຮົາ'],
    ['lost and added lines', `ບ້ານ[ຈ ້ຈ ~ ະ ຈ ້ຈ.|] [|ຕະຫຼາດຕະຫຼາດ] ບ້ານ`]
  ])('leaves out %s', (_, page) => {
    expect(found(learnFrom(page))).toEqual([])
  })

  it('takes two signs at once where that tells more than each alone', () => {
    const page = 'ສະ[ຫ|ໜ]ອງ '.repeat(9) + 'ໜ້າ '.repeat(60)
    expect(found(learnFrom(page))).toContain('ຫອ>ໜອ 9')
    // A tone mark lost anywhere alike makes no entry with its neighbour.
    const tones = 'ບ[|່]ອນ ໜ[|ຶ່]ງ ກ[|່]ອນ '.repeat(30)
    expect(found(learnFrom(tones))).not.toContain('ອ>່ອ 60')
  })

  it('estimates rates of what was meant, as if each letter had been read rightly more often', () => {
    const page = '[ຝ|ພ]ັກ '.repeat(10) + 'ພັກ '.repeat(70)
    const rate = learnFrom(page)
      .learn()
      .confusions.find(({seen, meant}) => seen === 'ຝ' && meant === 'ພ')?.rate
    expect(rate).toBe(10 / (80 + learnSettings.smoothing))
  })

  it('learns nothing from sound pages, an empty page or no page', () => {
    expect(found(learnFrom('ປະຊາຊົນ ລາວ', ''))).toEqual([])
    expect(new ConfusionLearner().learn()).toEqual({
      pages: 0,
      characters: 0,
      errors: 0,
      confusions: []
    })
  })
})

describe('writeConfusions', () => {
  const pages = [
    'ສະມາຊິກ[ຝ|ພ]ັກ ແລະ ກອງ[ຝ|ພ]ົນ ຂອງປະຊາຊົນ',
    'ຮ[|່]ວມມື ກ[|່]ອນ ໜ[|້]າທີ່ ໜ[|້]າ ກົດ[ຫ|ໝ]າຍ ຄວາມ[ຫ|ໝ]າຍ',
    'ຂ[9|ອ]ງ ປາ[9|ອ]ງ ກະຊ[.|]ວງ ແຂ[.|]ວງ ງາ[ |]ນ ບາ[ |]ນ ກິ[ີ|]ນ ບິ[ີ|]ນ'
  ]

  const write = (): string => writeConfusions(learnFrom(...pages).learn(), learnSettings)

  const fileOf = (text: string): RuleFile => ({
    path: 'confusions/learnt.yaml',
    text,
    shipped: false
  })

  it('writes rules that load, and hold the same confusions', () => {
    const {confusions} = learnFrom(...pages).learn()
    const {ruleset, problems} = compileRules([fileOf(write())])
    expect(problems).toEqual([])
    expect(ruleset.all.map(({id}) => id)).toEqual(
      expect.arrayContaining(['learnt/dropped-tone', 'learnt/letter-for-letter'])
    )
    const table = compileConfusions([fileOf(write())])
    const plain = ({seen, meant, rate}: Confusion): Confusion => ({seen, meant, rate})
    expect(new Set(table.confusions.map(plain))).toEqual(new Set(confusions.map(plain)))
  })

  it('shows how often each was found, and in what words', () => {
    expect(write()).toMatch(/^ +- \["ຝ", "ພ", 0\.\d+\] # 2: ສະມາຊິກຝັກ → ສະມາຊິກພັກ$/m)
  })

  it('tells in front what it was learnt from, and gives the same bytes each time', () => {
    expect(write()).toMatch(/^# Learnt from pages with their truth: 3 pages, \d+ characters, of/)
    expect(write()).toBe(write())
  })

  it('writes a file that loads where nothing was learnt', () => {
    const text = writeConfusions(new ConfusionLearner().learn(), learnSettings)
    expect(compileRules([fileOf(text)]).problems).toEqual([])
  })
})
