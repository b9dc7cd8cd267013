import {describe, expect, it} from 'vitest'
import {hashRules, readShippedRules} from '../../src/node.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {ownWords} from '../../src/rules/own-words.ts'
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
      own('c.txt', 'ຂາ')
    ]
    expect(ownWords(files).sort()).toEqual(['ຂາ', 'ງາ'])
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
