import fc from 'fast-check'
import {expect, it} from 'vitest'
import {readLines} from '../../../src/lines/read-lines.ts'
import {readFacts} from '../../../src/structure/facts/read-facts.ts'
import {bareLetters} from '../../../src/structure/facts/letters.ts'
import {factWords} from '../../../src/structure/facts/vocabulary.ts'
import {compileWordList} from '../../../src/structure/facts/word-list.ts'
import type {Span} from '../../../src/types.ts'
import {readFactRules} from './support/ruleset.ts'

const ruleset = readFactRules()

const scrap = fc.constantFrom(
  ...[...ruleset.vocabulary.values()].flat().flatMap(({words}) => words),
  ...['\n', '\n\n', ' ', '\t\t', '. ', ': ', ', ', '/', '12', '໓', '2023', '......', '- ', '1. '],
  ...['**', '\u200b', '\f', 'ກ', '່', 'ໍາ', 'ៗ', '\ud83d']
)

const text = fc.array(scrap, {maxLength: 80}).map((scraps) => scraps.join(''))

function expectInside(within: string, spans: readonly Span<'corrected'>[]): void {
  let behind = 0
  for (const {start, end} of spans) {
    expect(start).toBeGreaterThanOrEqual(behind)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(within.length)
    behind = end
  }
}

it('reads any text, and its spans lie in order inside the text', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({unit: 'binary', maxLength: 60})), (source) => {
      const facts = readFacts(readLines(source), source, ruleset)
      expectInside(source, facts.letterhead)
      expectInside(source, facts.signature)
      expectInside(
        source,
        facts.citations.map(({span}) => span)
      )
      expectInside(
        source,
        facts.legalBasis.map(({span}) => span)
      )
      if (facts.titleSpan !== null) expectInside(source, [facts.titleSpan])
      expect(facts.prefaceEnd).toBeLessThanOrEqual(facts.closingStart)
      expect(facts.closingStart).toBeLessThanOrEqual(source.length)
    }),
    {numRuns: 300}
  )
})

it('finds the words of its vocabulary in their examples', () => {
  const {lookAlikes} = factWords(ruleset)
  for (const entries of ruleset.vocabulary.values()) {
    for (const entry of entries) {
      const list = compileWordList([entry], lookAlikes)
      for (const {before} of entry.examples) {
        const letters = bareLetters(before, 0, before.length, lookAlikes)
        expect([before, list.find(letters, 0, letters.last)?.entry]).toEqual([before, entry])
      }
      for (const {text: each} of entry.counterexamples) {
        const letters = bareLetters(each, 0, each.length, lookAlikes)
        expect([each, list.whole(letters, 0, letters.last)]).toEqual([each, null])
      }
    }
  }
})

it('finds nothing without a vocabulary, and harms nothing', () => {
  const source = 'ແຈ້ງການ\n\nວັນທີ 5 ມີນາ 2023\n'
  const bare = {...ruleset, vocabulary: new Map(), numbering: []}
  const facts = readFacts(readLines(source), source, bare)
  expect(facts).toMatchObject({legalBasis: [], citations: [], closingStart: source.length})
})

it('takes time in proportion to the text', () => {
  const paragraph = 'ໃຫ້ປະຕິບັດ ຄຳສັ່ງ ຂອງລັດຖະມົນຕີ ສະບັບເລກທີ 41/ກຂ, ລົງວັນທີ 8 ສິງຫາ 2023 ແລະ ເລກທີ ວັນທີ ອີງຕາມ '
  const time = (source: string): number => {
    const lines = readLines(source)
    let best = Infinity
    for (let run = 0; run < 4; run++) {
      const start = performance.now()
      readFacts(lines, source, ruleset)
      best = Math.min(best, performance.now() - start)
    }
    return best
  }
  // One line without end is as hard as many. Long texts leave the caches, so that four times as
  // much a letter proves nothing yet; in quadratic time it would be sixteen times as much.
  for (const part of [`${paragraph}\n`, `${paragraph} `, `ອີງຕາມ ${paragraph};`]) {
    const short = `ແຈ້ງການ\n\n${part.repeat(400)}`
    const long = `ແຈ້ງການ\n\n${part.repeat(6400)}`
    time(short)
    expect(time(long)).toBeLessThan(16 * 4 * Math.max(time(short), 1))
  }
})
