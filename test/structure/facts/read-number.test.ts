import {expect, it} from 'vitest'
import {readNumber} from '../../../src/structure/citations/read-number.ts'
import {factWords} from '../../../src/structure/reader/fact-words.ts'
import {readFactRules} from './support/ruleset.ts'

const words = factWords(readFactRules())

it.each([
  [' 12/ກກ', '12/ກກ'],
  ['. ໐໑໒/ກຂ.ຄ', '012/ກຂ.ຄ'],
  [' ໓໓./ກຂ.ຄງຈ', '33/ກຂ.ຄງຈ'],
  [': 0123 /ກຂ', '0123/ກຂ'],
  [' 12/ ກຂ', '12/ກຂ'],
  [' 45', '45'],
  [' 45, ລົງ', '45'],
  [' 12/ກຂຄລົງວັນທີ 8', '12/ກຂຄ'],
  [' 12ລົງວັນທີ 8', '12'],
  [' 7-A/2020 ຂອງ', '7-A/2020'],
  [' 12/ກຂ.', '12/ກຂ'],
  [' O12/ກຂ', '012/ກຂ'],
  [' l8/ກຂ', '18/ກຂ'],
  [' 2l/ກຂ', '21/ກຂ'],
  [' 7-A/2020', '7-A/2020'],
  [' 0ອ/ກຂ', null],
  [' 6"/ກຂ', null],
  ['......./ກຂ', null],
  ['......./ກຂ2', null],
  [' ມ໌ຽ./ກຂ', null],
  [' ຂອງເຮືອນ', null],
  ['', null]
])('%s', (text, number) => {
  const found = readNumber(text, words, 0, text.length)
  expect(found?.number ?? null).toBe(number)
})
