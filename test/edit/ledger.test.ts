import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {applyChanges, invertChanges, type Change} from '../../src/edit/change.ts'
import {composeChanges} from '../../src/edit/compose.ts'
import {createEditMap} from '../../src/edit/edit-map.ts'
import {Ledger} from '../../src/edit/ledger.ts'
import {resolveOverlaps} from '../../src/edit/resolve-overlaps.ts'
import type {Edit} from '../../src/types.ts'

const letters = fc.string({unit: fc.constantFrom('ກ', 'ຂ', '່', 'ໍ', 'a', '\n'), maxLength: 24})

/** Changes of a text, from cut points that may coincide. */
function changesOf(text: string): fc.Arbitrary<Change[]> {
  return fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(3), letters), {maxLength: 6})
    .map((drafts) => {
      let free = 0
      const changes: Change[] = []
      for (const [at, length, after] of drafts.sort((a, b) => a[0] - b[0])) {
        const start = Math.max(at, free)
        const end = Math.min(start + length, text.length)
        if (start > text.length) break
        changes.push({start, end, after})
        free = end
      }
      return changes
    })
}

function edit(start: number, end: number, after: string, more: Partial<Edit> = {}): Edit {
  return {start, end, after, rule: 'test/rule', kind: 'rewrite', confidence: 1, ...more}
}

describe('changes', () => {
  it('are undone by their inverse', () => {
    fc.assert(
      fc.property(
        letters.chain((text) => fc.tuple(fc.constant(text), changesOf(text))),
        ([text, changes]) => {
          const changed = applyChanges(text, changes)
          expect(applyChanges(changed, invertChanges(text, changes))).toBe(text)
        }
      )
    )
  })

  it('refuse to overlap', () => {
    expect(() =>
      applyChanges('ກຂຄ', [
        {start: 0, end: 2, after: ''},
        {start: 1, end: 3, after: ''}
      ])
    ).toThrow(RangeError)
  })

  it('compose into what both do in turn', () => {
    fc.assert(
      fc.property(
        letters.chain((text) =>
          fc
            .tuple(fc.constant(text), changesOf(text))
            .chain(([a, first]) =>
              fc.tuple(fc.constant(a), fc.constant(first), changesOf(applyChanges(a, first)))
            )
        ),
        ([text, first, second]) => {
          const middle = applyChanges(text, first)
          const composed: Change[] = []
          let [i, j] = [0, 0]
          composeChanges(first, middle, second, (change, ofFirst, ofSecond) => {
            composed.push(change)
            expect([ofFirst.from, ofSecond.from]).toEqual([i, j])
            ;[i, j] = [ofFirst.to, ofSecond.to]
          })
          expect(applyChanges(text, composed)).toBe(applyChanges(middle, second))
          expect([i, j]).toEqual([first.length, second.length])
        }
      ),
      {numRuns: 500}
    )
  })
})

describe('the edit map', () => {
  // ກ[ຂຄ→x]ງ[+yz]ຈ[ສ→]ຊ, that is ກຂຄງຈສຊ → ກxງyzຈຊ
  const map = createEditMap([
    {start: 1, end: 3, after: 'x'},
    {start: 4, end: 4, after: 'yz'},
    {start: 5, end: 6, after: ''}
  ])

  it.each([
    [0, 'before', 0, true],
    [1, 'after', 1, true],
    [2, 'before', 1, false],
    [2, 'after', 2, false],
    [3, 'before', 2, true],
    [4, 'before', 3, true],
    [4, 'after', 5, true],
    [5, 'before', 6, true],
    [6, 'after', 6, true],
    [7, 'before', 7, true]
  ] as const)('source %i, %s → corrected %i (exact: %s)', (offset, side, expected, exact) => {
    expect(map.toCorrected(offset, side)).toEqual({offset: expected, exact})
  })

  it.each([
    [1, 'before', 1, true],
    [3, 'after', 4, true],
    [4, 'after', 4, false],
    [6, 'before', 5, true],
    [6, 'after', 6, true],
    [7, 'after', 7, true]
  ] as const)('corrected %i, %s → source %i (exact: %s)', (offset, side, expected, exact) => {
    expect(map.toSource(offset, side)).toEqual({offset: expected, exact})
  })

  it('leaves out what was removed in front of a span, and takes in what it cuts', () => {
    expect(map.sourceSpan({start: 6, end: 7})).toEqual({start: 6, end: 7})
    expect(map.sourceSpan({start: 1, end: 2})).toEqual({start: 1, end: 3})
    expect(map.sourceSpan({start: 4, end: 6})).toEqual({start: 4, end: 5})
  })

  it('merges changes that touch into one region', () => {
    const touching = createEditMap([
      {start: 0, end: 1, after: ''},
      {start: 1, end: 2, after: 'ab'}
    ])
    expect(touching.regions).toEqual([{source: {start: 0, end: 2}, corrected: {start: 0, end: 2}}])
  })
})

