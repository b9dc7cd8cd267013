import {describe, expect, it} from 'vitest'
import {compileRules, correct} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'

const {ruleset} = compileRules(readShippedRules())

function mend(text: string): {text: string; suspects: string[]} {
  const {corrected} = correct(text, {ruleset})
  const suspects = corrected.suspects.map(({span}) => corrected.text.slice(span.start, span.end))
  return {text: corrected.text.trim(), suspects}
}

describe('a Roman number that was read as signs', () => {
  it.each([
    [')(|', 'XI'],
    ['](|', 'XI'],
    ['7(|', 'XI'],
    ['|)(', 'IX'],
    ['|%', 'IX'],
    ['ໄ/', 'V'],
    ['ໄ/|', 'VI'],
    ['|ໄ/', 'IV'],
    [')(||', 'XII'],
    ['X|', 'XI'],
    ['|X', 'IX']
  ])('%s is %s', (signs, number) => {
    const put = (core: string): string => `ແຜນພັດທະນາ ຄັ້ງທີ ${core} ຂອງລັດຖະບານ ໃຫ້ທົ່ວເຖິງ.`
    expect(mend(put(signs))).toEqual({text: put(number), suspects: []})
  })

  it.each(['|]', ')(', '|(', '<|>'])('%s may be several, and is marked', (signs) => {
    const text = `ແຜນພັດທະນາ ຄັ້ງທີ ${signs} ຂອງລັດຖະບານ ໃຫ້ທົ່ວເຖິງ.`
    expect(mend(text)).toEqual({text, suspects: [signs]})
  })

  it('is what the same thing is called elsewhere, where a stroke may be lost', () => {
    const put = (core: string): string => `ມະຕິ X ຂອງສະຫະພັນ.\n\nຕາມມະຕິ ${core} ຂອງສະຫະພັນ.`
    expect(mend(put(')('))).toEqual({text: put('X'), suspects: []})
  })

  it.each([
    'ກອງປະຊຸມ ຄັ້ງທີ 7 ຂອງສະຫະພັນ.',
    'ກອງປະຊຸມ ຄັ້ງທີ XI ຂອງສະຫະພັນ.',
    'ກອງປະຊຸມ ຄັ້ງທີ (ສອງ) ຂອງສະຫະພັນ.',
    'ກອງປະຊຸມ ຄັ້ງທີ 1-2 ຂອງສະຫະພັນ.',
    'ກອງປະຊຸມ ຄັ້ງທີ (7) ຂອງສະຫະພັນ.',
    'ກອງປະຊຸມ )(| ຂອງສະຫະພັນ.',
    'ກອງປະຊຸມ ຄັ້ງທີ “ໜຶ່ງ” ຂອງສະຫະພັນ.'
  ])('is not seen in %s', (text) => {
    expect(mend(text)).toEqual({text, suspects: []})
  })
})
