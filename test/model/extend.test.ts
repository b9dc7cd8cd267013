import * as fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {boundary, letters, symbolCount, symbolOf} from '../../src/model/alphabet.ts'
import {readModel, writeModel} from '../../src/model/binary.ts'
import {buildModel} from '../../src/model/build.ts'
import {extendModel} from '../../src/model/extend.ts'
import {costUnit, stateBits, stateMask, type LanguageModel} from '../../src/model/language-model.ts'
import {readModelFile} from '../../src/node.ts'
import {words} from './words.ts'

const model = buildModel([{entries: words, weight: 1}], {order: 7, threshold: 1, spared: 1})

/** Nats of a text from its start; a space stands for a boundary. */
function costOf(asked: LanguageModel, text: string): number {
  let state = asked.start
  let cost = 0
  for (const letter of text) {
    const symbol = letter === ' ' ? boundary : symbolOf(letter.charCodeAt(0))
    const step = asked.step(state, symbol)
    cost += step >> stateBits
    state = step & stateMask
  }
  return cost * costUnit
}

const perLetter = (asked: LanguageModel, word: string): number =>
  costOf(asked, `${word} `) / (word.length + 1)

const names = ['ໂພນສະຫວັນ', 'ບາຈຽງຈະເລີນສຸກ', 'ມຸນລະປະໂມກ', 'ຄົງເຊໂດນ']
const extended = extendModel(model, names)

describe('a language model that is taught words', () => {
  it.each(names)('spells %s like a word that it learnt', (name) => {
    const learnt = words.map((word) => perLetter(model, word))
    expect(perLetter(model, name)).toBeGreaterThan(2.5)
    expect(perLetter(extended, name)).toBeLessThan(Math.max(...learnt))
    expect(perLetter(extended, name)).toBeLessThan(0.75 * perLetter(model, name))
  })

  it.each(names)('knows %s behind other words without a space, too', (name) => {
    const behind = (asked: LanguageModel): number =>
      costOf(asked, `ປະເທດ${name}`) - costOf(asked, 'ປະເທດ')
    expect(behind(extended)).toBeLessThan(0.8 * behind(model))
  })

  it('knows each letter behind the few before it', () => {
    let state = extended.start
    for (const letter of names[2]!) {
      const symbol = symbolOf(letter.charCodeAt(0))
      state = extended.step(state, symbol) & stateMask
    }
    expect(extended.isKnown(state, boundary)).toBe(true)
    expect(extended.isKnown(state, symbolOf('ຝ'.charCodeAt(0)))).toBe(false)
  })

  it('says the same as before of what has nothing in common with them', () => {
    for (const word of words) expect(costOf(extended, word), word).toBe(costOf(model, word))
  })

  it('finds no text dearer than before', () => {
    const letter = fc.constantFrom(...Array.from(letters), ' ')
    const piece = fc.oneof(letter, letter, fc.constantFrom(...words, ...names))
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 30}), (pieces) => {
        const text = pieces.join('')
        expect(costOf(extended, text)).toBeLessThanOrEqual(costOf(model, text))
      }),
      {numRuns: 500}
    )
  })

  it('is the same whatever the order and the spelling of the words', () => {
    const again = extendModel(model, [...names.toReversed(), names[0]!, 'Latin', 'ບາຈຽງຈະເລີນສຸກ'])
    expect(writeModel(again)).toEqual(writeModel(extended))
  })

  it('is written and read like any other, and can be taught more', () => {
    const read = readModel(writeModel(extended))
    expect(read.memory).toEqual(extended.memory)
    const more = extendModel(read, ['ສຸຂຸມາ'])
    expect(perLetter(more, 'ສຸຂຸມາ')).toBeLessThan(perLetter(extended, 'ສຸຂຸມາ'))
    expect(costOf(more, names[1]!)).toBe(costOf(extended, names[1]!))
  })

  it('is left as it is by no words', () => {
    expect(extendModel(model, ['abc'])).toBe(model)
    const before = writeModel(model)
    extendModel(model, names)
    expect(writeModel(model)).toEqual(before)
  })

  it('refuses more words than it has room for', () => {
    let seed = 1
    const random = (): string => {
      seed = (seed * 48271) % 0x7fffffff
      return letters.charAt(seed % (symbolCount - 1))
    }
    const many = Array.from({length: 20_000}, () => Array.from({length: 12}, random).join(''))
    const shipped = readModel(readModelFile()!)
    expect(() => extendModel(shipped, many)).toThrow('too many words')
  })
})
