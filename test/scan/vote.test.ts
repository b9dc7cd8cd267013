import {expect, it} from 'vitest'
import type {ReadLine, Reading} from '../../src/scan/reading.ts'
import {vote} from '../../src/scan/vote.ts'

/** Signs 20 pixels wide in a line 50 high; a sign behind `?` was read without being sure. */
function line(text: string, {top = 0, left = 0, sure = 0.95, paragraph = 0} = {}): ReadLine {
  const marks = /^\p{M}/u
  const signs: {text: string; confidence: number; left: number; right: number}[] = []
  let at = left
  let doubt = false
  for (const sign of text) {
    if (sign === '?') {
      doubt = true
      continue
    }
    const width = marks.test(sign) ? 0 : 20
    const from = marks.test(sign) ? at - 16 : at
    signs.push({text: sign, confidence: doubt ? 0.3 : sure, left: from, right: from + 16})
    at += width
    doubt = false
  }
  return {box: {left, top, right: at, bottom: top + 50}, paragraph, signs}
}

function textOf(reading: Reading): string[] {
  return reading.map(({signs}) => signs.map(({text}) => text).join(''))
}

it.each([
  ['one reading stays as it is', ['ພັກ ແລະ ລັດ'], 'ພັກ ແລະ ລັດ'],
  ['two of three are believed', ['ຜັກ ແລະ ລັດ', 'ພັກ ແລະ ລັດ', 'ພັກ ແລະ ລັດ'], 'ພັກ ແລະ ລັດ'],
  ['a mark that two saw is put in', ['ຂອງຊາດ', 'ຂອງຊ້າດ', 'ຂອງຊ້າດ'], 'ຂອງຊ້າດ'],
  ['a mark that one alone saw is not', ['ຂອງຊາດ', 'ຂອງຊ້າດ', 'ຂອງຊາດ'], 'ຂອງຊາດ'],
  ['a letter that two did not see goes', ['ກົດໝາຍຍ ໃໝ່', 'ກົດໝາຍ ໃໝ່', 'ກົດໝາຍ ໃໝ່'], 'ກົດໝາຍ ໃໝ່'],
  ['of two, the surer one', ['?ຜັກ ແລະ ລັດ', 'ພັກ ແລະ ລັດ'], 'ພັກ ແລະ ລັດ'],
  ['of two that are as sure, the first', ['ຜັກ ແລະ ລັດ', 'ພັກ ແລະ ລັດ'], 'ຜັກ ແລະ ລັດ'],
  ['a space that two saw', ['ຜົນສັກສິດ ແລະການ', 'ຜົນສັກສິດ ແລະ ການ', 'ຜົນສັກສິດ ແລະ ການ'], 'ຜົນສັກສິດ ແລະ ການ']
])('%s', (_, texts, right) => {
  const [first, ...others] = texts.map((text) => [line(text)])
  expect(textOf(vote([first!, ...others]))).toEqual([right])
})

it('lines made of specks do not enter a line that they lie over', () => {
  const specks = line('--5---. , < 5 . -', {top: -25})
  const read = [line('ພັກ ແລະ ລັດຖະບານ')]
  expect(textOf(vote([read, [specks, ...read], [specks, ...read]]))).toEqual(['ພັກ ແລະ ລັດຖະບານ'])
})

it('a line that others read in two pieces is one line', () => {
  const whole = line('ຜັກ ແລະ ລັດຖະບານ ຂອງເຮົາ')
  const head = line('ພັກ ແລະ ')
  const pieces = [head, line('ລັດຖະບານ ຂອງເຮົາ', {left: head.box.right})]
  expect(textOf(vote([[whole], pieces, pieces]))).toEqual(['ພັກ ແລະ ລັດຖະບານ ຂອງເຮົາ'])
})

it('lines of other readings that the first one lacks are not put in', () => {
  const read = [line('ພັກ ແລະ ລັດ')]
  const more = [...read, line('ລົງນາມແລ້ວ', {top: 200})]
  expect(textOf(vote([read, more, more]))).toEqual(['ພັກ ແລະ ລັດ'])
})

it('how sure a sign is says how many readings agree on it', () => {
  const [agreed] = vote([[line('ກ')], [line('ກ')], [line('ກ')]])
  const [alone] = vote([[line('ກຂຄ')], [line('ກຂຄ')], [line('ກງຄ', {sure: 0.5})]])
  expect(agreed!.signs[0]!.confidence).toBeCloseTo(0.95)
  expect(alone!.signs[1]!.confidence).toBeCloseTo((2 * 0.95) / 3)
})

it('a page on which nothing was read stays empty', () => {
  expect(vote([[], [line('ກ')]])).toEqual([])
})
