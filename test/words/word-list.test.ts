import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {bareLetters, stretchOf, tableOfLookAlikes} from '../../src/words/letters.ts'
import {compileWordList, type WordList} from '../../src/words/word-list.ts'
import type {VocabularyEntry} from '../../src/types.ts'

const table = tableOfLookAlikes([])

function listOf(...words: string[]): WordList {
  const entries = words.map((word): VocabularyEntry => ({
    id: 'test/word',
    description: '',
    kind: 'confusion',
    confidence: 1,
    examples: [],
    counterexamples: [],
    place: {file: 'test.yaml', line: 1, column: 1},
    words: [word],
    value: null
  }))
  return compileWordList(entries, table)
}

function lettersOf(text: string) {
  return bareLetters(text, 0, text.length, table)
}

describe('at', () => {
  const strings = fc.string({unit: fc.constantFrom('ກ', 'ຂ', 'າ', 'a', '!'), maxLength: 8})

  it('finds the longest word that stands at a place', () => {
    fc.assert(
      fc.property(fc.array(strings, {maxLength: 6}), strings, fc.nat(8), (words, text, at) => {
        const found = listOf(...words).at(lettersOf(text), at)
        const standing = words.filter((word) => word !== '' && text.startsWith(word, at))
        const longest = standing.reduce((best, word) => Math.max(best, word.length), 0)
        expect(found === null ? 0 : found.end - found.start).toBe(at < text.length ? longest : 0)
      })
    )
  })

  it('does not look beyond the end of a stretch', () => {
    const letters = lettersOf('ກາຂາ')
    expect(listOf('ກາຂາ').at(stretchOf(letters, 0, 3), 0)).toBeNull()
    expect(listOf('ກາຂ').at(stretchOf(letters, 0, 3), 0)?.end).toBe(3)
  })
})

describe('near', () => {
  it.each<[string, number | null]>([
    ['ສະຫວັນນະເຂດ', 0],
    ['ສະຫວັນນະເຂຕ', 2],
    ['ສະຫວັນນເຂດ', 2],
    ['ສະຫວນນະເຂດ', 1],
    ['ສະບວັກນະເຂມ', null],
    ['ຫະສວັນນະເຂດ', null]
  ])('reads %s at a cost of %s', (text, cost) => {
    expect(listOf('ສະຫວັນນະເຂດ').near(lettersOf(text), 0)?.cost ?? null).toBe(cost)
  })
})