describe('resolveOverlaps', () => {
  it('prefers the earlier, then the longer, then the surer edit, whatever the order', () => {
    const edits = [
      edit(2, 4, 'c'),
      edit(0, 1, 'a', {confidence: 0.5}),
      edit(0, 3, 'b', {confidence: 0.1}),
      edit(0, 3, 'B', {confidence: 0.2})
    ]
    expect(resolveOverlaps(edits).map(({after}) => after)).toEqual(['B'])
    expect(resolveOverlaps([...edits].reverse()).map(({after}) => after)).toEqual(['B'])
  })

  it('keeps suggestions beside what is applied', () => {
    const suggestion = edit(0, 3, 's', {apply: false})
    expect(resolveOverlaps([edit(1, 2, 'a'), suggestion])).toHaveLength(2)
  })
})

describe('the ledger', () => {
  it('tells a change of a change in terms of the source, and keeps the first on record', () => {
    const ledger = new Ledger('ກໍາຂ')
    ledger.commit('order', [edit(1, 3, 'ຳ', {rule: 'a/am'})])
    ledger.commit('channel', [edit(1, 2, 'ໍ', {rule: 'b/am'})])
    expect(ledger.text).toBe('ກໍຂ')
    expect(
      ledger.corrections.map(({rule, before, after, status}) => [rule, before, after, status])
    ).toEqual([
      ['b/am', 'ໍາ', 'ໍ', 'applied'],
      ['a/am', 'ໍາ', 'ຳ', 'superseded']
    ])
  })

  it('has no correction left where a change is undone', () => {
    const ledger = new Ledger('ກຂ')
    ledger.commit('order', [edit(0, 1, 'ຄ')])
    ledger.commit('channel', [edit(0, 1, 'ກ')])
    expect(ledger.text).toBe('ກຂ')
    expect(ledger.corrections.filter(({status}) => status === 'applied')).toEqual([])
    expect(ledger.map.regions).toEqual([])
  })

  it('lists a suggestion and leaves the text alone', () => {
    const ledger = new Ledger('ກຂ')
    expect(ledger.commit('channel', [edit(0, 1, 'ຄ', {apply: false})])).toEqual([])
    expect(ledger.text).toBe('ກຂ')
    expect(ledger.corrections).toMatchObject([{status: 'suggested', before: 'ກ', after: 'ຄ'}])
  })

  it('keeps its promise over any passes: the applied corrections make the text', () => {
    fc.assert(
      fc.property(letters, fc.infiniteStream(fc.nat()), fc.nat(4), (source, stream, passes) => {
        const numbers = stream[Symbol.iterator]()
        const draw = (limit: number): number => (numbers.next().value ?? 0) % (limit + 1)
        const ledger = new Ledger(source)
        for (let pass = 0; pass < passes; pass++) {
          const edits = Array.from({length: draw(4)}, () => {
            const start = draw(ledger.text.length)
            const end = Math.min(ledger.text.length, start + draw(3))
            return edit(start, end, 'ກ່a'.slice(0, draw(3)), {apply: draw(4) > 0})
          })
          ledger.commit('channel', edits)
        }
        const applied = ledger.corrections.filter(({status}) => status === 'applied')
        const changes = applied.map((c) => ({...c.source, after: c.after}))
        expect(applyChanges(source, changes)).toBe(ledger.text)
        expect(applyChanges(ledger.text, invertChanges(source, changes))).toBe(source)
        for (const c of ledger.corrections) {
          expect(c.before).toBe(source.slice(c.source.start, c.source.end))
        }
      }),
      {numRuns: 500}
    )
  })
})
