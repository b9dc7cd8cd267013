import {describe, expect, it} from 'vitest'
import {boundary, symbolCount, symbolOf} from '../../src/model/alphabet.ts'
import {readModel, writeModel} from '../../src/model/binary.ts'
import {buildModel} from '../../src/model/build.ts'
import {
  costUnit,
  type LanguageModel,
  rootState,
  stateBits,
  stateMask
} from '../../src/model/language-model.ts'
import {modelSpelling} from '../../src/model/spelling.ts'
import {words} from './words.ts'

const options = {order: 6, threshold: 0, spared: 1}
const model = buildModel([{entries: words, weight: 1}], options)

function read(text: string, by: LanguageModel = model): {state: number; cost: number} {
  let state = by.start
  let cost = 0
  for (let at = 0; at < text.length; at++) {
    const step = by.step(state, symbolOf(text.charCodeAt(at)))
    cost += step >> stateBits
    state = step & stateMask
  }
  return {state, cost}
}

describe('the language model', () => {
  it('gives each context probabilities that sum to one', () => {
    for (const text of ['', 'ກ', 'ກະຊ', 'ກະຊວງ', 'ປະຊາ', 'ຝຝຝ']) {
      const {state} = read(text)
      let sum = 0
      for (let symbol = boundary; symbol < symbolCount; symbol++) {
        sum += Math.exp(-(model.step(state, symbol) >> stateBits) * costUnit)
      }
      // Costs are rounded to a sixteenth of a nat.
      expect(sum, text).toBeGreaterThan(0.9)
      expect(sum, text).toBeLessThan(1.1)
    }
  })

  it('finds a word of its list likelier than the same word misread', () => {
    expect(read('ກະຊວງ').cost).toBeLessThan(read('ກະຂວງ').cost)
    expect(read('ພະນັກງານ').cost).toBeLessThan(read('ຜະນັກງານ').cost)
  })

  it('knows behind a context at least what it has seen there', () => {
    const {state} = read('ກະຊ')
    expect((model.followsLow(state) >>> symbolOf('ວ'.charCodeAt(0))) & 1).toBe(1)
  })

  it('is the same for the same words in any spelling', () => {
    const respelt = words.map((word) => word.replaceAll('ໜ', 'ຫນ').replaceAll('ຳ', '\u0ecdາ'))
    expect(respelt).not.toEqual(words)
    const again = buildModel([{entries: [...respelt, 'Latin', ''], weight: 1}], options)
    expect(writeModel(again)).toEqual(writeModel(model))
  })

  it('mixes its sources by their weights, and counts what stands twice twice', () => {
    const cost = (weight: number, text: string): number => {
      const sources = [
        {entries: words, weight: 1},
        {entries: ['ພະນັກງານຂັບລົດ', 'ພະນັກງານຂັບລົດ'], weight}
      ]
      return read('ພະນັກງານຂັ', buildModel(sources, options)).cost - read(text, model).cost
    }
    expect(cost(4, 'ພະນັກງານ')).toBeLessThan(cost(0.25, 'ພະນັກງານ'))
  })

  it('goes on after a space with what it remembers, and knows any word there', () => {
    const own = buildModel([{entries: ['ກອງປະຊຸມ ພັກ', 'ກອງປະຊຸມ ພັກ', ...words], weight: 1}], options)
    const {state} = read('ກອງປະຊຸມ', own)
    const after = own.step(state, boundary) & stateMask
    const first = symbolOf('ພ'.charCodeAt(0))
    expect(after).not.toBe(own.start)
    expect(own.step(after, first) >> stateBits).toBeLessThan(
      own.step(own.start, first) >> stateBits
    )
    expect(own.isAfterWord(after)).toBe(true)
    expect(own.isAfterWord(state)).toBe(false)
    expect(own.followsLow(after)).toBe(own.followsLow(own.start))
  })

  it('leaves out what saves little, and is smaller for it', () => {
    const pruned = buildModel([{entries: words, weight: 1}], {order: 6, threshold: 3, spared: 1})
    expect(pruned.states).toBeLessThan(model.states)
    expect(pruned.step(rootState, boundary) & stateMask).toBe(pruned.start)
  })

  it('refuses an empty list', () => {
    expect(() => buildModel([{entries: ['abc'], weight: 1}])).toThrow(RangeError)
  })
})

describe('the file of the model', () => {
  it('reads back as it was written, from any place in memory', () => {
    const bytes = writeModel(model)
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    const back = readModel(shifted.subarray(3))
    expect(back.memory).toEqual(model.memory)
    expect(back.start).toBe(model.start)
    expect([back.states, back.arcs]).toEqual([model.states, model.arcs])
  })

  it('refuses what is no model, another version, or cut short', () => {
    const bytes = writeModel(model)
    expect(() => readModel(new Uint8Array(4))).toThrow('not a language model')
    expect(() => readModel(bytes.subarray(0, -1))).toThrow('cut short')
    const other = bytes.slice()
    other[4] = 9
    expect(() => readModel(other)).toThrow('version 9')
  })
})

describe('the spelling of the model', () => {
  it.each([
    ['ນໍ້າ', 'ນ້ຳ'],
    ['ກໍາ', 'ກຳ'],
    ['ຫນ້າ', 'ໜ້າ'],
    ['ຫມູ່', 'ໝູ່'],
    ['ເເມ່', 'ແມ່'],
    ['ຂ້ືນ', 'ຂື້ນ']
  ])('writes %s as %s', (word, spelt) => {
    expect(modelSpelling(word)).toBe(spelt)
  })

  it('passes over words with anything but Lao letters', () => {
    expect(modelSpelling('ປີ2020')).toBeNull()
    expect(modelSpelling('')).toBeNull()
  })
})
