import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {applyChanges} from '../../src/report/shared/apply-changes.ts'
import type {DocumentData} from '../../src/report/shared/document-data.ts'
import {layOut} from '../../src/report/shared/layout.ts'
import {documentOf, type ChangeSketch} from './document-of.ts'

/** Each row as [line, source, result]; changed pieces in brackets. */
function show(document: DocumentData): [number, string, string][] {
  const {source, changes} = document
  return layOut(document).map(({line, pieces}) => {
    const before = pieces.map(({start, end, changes: own}) => {
      const text = source.slice(start, end)
      return own === null ? text : `[${text}]`
    })
    const after = pieces.map(({start, end, changes: own}) => {
      if (own === null) return source.slice(start, end)
      const made = own.map((change) => changes[change]!)
      return `[${applyChanges(source, {start, end}, made, [])}]`
    })
    return [line, before.join(''), after.join('')]
  })
}

describe('source and result side by side', () => {
  it('cuts where both begin a line', () => {
    const join = {start: 11, end: 12, after: ' ', kind: 'reflow'}
    expect(show(documentOf('ຫົວຂໍ້\n\nກຂຄ\nງຈ\nທ', [join]))).toEqual([
      [1, 'ຫົວຂໍ້\n', 'ຫົວຂໍ້\n'],
      [2, '\n', '\n'],
      [3, 'ກຂຄ[\n]ງຈ\n', 'ກຂຄ[ ]ງຈ\n'],
      [5, 'ທ', 'ທ']
    ])
  })

  it('cuts behind a line that was taken out, and behind line ends that were spelt otherwise', () => {
    const removed = {start: 4, end: 7, after: '', type: 'removed', kind: 'removal'} as const
    const lineEnd = {start: 2, end: 4, after: '\n', kind: 'encoding'}
    expect(show(documentOf('ກກ\r\n12\nຂຂ', [lineEnd, removed]))).toEqual([
      [1, 'ກກ[\r\n]', 'ກກ[\n]'],
      [2, '[12\n]', '[]'],
      [3, 'ຂຂ', 'ຂຂ']
    ])
  })

  it.each<[string, string, ChangeSketch[], string, string]>([
    ['a mark that another is read for', 'ກີນ', [{start: 1, end: 2, after: 'ິ'}], '[ກີ]ນ', '[ກິ]ນ'],
    ['a mark that a letter was meant by', 'ກີນ', [{start: 1, end: 2, after: 'ນ'}], '[ກີ]ນ', '[ກນ]ນ'],
    ['a mark taken out', 'ກີນ', [{start: 1, end: 2, after: ''}], '[ກີ]ນ', '[ກ]ນ'],
    ['a mark put in', 'ບານ', [{start: 1, end: 1, after: '້'}], '[ບ]ານ', '[ບ້]ານ'],
    ['a mark put in with a letter', 'ນໃບ', [{start: 1, end: 2, after: '່ໃ'}], '[ນໃ]ບ', '[ນ່ໃ]ບ'],
    ['a letter under marks', 'ຜີ້ນ', [{start: 0, end: 1, after: 'ຜ'}], '[ຜີ້]ນ', '[ຜີ້]ນ'],
    ['AM', 'ກໍາບ', [{start: 1, end: 3, after: 'ຳ'}], '[ກໍາ]ບ', '[ກຳ]ບ'],
    ['a letter taken out before a mark', 'ກຂີບ', [{start: 1, end: 2, after: ''}], '[ກຂີ]ບ', '[ກີ]ບ'],
    [
      'two changes of one cluster',
      'ຝີນ',
      [
        {start: 0, end: 1, after: 'ພ'},
        {start: 1, end: 2, after: 'ິ'}
      ],
      '[ຝີ]ນ',
      '[ພິ]ນ'
    ],
    [
      'two changes side by side',
      'ຝຝ',
      [
        {start: 0, end: 1, after: 'ພ'},
        {start: 1, end: 2, after: 'ພ'}
      ],
      '[ຝ][ຝ]',
      '[ພ][ພ]'
    ]
  ])('shows %s with its letter', (_, source, changes, before, after) => {
    expect(show(documentOf(source, changes))).toEqual([[1, before, after]])
  })

  it('marks suspects, and tells headings', () => {
    const rows = layOut(
      documentOf('ຫົວ\nកខ ກຂ', [], {
        suspects: [{start: 4, end: 6, script: 'Khmer', reason: 'why'}],
        headings: [{start: 0, end: 3, level: 2}]
      })
    )
    expect(rows.map(({heading}) => heading?.level)).toEqual([2, undefined])
    expect(
      rows[1]!.pieces.map((piece) => [
        piece.start,
        piece.end,
        'suspect' in piece && piece.suspect?.script
      ])
    ).toEqual([
      [4, 6, 'Khmer'],
      [6, 9, undefined]
    ])
  })

  const alphabet = ['ກ', 'ຝ', 'ິ', '້', 'ໍ', 'າ', 'ຳ', '\n', '\r', ' ', 'a', '𠮷', '\uD800']
  const text = fc.string({unit: fc.constantFrom(...alphabet), maxLength: 30})

  it('keeps every character and every change, whatever it is given', () => {
    const sketch = fc.record({
      from: fc.nat(30),
      length: fc.nat(3),
      after: fc.oneof(text, fc.constant(''))
    })
    const type = fc.constantFrom('applied', 'suggested', 'removed', 'decided')
    fc.assert(
      fc.property(text, fc.array(fc.tuple(sketch, type), {maxLength: 8}), (source, sketches) => {
        let free = 0
        const changes = sketches
          .map(([{from, length, after}, kind]): ChangeSketch => {
            const start = Math.min(from, source.length)
            return {
              start,
              end: Math.min(start + length, source.length),
              after,
              type: kind
            }
          })
          .sort((left, right) => left.start - right.start || left.end - right.end)
          .filter(({type: kind, start, end}) => {
            if (kind === 'suggested' || kind === 'decided') return true
            if (start < free) return false
            free = end
            return true
          })
        const document = documentOf(source, changes)
        const pieces = layOut(document).flatMap((row) => row.pieces)
        expect(pieces.map(({start, end}) => source.slice(start, end)).join('')).toBe(source)
        if (source === '') return
        const placed = pieces.flatMap((piece) => piece.changes ?? [])
        expect(placed).toEqual(document.changes.map((_, index) => index))
        const result = pieces.map(({start, end, changes: own}) =>
          applyChanges(
            source,
            {start, end},
            (own ?? []).map((index) => document.changes[index]!),
            []
          )
        )
        expect(result.join('')).toBe(
          applyChanges(source, {start: 0, end: source.length}, document.changes, [])
        )
      })
    )
  })
})
