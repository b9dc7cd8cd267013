import {describe, expect, it} from 'vitest'
import {createOptions} from '../../src/batch/work/pipeline.ts'
import {correct} from '../../src/correct/pipeline.ts'
import {hashRules, readShippedRules} from '../../src/node.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {compileConfusions} from '../../src/rules/compile-confusions.ts'
import {ownWords} from '../../src/rules/own-words.ts'
import type {RuleFile} from '../../src/types.ts'
import {own, shipped} from './rule-file.ts'

describe('lists of words', () => {
  it('are taken apart into words', () => {
    const file = own('lexicon/a.txt', 'ກະຊວງກະສິກຳ ແລະ ປ່າໄມ້ # a ministry\nຫຼວງ\u200bພະບາງ\n')
    const words = ['ກະຊວງກະສິກຳ', 'ແລະ', 'ປ່າໄມ້', 'ຫຼວງ\u200bພະບາງ']
    expect(compileRules([file])).toMatchObject({problems: [], ruleset: {lexicon: words}})
  })

  it('teach the model at run time where they are not shipped', () => {
    const files = [
      shipped('lexicon/a.txt', 'ກາ'),
      own('lexicon/b.txt', 'ຂາ\nງາ'),
      own('lexicon/c.txt', 'ຂາ')
    ]
    expect(ownWords(files).sort()).toEqual(['ຂາ', 'ງາ'])
  })

  it.each([
    ['ທົ່ງຂຽງໃຕ້', 'ຄະນະບ້ານທົ່ງຂຽງໃຕ້ໄດ້ລາຍງານຕໍ່ເຈົ້າເມືອງ'],
    ['ຫ້ວຍທາບ', 'ຄະນະບ້ານຫ້ວຍທາບໄດ້ລາຍງານຕໍ່ເຈົ້າເມືອງ']
  ])('keep a name of a damaged page from being taken for another: %s', async (name, text) => {
    const correctBy = async (rules: readonly RuleFile[]): Promise<string> => {
      const profile = {damage: 0.05, soundest: 0.05, table: compileConfusions(rules)}
      const generator = {name: '', version: '', rules: '', model: null, profile: null}
      const correction = {digits: 'lao'} as const
      const settings = {rules, correction, profile, formats: [], generator}
      return correct(text, await createOptions(settings)).corrected.text
    }
    const files = readShippedRules()
    expect(await correctBy(files)).not.toBe(text)
    expect(await correctBy([...files, own('lexicon/mine.txt', `${name}\n`)])).toBe(text)
  })

  it('count into the hash of the rules', () => {
    const files = readShippedRules()
    const more = hashRules([...files, own('lexicon/mine.txt', 'ສີໄຄ')])
    expect(more).not.toBe(hashRules(files))
    expect(hashRules([...files, own('lexicon/mine.txt', 'ດອນແດງ')])).not.toBe(more)
  })

  it('of the package hold the provinces', () => {
    const {lexicon} = compileRules(readShippedRules()).ruleset
    expect(lexicon).toContain('ຫຼວງພະບາງ')
    expect(lexicon.length).toBeGreaterThan(250)
  })
})
