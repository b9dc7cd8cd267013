import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createPlaceMap, restoreSource, toRecord, type DocumentRecord} from '../../src/index.ts'
import {emitCorpus} from './support/corpus-records.ts'
import {buildCorrected, buildDocument, type ChangeSketch} from './support/build.ts'

const FILE = {path: 'a.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8'}
const GENERATOR = {name: 'laodoc', version: '0', rules: '', model: null}

function recordOf(source: string, changes: readonly ChangeSketch[]): DocumentRecord {
  return toRecord(buildCorrected(source, changes), buildDocument(), FILE, GENERATOR)
}

/** Texts with letters of one and of two UTF-16 code units, and changes between whole letters. */
const records = fc
  .record({
    letters: fc.array(fc.constantFrom('ກ', 'ນ', '້', ' ', '\n', '𝒜', '😀'), {maxLength: 30}),
    cuts: fc.uniqueArray(fc.nat(30), {maxLength: 10}),
    afters: fc.array(fc.constantFrom('', 'ບ', 'ບ້', '𝒜', '😀ກ'), {minLength: 5, maxLength: 5}),
    insert: fc.boolean()
  })
  .map(({letters, cuts, afters, insert}) => {
    const ends = cuts.filter((cut) => cut <= letters.length).sort((a, b) => a - b)
    const units = (point: number): number => letters.slice(0, point).join('').length
    const changes: ChangeSketch[] = []
    for (let at = 0; at + 1 < ends.length; at += 2) {
      const after = afters[at / 2]!
      const start = units(ends[at]!)
      const end = insert && after !== '' && at === 0 ? start : units(ends[at + 1]!)
      changes.push({start, end, after, kind: after === '' ? 'removal' : 'confusion'})
    }
    return recordOf(letters.join(''), changes)
  })

/** The changes as they stand in both texts, those that are removals among them. */
const changesOf = ({corrections, removed}: DocumentRecord) =>
  [...corrections, ...removed].map(({source, corrected}) => ({source, corrected}))

const inside = (at: number, {start, end}: {start: number; end: number}): boolean =>
  start <= at && at < end

describe('the map of places', () => {
  it('inverts outside changes, and the letters there are the same', () => {
    fc.assert(
      fc.property(records, (record) => {
        const {toSource, toCorrected} = createPlaceMap(record)
        const source = Array.from(restoreSource(record))
        const corrected = Array.from(record.corrected)
        const changes = changesOf(record)
        for (let at = 0; at < corrected.length; at++) {
          if (changes.some((change) => inside(at, change.corrected))) continue
          expect(source[toSource(at)]).toBe(corrected[at])
          expect(toCorrected(toSource(at))).toBe(at)
        }
        for (let at = 0; at < source.length; at++) {
          if (changes.some((change) => inside(at, change.source))) continue
          expect(corrected[toCorrected(at)]).toBe(source[at])
          expect(toSource(toCorrected(at))).toBe(at)
        }
        expect(toSource(corrected.length)).toBe(source.length)
        expect(toCorrected(source.length)).toBe(corrected.length)
      }),
      {numRuns: 1000}
    )
  })

  it('goes to the start of a change from any letter in it', () => {
    fc.assert(
      fc.property(records, (record) => {
        const {toSource, toCorrected} = createPlaceMap(record)
        for (const {source, corrected} of changesOf(record)) {
          for (let at = corrected.start; at < corrected.end; at++) {
            expect(toSource(at)).toBe(source.start)
          }
          for (let at = source.start; at < source.end; at++) {
            expect(toCorrected(at)).toBe(
              corrected.end > corrected.start ? corrected.start : corrected.end
            )
          }
        }
      })
    )
  })

  it('never goes back, and holds with a range what the range came from', () => {
    fc.assert(
      fc.property(records, fc.nat(30), fc.nat(30), (record, one, other) => {
        const {toSource, toCorrected} = createPlaceMap(record)
        for (const [to, back, length] of [
          [toSource, toCorrected, Array.from(record.corrected).length],
          [toCorrected, toSource, Array.from(restoreSource(record)).length]
        ] as const) {
          for (let at = 0; at < length; at++) {
            expect(to(at)).toBeLessThanOrEqual(to(at + 1))
          }
          const [start, end] = [
            Math.min(one, other, length),
            Math.min(Math.max(one, other), length)
          ]
          const range = to({start, end})
          expect(range.start).toBeLessThanOrEqual(range.end)
          if (to !== toSource) continue
          expect(back(range).start).toBeLessThanOrEqual(start)
          expect(back(range).end).toBeGreaterThanOrEqual(end)
        }
      })
    )
  })

  it('reads a record that tells no places in the corrected text, as those of 1.0', () => {
    const {corrections, removed} = recordOf('ນໍ້າ 😀~ ດີ', [
      {start: 1, end: 4, after: '້ຳ'},
      {start: 7, end: 8, after: '', kind: 'removal'}
    ])
    const old = JSON.parse(
      JSON.stringify({corrections, removed}, (key, value: unknown) =>
        key === 'corrected' ? undefined : value
      )
    ) as DocumentRecord
    const {toSource, toCorrected} = createPlaceMap(old)
    expect([0, 1, 2, 3, 4, 5].map((at) => toSource(at))).toEqual([0, 1, 1, 4, 5, 7])
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((at) => toCorrected(at))).toEqual([0, 1, 1, 1, 3, 4, 5, 5])
    expect(toSource({start: 2, end: 4})).toEqual({start: 1, end: 5})
    expect(toCorrected({start: 2, end: 7})).toEqual({start: 1, end: 5})
  })
})

describe.each(emitCorpus())('the map of places of $name', ({record}) => {
  it('takes blocks and changes from one text to the other', () => {
    const {toSource, toCorrected} = createPlaceMap(record)
    for (const {source, corrected} of [...record.preface, ...record.sections, ...record.closing]) {
      expect(toSource(corrected)).toEqual({start: source.start, end: source.end})
      const range = toCorrected(source)
      expect(range.start).toBeLessThanOrEqual(corrected.start)
      expect(range.end).toBeGreaterThanOrEqual(corrected.end)
    }
    for (const {source, corrected} of record.corrections) {
      const {start, end} = toCorrected(source)
      expect([start <= corrected.start, end >= corrected.end]).toEqual([true, true])
    }
  })
})
