import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {BatchTally} from '../../src/report/batch-tally.ts'
import type {DocumentData, DocumentRow} from '../../src/report/shared/document-data.ts'
import {countWanted, isWanted, noFilter, type Filter} from '../../src/report/shared/filter.ts'
import {findChanges, foldCase, holdsText} from '../../src/report/shared/find-text.ts'
import {layOut} from '../../src/report/shared/layout.ts'
import {changeOf, documentOf} from './document-of.ts'

const some = changeOf({start: 0, end: 1, after: 'ພ'})

describe('the filter', () => {
  it.each<[string, Partial<Filter>, Parameters<typeof changeOf>[0], boolean]>([
    ['wants all but routine changes', {}, some, true],
    ['passes over routine changes', {}, {...some, kind: 'order'}, false],
    ['shows them on request', {skipRoutine: false}, {...some, kind: 'order'}, true],
    ['shows those of a chosen rule', {rule: some.rule}, {...some, kind: 'order'}, true],
    ['wants one rule', {rule: 'marks/other'}, some, false],
    ['wants one type', {type: 'suggested'}, some, false],
    ['takes its lower bound in', {from: 18}, {...some, confidence: 0.9}, true],
    ['leaves what is below out', {from: 18}, {...some, confidence: 0.899}, false],
    ['leaves its upper bound out', {to: 18}, {...some, confidence: 0.9}, false],
    ['takes certainty in', {from: 20}, {...some, confidence: 1}, true],
    ['looks for what is open', {state: 'open'}, some, true],
    ['looks for what was accepted', {state: 'accept'}, some, false]
  ])('%s', (_, filter, change, expected) => {
    expect(isWanted({...noFilter, ...filter}, changeOf(change), undefined)).toBe(expected)
  })

  it('counts from the tally what it finds in the document', () => {
    const change = fc.record({
      type: fc.constantFrom('applied', 'suggested', 'removed', 'decided'),
      rule: fc.constantFrom('a/a', 'b/b', 'c/c'),
      kind: fc.constantFrom('confusion', 'reflow', 'order', 'removal'),
      confidence: fc.integer({min: 0, max: 1000}).map((share) => share / 1000)
    })
    const filter = fc.record({
      rule: fc.constantFrom(null, 'a/a', 'b/b'),
      type: fc.constantFrom(null, 'applied', 'removed'),
      from: fc.nat(20),
      to: fc.nat(20),
      skipRoutine: fc.boolean()
    })
    fc.assert(
      fc.property(fc.array(change, {maxLength: 20}), filter, (changes, chosen) => {
        const document = documentOf(
          'ກ',
          changes.map((each) => ({...each, start: 0, end: 1, after: ''}) as typeof some)
        )
        const tally = new BatchTally()
        tally.add(documentOf('ກ', [{start: 0, end: 1, after: '', rule: 'z/z'}]))
        const row = {tally: tally.add(document)} as unknown as DocumentRow
        const wanted = {...noFilter, ...chosen} as Filter
        expect(countWanted(wanted, row, tally.rules)).toBe(
          document.changes.filter((each) => isWanted(wanted, each, undefined)).length
        )
      })
    )
  })
})

describe('looking for a text', () => {
  const source = 'ສະມາຊິກຝັກ Lao ສວນຜັກ\nຝາກ'
  const document: DocumentData = documentOf(source, [
    {start: 7, end: 8, after: 'ພ'},
    {start: source.length - 3, end: source.length - 2, after: 'ຟ'}
  ])
  const find = (text: string): number[] =>
    layOut(document).flatMap((row) => findChanges(row, document, text, () => undefined))

  it.each([
    ['in the source', 'ຊິກຝັກ', true, [0]],
    ['in the result', 'ຊິກພັກ', true, [0]],
    ['of one letter', 'ຝ', true, [0, 1]],
    ['without regard to capitals', 'lao', true, []],
    ['that is not there', 'ບ້ານ', false, []]
  ])('finds one %s, and the changes in it', (_, text, held, changes) => {
    expect(holdsText(document, foldCase(text))).toBe(held)
    expect(find(foldCase(text))).toEqual(changes)
  })
})
