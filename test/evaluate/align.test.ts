import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {align} from '../../src/evaluate/align.ts'
import {codeUnits, editDistance} from '../../src/evaluate/edit-distance.ts'
import {findCuts} from '../../src/evaluate/shared-passages.ts'

/** The distance by the definition, cell by cell. */
function plainDistance(from: string, to: string): number {
  let above = Array.from({length: to.length + 1}, (_, at) => at)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1
      row.push(Math.min(above[j - 1]! + same, above[j]! + 1, row[j - 1]! + 1))
    }
    above = row
  }
  return above[to.length]!
}

/** Words in an order that does not come again, some letters misread. */
function longTexts(words: number): {seen: string; meant: string} {
  const letters = Array.from('ກຂຄງຈຊຍດຕຖທນບປພມ')
  let state = 7
  const next = (below: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 8) % below
  }
  let seen = ''
  let meant = ''
  for (let word = 0; word < words; word++) {
    for (let at = 0; at < 6; at++) {
      const letter = letters[next(letters.length)]!
      meant += letter
      const chance = next(40)
      seen += chance === 0 ? 'ຫ' : chance === 1 ? '' : chance === 2 ? `${letter}ຫ` : letter
    }
  }
  return {seen, meant}
}

const distance = (from: string, to: string): number => editDistance(codeUnits(from), codeUnits(to))

/** Reading and truth, one above the other; · stands for nothing. */
function show(seen: string, meant: string): string {
  const {partners} = align(seen, meant)
  const columns: string[] = []
  let next = 0
  const added = (end: number): void => {
    for (; next < end; next++) columns.push(`${seen.charAt(next)}>·`)
  }
  partners.forEach((partner, at) => {
    if (partner < 0) columns.push(`·>${meant.charAt(at)}`)
    else {
      added(partner)
      if (seen[partner] !== meant[at]) columns.push(`${seen.charAt(partner)}>${meant.charAt(at)}`)
      next = partner + 1
    }
  })
  added(seen.length)
  return columns.join(' ')
}

const letters = fc.constantFrom(...Array.from('ກຂຄນິີ່້າ'))
const word = fc.string({unit: letters, maxLength: 80})

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['ກ', '', 1],
    ['', 'ກຂ', 2],
    ['ຝັກ', 'ພັກ', 1],
    ['ກຂຄ', 'ຂຄງ', 2]
  ])('%j to %j is %i', (from, to, errors) => {
    expect(distance(from, to)).toBe(errors)
  })

  it('is that of the definition', () => {
    fc.assert(
      fc.property(word, word, (from, to) => {
        expect(distance(from, to)).toBe(plainDistance(from, to))
      }),
      {numRuns: 300}
    )
  })

  it('is the same where long texts are cut at what they share', () => {
    const {seen, meant} = longTexts(1500)
    const [from, to] = [codeUnits(seen), codeUnits(meant)]
    const cuts = findCuts(from, to, 1)
    expect(cuts.length).toBeGreaterThan(4)
    let sum = 0
    let last = {from: 0, to: 0}
    for (const cut of [...cuts, {from: seen.length, to: meant.length}]) {
      expect(cut.from).toBeGreaterThan(last.from)
      expect(cut.to).toBeGreaterThan(last.to)
      sum += distance(seen.slice(last.from, cut.from), meant.slice(last.to, cut.to))
      last = cut
    }
    expect(sum).toBe(distance(seen, meant))
  })

  it('takes time in proportion to long texts', () => {
    const {seen, meant} = longTexts(60_000)
    const began = performance.now()
    expect(align(seen, meant).errors).toBeGreaterThan(20_000)
    // The whole table would take more than a minute.
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('takes long texts in its stride', () => {
    const text = 'ປະຊາຊົນລາວບັນດາເຜົ່າ'.repeat(2000)
    const other = text.replaceAll('ລາວ', 'ລວາ').slice(7)
    expect(distance(text, other)).toBe(7 + 2 * 2000)
  })
})

describe('align', () => {
  it.each([
    ['a tone mark dropped', 'ກິນ', 'ກິ່ນ', '·>່'],
    ['one vowel sign for another, and its tone mark dropped', 'ກິນ', 'ກີ່ນ', 'ິ>ີ ·>່'],
    ['a letter for a letter where marks stand beside it', 'ບາກ', 'ນີາກ', 'ບ>ນ ·>ີ'],
    ['a speck added', 'ກະຊວັງ', 'ກະຊວງ', 'ັ>·'],
    ['two letters read as one', 'ກົດຫາຍ', 'ກົດໝາຍ', 'ຫ>ໝ'],
    ['nothing read', '', 'ກາ', '·>ກ ·>າ'],
    ['nothing meant', 'ກາ', '', 'ກ>· າ>·']
  ])('%s', (_, seen, meant, expected) => {
    expect(show(seen, meant)).toBe(expected)
  })

  it('has as few errors as can be, its places ascend, whether cut in parts or not', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(32, 256, 1 << 28), (seen, meant, largest) => {
        const {partners, errors} = align(seen, meant, largest)
        expect(errors).toBe(plainDistance(seen, meant))
        const pairs = partners.filter((partner) => partner >= 0)
        expect(pairs.every((partner, at) => at === 0 || partner > pairs[at - 1]!)).toBe(true)
      }),
      {numRuns: 500}
    )
  })
})
