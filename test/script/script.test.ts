import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {isOrdered, orderMarks} from '../../src/script/canonical-order.ts'
import {CLASS, isLaoMark, laoClass, type LaoClass} from '../../src/script/classes.ts'
import {describeCharacters, showCharacters} from '../../src/script/describe.ts'
import {digitScript, digitValue, toAsciiDigits, writeDigit} from '../../src/script/digits.ts'
import {foldForLookup, leadsOfFolded} from '../../src/script/fold.ts'
import {characterName} from '../../src/script/names.ts'
import {scriptOf} from '../../src/script/script-of.ts'
import {syllableEnd} from '../../src/script/syllable.ts'

describe('character classes', () => {
  const cases: readonly [string, number, LaoClass][] = [
    ['LAO LETTER KO', 0x0e81, CLASS.consonant],
    ['LAO LETTER O', 0x0ead, CLASS.consonant],
    ['LAO LETTER HO TAM', 0x0eae, CLASS.consonant],
    ['LAO HO NO', 0x0edc, CLASS.consonant],
    ['LAO HO MO', 0x0edd, CLASS.consonant],
    ['LAO VOWEL SIGN E', 0x0ec0, CLASS.vowelBefore],
    ['LAO VOWEL SIGN AI', 0x0ec4, CLASS.vowelBefore],
    ['LAO SEMIVOWEL SIGN LO', 0x0ebc, CLASS.subjoined],
    ['LAO VOWEL SIGN MAI KAN', 0x0eb1, CLASS.vowelMark],
    ['LAO VOWEL SIGN UU', 0x0eb9, CLASS.vowelMark],
    ['LAO VOWEL SIGN MAI KON', 0x0ebb, CLASS.vowelMark],
    ['LAO NIGGAHITA', 0x0ecd, CLASS.vowelMark],
    ['LAO TONE MAI EK', 0x0ec8, CLASS.tone],
    ['LAO TONE MAI CATAWA', 0x0ecb, CLASS.tone],
    ['LAO CANCELLATION MARK', 0x0ecc, CLASS.cancel],
    ['LAO VOWEL SIGN A', 0x0eb0, CLASS.vowelAfter],
    ['LAO VOWEL SIGN AM', 0x0eb3, CLASS.vowelAfter],
    ['LAO SEMIVOWEL SIGN NYO', 0x0ebd, CLASS.vowelAfter],
    ['LAO KO LA', 0x0ec6, CLASS.sign],
    ['LAO ELLIPSIS', 0x0eaf, CLASS.sign],
    ['LAO DIGIT ZERO', 0x0ed0, CLASS.digit],
    ['LAO DIGIT NINE', 0x0ed9, CLASS.digit],
    ['an unassigned place', 0x0ec5, CLASS.none],
    ['THAI CHARACTER KO KAI', 0x0e01, CLASS.none],
    ['LATIN SMALL LETTER A', 0x61, CLASS.none]
  ]
  it.each(cases)('%s', (_, code, expected) => {
    expect(laoClass(code)).toBe(expected)
  })

  it('agree with Unicode on what is a mark, and on what is assigned', () => {
    for (let code = 0x0e80; code < 0x0f00; code++) {
      const character = String.fromCharCode(code)
      expect(isLaoMark(code), character).toBe(/\p{Mn}/u.test(character))
      // LAO SIGN PALI VIRAMA and the Pali letters came with Unicode 12, LAO YAMAKKAN with 15.
      if (/\p{Assigned}/u.test(character)) expect(laoClass(code)).not.toBe(CLASS.none)
      if (laoClass(code) !== CLASS.none) expect(characterName(code)).toMatch(/^LAO /)
    }
  })
})

describe('digits', () => {
  it.each([
    ['๐๙', 'Thai'],
    ['໐໙', 'Lao'],
    ['၀၉', 'Myanmar'],
    ['០៩', 'Khmer'],
    ['09', 'Latin']
  ] as const)('%s are those of %s', (digits, script) => {
    expect(Array.from(digits, (digit) => digitValue(digit.charCodeAt(0)))).toEqual([0, 9])
    expect(digitScript(digits.charCodeAt(0))).toBe(script)
    expect(writeDigit(9, script)).toBe(digits.charAt(1))
    expect(toAsciiDigits(`ກ${digits}`)).toBe('ກ09')
  })

  it('are nothing else', () => {
    for (const other of ['a', '/', ':', '෯', '໚', 'ກ', '①']) {
      expect(digitValue(other.charCodeAt(0))).toBe(-1)
      expect(digitScript(other.charCodeAt(0))).toBeNull()
    }
  })
})

describe('scripts', () => {
  it.each([
    ['ກ', 'Lao'],
    ['ก', 'Thai'],
    ['ក', 'Khmer'],
    ['က', 'Myanmar'],
    ['a', 'Latin'],
    ['é', 'Latin'],
    ['ế', 'Latin'],
    ['中', 'Han'],
    ['я', 'Other'],
    ['7', null],
    [' ', null],
    ['·', null],
    ['“', null],
    ['฿', null]
  ] as const)('%s is of %s', (character, script) => {
    expect(scriptOf(character.charCodeAt(0))).toBe(script)
  })
})

describe('canonical order', () => {
  it.each([
    ['tone, then vowel sign I', '່ິ', 'ິ່'],
    ['tone, then MAI KAN', '້ັ', 'ັ້'],
    ['tone, then U (which NFC does, too)', 'ຸ່', 'ຸ່'],
    ['NIGGAHITA behind the tone', '້ໍ', 'ໍ້'],
    ['semivowel LO behind the vowel sign', 'ຸຼ', 'ຼຸ'],
    ['cancellation mark first', '໌ິ', 'ິ໌']
  ])('%s', (_, marks, expected) => {
    expect(orderMarks(marks)).toBe(expected)
  })

  it('keeps the marks, and has nothing to do the second time', () => {
    const marks = fc.string({unit: fc.constantFrom('ຼ', 'ິ', 'ັ', 'ໍ', '່', '້', '໌'), maxLength: 6})
    fc.assert(
      fc.property(marks, (run) => {
        const ordered = orderMarks(run)
        expect(Array.from(ordered).sort()).toEqual(Array.from(run).sort())
        expect(isOrdered(ordered)).toBe(true)
        expect(orderMarks(ordered)).toBe(ordered)
      })
    )
  })
})

describe('syllables', () => {
  it.each([
    'ລາວ',
    'ນ້ຳ',
    'ເກົ່າ',
    'ແລະ',
    'ກ່ຽວ',
    'ໜັງ',
    'ຫຼາຍ',
    'ຫວັງ',
    'ຂວາ',
    'ໄປ',
    'ໂຮງ',
    'ມື້',
    'ຕົວ',
    'ພໍ່',
    'ຂໍ'
  ])('%s is one', (syllable) => {
    expect(syllableEnd(syllable, 0)).toBe(syllable.length)
  })

  it.each([
    ['ປະເທດ', 'ປະ'],
    ['ການເມືອງ', 'ການ'],
    ['ສະພາ', 'ສະ'],
    ['ໃໝ່ຂອງ', 'ໃໝ່']
  ])('%s begins with %s', (text, first) => {
    expect(text.slice(0, syllableEnd(text, 0))).toBe(first)
  })

  it.each(['່ກ', 'າກ', 'ເ', 'ກ', 'a', ''])('%j begins with none', (text) => {
    expect(syllableEnd(text, 0)).toBe(0)
  })
})

describe('folding and showing', () => {
  it.each([
    ['ປະ\u200Bຊາ', 'ປະຊາ'],
    ['ນໍ້າ', 'ນ້ຳ'],
    ['ຫນັງ', 'ໜັງ'],
    ['ຫມາຍ', 'ໝາຍ'],
    ['ກໍ', 'ກໍ']
  ])('looks %j up as %j', (text, folded) => {
    expect(foldForLookup(text)).toBe(folded)
  })

  const spelled = fc
    .array(fc.constantFrom(...Array.from('ກຫນມໜຳໍາ່້\u200b\u00ad\ufeffa ')), {
      maxLength: 8
    })
    .map((parts) => parts.join(''))

  it('folds all of a text, and again changes nothing', () => {
    fc.assert(
      fc.property(spelled, (text) => {
        const folded = foldForLookup(text)
        expect(folded).not.toMatch(/[\u00ad\u200b\ufeff]|ຫ[ນມ]|ໍ[່້]?າ/u)
        expect(foldForLookup(folded)).toBe(folded)
        if (folded === text.replace(/[\u00ad\u200b\ufeff]/gu, '')) return
        expect(text).toMatch(/[ຫໍ]/u)
      })
    )
  })

  it('tells what a text begins with that is looked up as a word', () => {
    fc.assert(
      fc.property(spelled, (text) => {
        const word = foldForLookup(text).slice(0, 2)
        if (word !== '') expect(leadsOfFolded([word])).toContain(text.charCodeAt(0))
      })
    )
  })

  it('shows combining marks apart and names what cannot be seen', () => {
    expect(showCharacters('ກັ້\u200B')).toBe('ກ ◌ັ ◌້ U+200B')
    expect(describeCharacters('ຳ')).toEqual(['U+0EB3 LAO VOWEL SIGN AM'])
  })
})
